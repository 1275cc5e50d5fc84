"""Looks for the names to compare by Splink on DuckDB, on the disk: for more than a million mentions.

Splink blocks and weighs by the settings of `habeas.people.splink_model`; who is who is decided as ever: the pairs that
it finds are compared, weighed and linked in this process, under the same decisions.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from habeas.errors import ModelMissing
from habeas.people.candidates import LARGEST_BLOCK
from habeas.people.distinct import distinct
from habeas.people.name_rows import write_rows
from habeas.people.parts import Parts
from habeas.people.shares import processes as at_once
from habeas.people.splink_model import match_weight, settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Numbers = NDArray[np.int64]
# What DuckDB may take of memory; beyond, it goes to the disk.
MEMORY = "4GB"
# Pairs below this score, in log-odds, are not looked at further; as in `habeas.people.grouping`, where it is FLOOR.
FLOOR = -3.0
# Splink predicts so many names at a time against all.
NAMES_AT_A_TIME = 250_000


def installed() -> bool:
    """Whether Splink and DuckDB are there: the extra `habeas[splink]`."""
    return find_spec("splink") is not None and find_spec("duckdb") is not None


def splink_pairs(names: Sequence[Parts], processes: int | None = None) -> tuple[Numbers, Numbers]:
    """The places of the names to compare, the smaller place first; each pair once, in order.

    DuckDB has so many threads as processes are asked for.

    Raises:
        ModelMissing: Splink is not installed.
    """
    if not installed():
        raise ModelMissing('Resolving with Splink needs the extra: pip install "habeas[splink]".')
    if not names:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    with TemporaryDirectory(prefix="habeas-names-") as place, _engine(Path(place), processes) as connection:
        folder = Path(place)
        write_rows(names, folder)
        _prepare(connection, folder)
        pairs = _predicted(connection, folder, len(names))
    return pairs >> 32, pairs & 0xFFFFFFFF


@contextmanager
def _engine(folder: Path, processes: int | None) -> Iterator[DuckDBPyConnection]:
    import duckdb

    options: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(folder / "spilt"),
        "threads": at_once(processes),
        "preserve_insertion_order": False,
        # Nothing is fetched from anywhere.
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(str(folder / "names.duckdb"), config=options)
    try:
        yield connection
    finally:
        connection.close()


def _prepare(connection: DuckDBPyConnection, folder: Path) -> None:
    """Makes the table of names, each with the keys that it shares with others and that are not too common."""
    files = {"keys": str(folder / "keys-*.parquet"), "names": str(folder / "names-*.parquet")}
    connection.execute(
        """
        create table of_name as
        with spelt as (select k.*, n.short from read_parquet($keys) k join read_parquet($names) n using (place)),
        used as (
            select key, late from spelt group by key, late
            having count(*) between 2 and $largest and (not late or bool_or(short))
        )
        select place, list(key) filter (not late) as keys, list(key) filter (late) as late_keys
        from spelt semi join used using (key, late) group by place
        """,
        {**files, "largest": LARGEST_BLOCK},
    )
    connection.execute(
        """
        create table names as
        select n.*, k.keys, k.late_keys from read_parquet($names) n join of_name k using (place)
        """,
        {"names": files["names"]},
    )


def _predicted(connection: DuckDBPyConnection, folder: Path, number: int) -> Numbers:
    """The pairs that Splink finds likely enough, as one number each, in order."""
    from splink import Linker
    from splink.internals.duckdb.database_api import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.WARNING)  # it tells its progress as if it were the only one here
    engine = DuckDBAPI(connection, materialisation="parquet", materialisation_dir=folder / "splink")
    linker = Linker(engine.register("names"), settings())
    chunks = -(-number // NAMES_AT_A_TIME)
    found = linker.inference.predict(
        threshold_match_weight=match_weight(FLOOR),
        num_chunks_left=chunks if chunks > 1 else None,
        num_chunks_right=1 if chunks > 1 else None,
        warning_mode="never",
    )
    sides = found.as_duckdbpyrelation().select("place_l, place_r").fetchnumpy()
    one, other = (np.asarray(sides[side], dtype=np.int64) for side in ("place_l", "place_r"))
    return distinct(np.minimum(one, other) << 32 | np.maximum(one, other))
