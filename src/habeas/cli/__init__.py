"""The command line: words in, words out. What a command does stands in `habeas.work`."""

from __future__ import annotations


def main() -> None:
    """Runs the command that was typed."""
    from habeas.cli.app import app

    app(prog_name="habeas")
