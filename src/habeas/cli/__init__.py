"""The command line: words in, words out. What a command does stands in `habeas.work`."""

from __future__ import annotations

import os

# Matrices here are small: a second thread of the library that multiplies them saves no time, and a process in which
# there is one reads a sixth slower. It is read when numpy is loaded.
ONE_THREAD = "OPENBLAS_NUM_THREADS"


def main() -> None:
    """Runs the command that was typed."""
    os.environ.setdefault(ONE_THREAD, "1")
    from habeas.cli.app import app

    app(prog_name="habeas")
