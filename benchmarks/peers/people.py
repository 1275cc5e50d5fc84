"""What others do with the mentions of `people_at_scale.py`; run by the Python in which they are installed.

    python benchmarks/peers/people.py splink MENTIONS.csv GROUPS.csv --cut -1 --memory 6GB
    python benchmarks/peers/people.py nomenklatura MENTIONS.csv GROUPS.csv --cut 0.7

Writes `mention,group` lines by the place of the mention, and prints one line of JSON with seconds, processor seconds
and peak memory. Each is given what its documents advise: Splink its comparison of forenames and surnames with the
frequency of whole names, births and places beside it, and weights by EM; nomenklatura its index and its `logic-v2`.
Before Splink names are cleaned as its users would: every script in the letters a to z, titles and fathers' names left
out, the surname last. Its time is that of cleaning, training, `predict` and clusters; reading the file is in no time.
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
import os
import resource
import tempfile
import time
import unicodedata
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path


def main() -> None:
    """Measures one of them."""
    logging.disable(logging.WARNING)
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("peer", choices=["splink", "nomenklatura"])
    asked.add_argument("mentions", type=Path)
    asked.add_argument("groups", type=Path)
    asked.add_argument("--cut", type=float, nargs="+", required=True, help="one file of groups for each")
    asked.add_argument("--memory", default="6GB", help="what DuckDB may take")
    given = asked.parse_args()
    with given.mentions.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    start, used = time.perf_counter(), sum(os.times()[:2])
    steps = splink(rows, given) if given.peer == "splink" else nomenklatura(rows, given)
    print(
        json.dumps(
            {
                "version": version(given.peer),
                "wall": time.perf_counter() - start,
                "cpu": sum(os.times()[:2]) - used,
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                **steps,
            }
        )
    )


def splink(rows: list[dict[str, str]], given: argparse.Namespace) -> dict[str, object]:
    """Splink on DuckDB: cleaned names, EM, predict, connected components at a cut of the match weight."""
    import pyarrow
    import splink.comparison_library as library
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    laps = Laps()
    table = pyarrow.table(dict(zip(COLUMNS, zip(*cleaned(rows), strict=True), strict=True)))
    laps.take("cleaning")
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[
            library.ForenameSurnameComparison(
                "forename", "surname", forename_surname_concat_col_name="whole"
            ).configure(term_frequency_adjustments=True),
            library.DamerauLevenshteinAtThresholds("birth", 1),
            library.ExactMatch("place").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in RULES],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    engine = DuckDBAPI()
    engine._con.execute(f"SET memory_limit='{given.memory}'")
    engine._con.execute(f"SET temp_directory='{tempfile.mkdtemp()}'")
    linker = Linker(engine.register(table), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("forename", "surname")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("forename", "surname"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth", "place"))
    laps.take("training")
    pairs = linker.inference.predict(threshold_match_weight=min(given.cut))
    laps.take("predict")
    for cut in given.cut:
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_weight=cut)
        if cut == given.cut[0]:
            laps.take("clusters")
        write(found.as_duckdbpyrelation().select("unique_id, cluster_id").fetchall(), given.groups, cut)
    counted = pairs.as_duckdbpyrelation().count("*").fetchone()
    return {"pairs": 0 if counted is None else counted[0], "steps": laps.seconds}


def nomenklatura(rows: list[dict[str, str]], given: argparse.Namespace) -> dict[str, object]:
    """nomenklatura: its index with the options it comes with, `logic-v2` on all its pairs, connected components."""
    from followthemoney import Dataset, StatementEntity
    from nomenklatura.blocker import Index
    from nomenklatura.matching import get_algorithm
    from nomenklatura.resolver import Linker
    from nomenklatura.store.memory import MemoryStore

    laps = Laps()
    dataset = Dataset.make({"name": "mentions", "title": "Mentions"})
    store = MemoryStore(dataset, Linker({}))
    with store.writer() as writer:
        for place, row in enumerate(rows):
            said = {"name": [row["name"]], "birthDate": [row["birth"]], "birthPlace": [row["place"]]}
            properties = {name: values for name, values in said.items() if values != [""]}
            data = {"id": f"m-{place}", "schema": "Person", "properties": properties}
            writer.add_entity(StatementEntity.from_data(dataset, data))
    laps.take("loading")
    view = store.view(dataset)
    index = Index(view, Path(tempfile.mkdtemp()), options={"memory_budget": 2000})
    index.build()
    laps.take("index")
    pairs = [(one.id, other.id) for (one, other), _ in index.pairs(max_pairs=MOST_PAIRS)]
    laps.take("pairs")
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()
    entities = {name: view.get_entity(name) for pair in pairs for name in pair}
    scores = [algorithm.compare(entities[one], entities[other], config).score for one, other in pairs]
    laps.take("scores")
    for cut in given.cut:
        joined = [pair for pair, score in zip(pairs, scores, strict=True) if score >= cut]
        write(components(joined), given.groups, cut)
    laps.take("clusters")
    return {"pairs": len(pairs), "steps": laps.seconds}


def components(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[int, str]]:
    """The place of each mention in a pair, with what its group is called."""
    above: dict[str, str] = {}

    def root(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = name = above[above[name]]
        return name

    for one, other in pairs:
        above[root(one)] = root(other)
    return [(int(name[2:]), root(name)) for name in above]


# No more pairs than this are scored.
MOST_PAIRS = 1_000_000
# Which pairs Splink looks at: those that agree on all of one of these.
RULES = (
    ("forename", "surname"),
    ("surname", "substr(forename, 1, 1)"),
    ("forename", "substr(surname, 1, 1)"),
    ("birth", "place"),
)
COLUMNS = ("unique_id", "forename", "surname", "whole", "birth", "place")


# In the letters a to z: what stands before a name, what follows a father's name, and how one ends.
TITLES = frozenset({"mr", "dr", "prof", "gn", "d", "cenab", "canab", "jurnalist", "zhurnalist", "sr", "av"})
AFTER_FATHER = frozenset({"oglu", "ogly", "oghlu", "ogli", "gizi", "qizi", "kizi", "kyzy", "gyzy"})
FATHERS = (
    *("ovich", "evich", "ovych", "evych", "ovitch", "evitch", "owitsch", "ewitsch", "owicz", "ewicz"),
    *("ovic", "evic", "ovna", "evna", "ivna", "owna", "ewna"),
)


def cleaned(rows: Iterable[dict[str, str]]) -> Iterable[tuple[int | str | None, ...]]:
    """A row of `COLUMNS` for each mention; one whose name is a single word has no forename."""
    for place, row in enumerate(rows):
        words = parts(row["name"])
        forename, surname = (words[0] if len(words) > 1 else None), (words[-1] if words else None)
        whole = f"{forename} {surname}" if forename else None
        yield place, forename, surname, whole, row["birth"] or None, row["place"] or None


def parts(name: str) -> list[str]:
    """The words of a name in the letters a to z, without titles and father's name, the surname last."""
    family, comma, rest = unicodedata.normalize("NFKC", name).partition(",")
    written = (f"{rest} {family}" if comma else family).split()
    if len(written) == 1 and "\u4e00" <= written[0][0] <= "\u9fff":
        return [word for word in (folded(written[0][1:]), folded(written[0][:1])) if word]
    words = [word for word in map(folded, written) if word]
    words = [word for word in words if word not in TITLES] or words
    for place, word in enumerate(words):
        if place and len(words) > 2 and word in AFTER_FATHER:
            words = words[: place - 1] + words[place + 1 :]
            break
    return [word for word in words if not word.endswith(FATHERS)] if len(words) > 2 else words


def folded(word: str) -> str:
    """The word in the letters a to z."""
    return "".join(letter for letter in latin(word).lower() if "a" <= letter <= "z")


def latin(word: str) -> str:
    """By anyascii, or by the normalizer that comes with nomenklatura where that is not installed."""
    try:
        from anyascii import anyascii
    except ImportError:
        from normality import ascii_text

        return ascii_text(word) or ""
    return str(anyascii(word))


def write(found: Iterable[tuple[object, object]], path: Path, cut: float) -> None:
    """Writes which group each mention is in, at this cut."""
    with path.with_name(f"{path.name}.{cut:g}").open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(found)


class Laps:
    """Seconds by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def take(self, step: str) -> None:
        """Ends a step."""
        now = time.perf_counter()
        self.seconds[step], self._last = now - self._last, now


if __name__ == "__main__":
    main()
