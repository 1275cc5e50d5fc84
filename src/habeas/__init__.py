"""Habeas: from what is written about unjust detention to a record that can answer for every word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from habeas.work.registry import Registry

__version__ = "0.1.0"


def version() -> str:
    """The version that is installed, as its package says; of code that is not installed, its own."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("habeas")
    except PackageNotFoundError:
        return __version__


def open(folder: str | Path = "registry") -> Registry:  # noqa: A001 (habeas.open is the name people know)
    """Opens the registry in a folder, making an empty one where there is none.

    >>> registry = habeas.open("my-registry")            # doctest: +SKIP
    >>> registry.build(["articles/"])                    # doctest: +SKIP
    >>> registry.cases(on=date(2024, 12, 31)).arrow()    # doctest: +SKIP
    """
    from habeas.work.registry import Registry

    return Registry.open(folder)
