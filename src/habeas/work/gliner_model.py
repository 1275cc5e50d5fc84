"""A GLiNER model in a folder of this machine, loaded when it is first asked; nothing is ever downloaded.

The package `gliner` comes with the extra of that name and is imported here alone, when a model is loaded.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from habeas.errors import ModelMissing

PACKAGE = "gliner"
CONFIGURATION = "gliner_config.json"
# Texts that the model reads together.
TOGETHER = 8
# What the libraries under GLiNER look at before they ask a hub for anything.
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY")


@dataclass(frozen=True)
class GlinerModel:
    """The model in a folder; `name` holds the package's version and the digest of the folder's files.

    Raises:
        ModelMissing: the package is not installed, or no model is in the folder.
    """

    folder: Path
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folder", self.folder.absolute())
        if not (self.folder / CONFIGURATION).is_file():
            raise ModelMissing(
                f"There is no GLiNER model in {self.folder}: it needs {CONFIGURATION}, the weights and the tokenizer's "
                "files. Habeas never downloads one."
            )
        object.__setattr__(self, "name", f"{PACKAGE} {_version()} {_digest(self.folder)}")

    @property
    def most_words(self) -> int:
        """Words of a text beyond which the model reads nothing, as its configuration says."""
        return int(_loaded(self.folder).config.max_len)

    def spans(self, texts: Sequence[str], labels: Sequence[str], threshold: float) -> list[list[Mapping[str, Any]]]:
        """For each text what the model finds: `start`, `end`, `label`, `score`."""
        model = _loaded(self.folder)
        found: list[list[Mapping[str, Any]]] = model.inference(
            list(texts), list(labels), flat_ner=True, threshold=threshold, batch_size=TOGETHER
        )
        return found


def _version() -> str:
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        raise ModelMissing('GLiNER is not installed; install it with: pip install "habeas[gliner]"') from None


def _digest(folder: Path) -> str:
    """Twelve hexadecimal digits for the names and bytes of all files in a folder."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            whole.update(f"{path.relative_to(folder)}\0".encode() + hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()[:12]


@cache
def _loaded(folder: Path) -> Any:  # noqa: ANN401 (a class of a package that may not be installed)
    os.environ.update(dict.fromkeys(_OFFLINE, "1"))  # before the import, which reads them
    try:
        from gliner import GLiNER

        return GLiNER.from_pretrained(str(folder), local_files_only=True, map_location="cpu")
    except (ImportError, OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise ModelMissing(
            f"The GLiNER model in {folder} can't be loaded ({type(error).__name__}); all its files have to be there, "
            "those of its tokenizer too."
        ) from error
