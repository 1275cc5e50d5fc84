"""The files that pages load: at an address that changes with what is in them, so that a browser asks for each once.

The queue goes to another page at every key; a style sheet that was asked for again each time made all of them wait.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import django_htmx

FOLDER = Path(__file__).parent / "static"
# htmx comes with a package, of whose files this one alone is served.
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"


@cache
def files() -> dict[str, Path]:
    """What pages load, by name."""
    ours = sorted(each for each in FOLDER.rglob("*") if each.is_file())
    return {**{path.relative_to(FOLDER).as_posix(): path for path in ours}, "htmx.js": HTMX}


@cache
def prefix() -> str:
    """Where the files are, as they are now: "static/0f3a9c21d4e8/"."""
    content = hashlib.sha256()
    for name, path in files().items():
        content.update(name.encode() + b"\0" + path.read_bytes())
    return f"static/{content.hexdigest()[:12]}/"


def is_unchanging(_path: str, url: str) -> bool:
    """Whether an address is one that never has anything else behind it."""
    return url.startswith(f"/{prefix()}")
