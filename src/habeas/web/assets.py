"""The files that pages load: at an address that changes with what is in them, so that a browser asks for each once.

The queue goes to another page at every key; a style sheet that was asked for again each time made all of them wait.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static"


@cache
def prefix() -> str:
    """Where the files are, as they are now: "static/0f3a9c21d4e8/"."""
    content = hashlib.sha256()
    for path in sorted(each for each in FOLDER.rglob("*") if each.is_file()):
        content.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return f"static/{content.hexdigest()[:12]}/"


def is_unchanging(_path: str, url: str) -> bool:
    """Whether an address is one that never has anything else behind it."""
    return url.startswith(f"/{prefix()}")
