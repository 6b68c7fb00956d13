"""Facts → inference → scores → assessment; one module a step. No input or output, no face."""
