"""The command line: arguments, exit codes, printing. It calls the library and decides nothing."""

from advisor.cli.application import main

__all__ = ["main"]
