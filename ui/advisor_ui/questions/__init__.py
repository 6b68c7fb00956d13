"""The questionnaire: its pages, its fields, and how answers become fields and back."""
