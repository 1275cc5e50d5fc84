"""What is kept of what a person types in, and of who that is."""

from __future__ import annotations

import getpass


def one_line(text: str) -> str:
    """A text without the characters that could steer a terminal, or that no database takes."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def whoami() -> str:
    """The login name of whoever runs this; "unknown" where the system has none."""
    try:
        return getpass.getuser() or "unknown"
    except (OSError, KeyError, ImportError):
        return "unknown"
