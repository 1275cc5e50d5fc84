"""Names as rows of Parquet files, for an engine that compares them without Python: their keys, and their folded forms.

Everything is worked out once for each spelling. `names-N.parquet` has a row for each name, by its place: `parts`, how
many parts are written out that differ in their consonants; `sounds`, the codes of all its parts in order; `ways`, the
consonants of each part in every way that it may be read; `whole` and `bones`, the name as one text, its parts in order,
with and without vowels; `short`, whether it gives fewer than two parts in full. `keys-N.parquet` has a row for each key
of a name: `place`, `key`, and `late` for keys that are only looked up for short names.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.people.blocking import ALONE, INITIAL, KINDS, chinese_keys, consonants
from habeas.people.key_columns import KeyTexts, key_columns
from habeas.people.parts import Parts, tells
from habeas.people.readings import manly

if TYPE_CHECKING:
    import pyarrow

# Names whose rows are made and written together, which bounds the memory.
CHUNK = 100_000
LATE = (KINDS.index(INITIAL), KINDS.index(ALONE))


def write_rows(names: Sequence[Parts], folder: Path) -> None:
    """Writes the rows of all names into an existing folder."""
    import numpy as np
    import pyarrow
    from pyarrow import parquet

    texts = KeyTexts()
    for number, start in enumerate(range(0, len(names), CHUNK)):
        some = names[start : start + CHUNK]
        rows = [_row(place, name) for place, name in enumerate(some, start)]
        parquet.write_table(pyarrow.Table.from_pylist(rows, _shape()), folder / f"names-{number:05}.parquet")
        owners, keys, kinds = key_columns(some, texts)
        columns = {"place": owners + start, "key": keys, "late": np.isin(kinds, LATE)}
        parquet.write_table(pyarrow.table(columns), folder / f"keys-{number:05}.parquet")


def _shape() -> pyarrow.Schema:
    import pyarrow

    texts = pyarrow.list_(pyarrow.string())
    return pyarrow.schema(
        [
            ("place", pyarrow.int64()),
            ("parts", pyarrow.int64()),
            ("sounds", texts),
            ("ways", texts),
            ("whole", pyarrow.string()),
            ("bones", pyarrow.string()),
            ("short", pyarrow.bool_()),
        ]
    )


def _row(place: int, name: Parts) -> dict[str, object]:
    written = [each for each in name.proper if not each.initial]
    sounds = sorted(manly(each.codes[0]) if each.codes else each.letters for each in written)
    bones = sorted({consonants(each)[0] if consonants(each) else each.letters for each in written})
    ways = {way for each in written for way in consonants(each)}
    ways |= {f"/{way}" for each in written for some in chinese_keys(each) for way in some}
    return {
        "place": place,
        "parts": len(bones),
        "sounds": sounds,
        "ways": sorted(ways),
        "whole": "".join(sounds),
        "bones": "".join(bones),
        "short": not tells(name),
    }
