"""What a step is made of: a digest of its code and its data, so that what older code made is known to be old.

A version that somebody has to remember to raise is forgotten one day, and a registry then keeps what the old rules
read as if it were new. The digest changes by itself, whenever a line of the step or an entry of its data does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

# What a step reads beside its own folder: the nouns that every step speaks in.
_NOUNS = ("model.py", "dates.py", "terms.py")


@cache
def fingerprint(*steps: str) -> str:
    """Twelve hexadecimal digits for the code and the data of some steps ("claims", "people", …)."""
    root = resources.files("habeas")
    digest = hashlib.sha256()
    for name in _NOUNS:
        digest.update(root.joinpath(name).read_bytes())
    for step in steps:
        for folder in (root.joinpath(step), root.joinpath("data", step)):
            for path, file in _files(folder, ""):
                digest.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files(folder: Traversable, below: str) -> Iterator[tuple[str, Traversable]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _files(entry, f"{below}{entry.name}/")
        elif entry.name.endswith((".py", ".toml")):
            yield f"{below}{entry.name}", entry
