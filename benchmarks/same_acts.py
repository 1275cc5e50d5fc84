"""How well claims of several documents become one act, on annotated claims whose links a reader judged.

`tests/quality/same_acts.toml` says which claims about one person speak of one act. Every two claims of one type about
the person are a pair; one that the reader left unsettled counts neither way. Beside `corroborate` stand two simple
rules: the same date, and dates that may be one day (a missing date fits any). With `--extracted` the claims are those
that the extractor finds in the same documents, each taken for the annotated claim of its type and person whose quote
it shares most of; a link that has no such claims is missed.

"reports" are claims that the extractor read in eight annual reports on one country, its mistakes left in: without their
words, in `tests/quality/same_acts_reports.json`. They were judged before the rules were run on them; the rules for
annual reports and for repeated sentences came of what was seen there.

    python benchmarks/same_acts.py [--extracted] [--errors] [--speed]
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from habeas.acts.corroborate import corroborate
from habeas.answers.score import GoldDocument, read_gold
from habeas.answers.score_annotations import Annotation
from habeas.claims.extract import extract
from habeas.claims.rules import RuleExtractor
from habeas.dates import PartialDate
from habeas.model import Claim, Document, DocumentCard, Extraction, Person, Quote, SourcedClaim
from habeas.work.evaluate import annotated_documents

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "tests" / "quality" / "same_acts.toml"
REPORTS = ROOT / "tests" / "quality" / "same_acts_reports.json"
PARTS = ("shared", "sample", "reports")
FOLDERS = {
    "shared": (ROOT.parent / "shared" / "gold" / "dev", ROOT.parent / "shared" / "gold" / "train"),
    "sample": (ROOT / "tests" / "quality" / "gold",),
}

# A pair of claims by their names, in order.
Pair = tuple[str, str]
# Groups the claims about one person into acts.
Grouping = Callable[[Sequence[SourcedClaim]], Iterable[Sequence[SourcedClaim]]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One person of the judged file: the claims' names that are one act, and those that are left open."""

    names: tuple[str, ...]
    same: frozenset[Pair]
    unsettled: frozenset[Pair]
    listed: frozenset[str]


@dataclass(slots=True)
class Score:
    """Links found, missed and wrong, with the pairs themselves."""

    found: list[Pair] = field(default_factory=list)
    missed: list[Pair] = field(default_factory=list)
    wrong: list[Pair] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find."""
        return _ratio(2 * len(self.found), 2 * len(self.found) + len(self.missed) + len(self.wrong))

    @property
    def precision(self) -> float:
        """The share of the links made that are right."""
        return _ratio(len(self.found), len(self.found) + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the judged links that are made."""
        return _ratio(len(self.found), len(self.found) + len(self.missed))

    def of_type(self, kind: str) -> Score:
        """The part that is about claims of one type."""
        return Score(*([pair for pair in pairs if kind_of(pair[0]) == kind] for pairs in self._all()))

    def kinds(self) -> list[str]:
        """The claim types that it has pairs of."""
        return sorted({kind_of(pair[0]) for pairs in self._all() for pair in pairs})

    def add(self, other: Score) -> None:
        """Takes in the pairs of another person."""
        for mine, theirs in zip(self._all(), other._all(), strict=True):
            mine.extend(theirs)

    def _all(self) -> tuple[list[Pair], list[Pair], list[Pair]]:
        return self.found, self.missed, self.wrong

    def __str__(self) -> str:
        counts = f"{len(self.found)} found, {len(self.missed)} missed, {len(self.wrong)} wrong"
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}  ({counts})"


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def kind_of(name: str) -> str:
    """The claim type in a claim's name."""
    return name.split()[1]


# A judged person with the claims about them.
Told = tuple[Judged, list[SourcedClaim]]


def judged(part: str, path: Path = JUDGED) -> list[Judged]:
    """The judged people whose documents are in that part."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["person"]
    return [_judged(entry) for entry in entries if entry["documents"] == part]


def _judged(entry: dict[str, Any]) -> Judged:
    same, unsettled = _pairs(entry.get("same", [])), _pairs(entry.get("unsettled", []))
    listed = {name for pair in same | unsettled for name in pair}
    return Judged(tuple(map(str, entry["names"])), same, unsettled - same, frozenset(listed))


def _pairs(groups: Iterable[Iterable[str]]) -> frozenset[Pair]:
    return frozenset(pair for group in groups for pair in combinations(sorted(group), 2))


def documents_of(part: str) -> dict[str, tuple[GoldDocument, Document]]:
    """The annotated documents of that part with what a build would read; empty where they are not there."""
    folders = [folder for folder in FOLDERS[part] if folder.is_dir()]
    read = {name: document for folder in folders for name, document in annotated_documents(folder)}
    return {name: (gold, read[name]) for folder in folders for name, gold in read_gold(folder).items()}


def card_of(name: str, document: Document) -> DocumentCard:
    """The document without its text, under the name that the judged file has for it."""
    return DocumentCard(
        name, document.name, document.title, document.publisher, document.published, document.url,
        document.country, document.report_year, document.sketch,
    )  # fmt: skip


def annotated(person: Judged, documents: dict[str, tuple[GoldDocument, Document]]) -> list[SourcedClaim]:
    """The annotated claims about the person; the id of each is its name in the judged file."""
    found = []
    for name, (gold, document) in documents.items():
        for entry in gold.annotated.claims:
            if set(entry.persons) & set(person.names):
                claim = _claim(entry, gold.text)
                found.append(SourcedClaim(claim_name(name, claim), claim, card_of(name, document)))
    return found


def claim_name(document: str, claim: Claim) -> str:
    """How the judged file calls a claim of that document."""
    return f"{document} {claim.type} {claim.quotes[0].start}"


def _claim(entry: Annotation, text: str) -> Claim:
    quotes = [Quote(text.index(words), text.index(words) + len(words), words) for words in entry.quotes]
    return Claim(
        type=str(entry.type),
        quotes=tuple(quotes),
        persons=entry.persons,
        group=entry.group,
        organizations=entry.organizations,
        actors=entry.actors,
        date=PartialDate.parse(entry.date) if entry.date else None,
        place=entry.place,
        charges=entry.charges,
        term=entry.term,
        modality=entry.modality or "asserted",
    )


def of_reports() -> list[Told]:
    """The claims of the annual reports; a quote is known by its place and a digest of its words."""
    people = json.loads(REPORTS.read_text(encoding="utf-8"))["people"]
    return [
        (_judged({**entry, "names": [entry["name"]]}), [_of_report(claim, entry["name"]) for claim in entry["claims"]])
        for entry in people
    ]


def _of_report(entry: dict[str, Any], name: str) -> SourcedClaim:
    year = str(entry["id"]).split()[0]
    claim = Claim(
        type=entry["type"],
        quotes=tuple(Quote(*quote) for quote in entry["quotes"]),
        persons=(name,),
        actors=tuple(entry.get("actors", ())),
        date=PartialDate.parse(entry["date"]) if "date" in entry else None,
        place=entry.get("place"),
        charges=tuple(entry.get("charges", ())),
        term=entry.get("term"),
        modality=entry["modality"],
    )
    return SourcedClaim(entry["id"], claim, DocumentCard(year, f"{year}.txt", country="AZ", report_year=int(year)))


def told_of(part: str) -> list[Told]:
    """The judged people of a part with their claims; nobody where the documents are not there."""
    if part == "reports":
        return of_reports()
    documents = documents_of(part)
    return [(person, annotated(person, documents)) for person in judged(part)] if documents else []


def extracted(documents: dict[str, tuple[GoldDocument, Document]]) -> dict[str, list[Claim]]:
    """What the extractor finds in each document."""
    results = extract([document for _, document in documents.values()], RuleExtractor())
    return {
        name: list(result.claims) if isinstance(result, Extraction) else []
        for name, result in zip(documents, results, strict=True)
    }


def matched(claims: Sequence[SourcedClaim], found: dict[str, list[Claim]]) -> list[SourcedClaim]:
    """The extracted claims that are annotated ones, under the names of these; each is taken for one at most."""
    pairs = sorted(
        (-_shared(gold.claim, claim), gold.id, number, gold, claim)
        for gold in claims
        for number, claim in enumerate(found[gold.document.id])
        if claim.type == gold.claim.type and set(claim.persons) & set(gold.claim.persons)
    )
    taken: dict[str, SourcedClaim] = {}
    used: set[tuple[str, int]] = set()
    for shared, name, number, gold, claim in pairs:
        if shared and name not in taken and (gold.document.id, number) not in used:
            taken[name] = SourcedClaim(name, claim, gold.document)
            used.add((gold.document.id, number))
    return list(taken.values())


def _shared(left: Claim, right: Claim) -> int:
    """How many characters the quotes of two claims have in common."""
    spans = [(one, other) for one in left.quotes for other in right.quotes]
    return sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one, other in spans)


def scored(person: Judged, claims: Sequence[SourcedClaim], grouping: Grouping) -> Score:
    """The links between the claims about one person that a grouping makes, against those that the reader made."""
    made = {pair for group in grouping(claims) for pair in _pairs([[claim.id for claim in group]])}
    made = {pair for pair in made if kind_of(pair[0]) == kind_of(pair[1])} - person.unsettled
    return Score(sorted(made & person.same), sorted(person.same - made), sorted(made - person.same))


def as_acts(claims: Sequence[SourcedClaim]) -> Iterator[Sequence[SourcedClaim]]:
    """What is measured: the acts of `corroborate`."""
    return (act.claims for act in corroborate(Person("somebody", "Somebody", ("Somebody",), ()), claims))


def same_date(claims: Sequence[SourcedClaim]) -> Iterator[Sequence[SourcedClaim]]:
    """Baseline: the same type and the same date, as written."""
    return (pair for pair in _of_one_type(claims) if pair[0].claim.date and pair[0].claim.date == pair[1].claim.date)


def fitting_dates(claims: Sequence[SourcedClaim]) -> Iterator[Sequence[SourcedClaim]]:
    """Baseline: the same type in two documents, and dates that may be one day; a missing one fits any."""
    for one, other in _of_one_type(claims):
        left, right = one.claim.date, other.claim.date
        if one.document.id != other.document.id and (left is None or right is None or left.compatible(right)):
            yield one, other


def _of_one_type(claims: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    kinds: dict[str, list[SourcedClaim]] = defaultdict(list)
    for claim in claims:
        kinds[claim.claim.type].append(claim)
    return (pair for each in kinds.values() for pair in combinations(each, 2))


GROUPINGS: dict[str, Grouping] = {"same date": same_date, "fitting dates": fitting_dates, "corroborate": as_acts}


def measure(part: str, *, from_text: bool = False) -> dict[str, Score]:
    """The scores of every grouping over the people of a part, on annotated claims or on extracted ones."""
    people = told_of(part)
    if from_text and people:
        named = {claim.document.id for _, claims in people for claim in claims}
        found = extracted({name: both for name, both in documents_of(part).items() if name in named})
        people = [(person, matched(claims, found)) for person, claims in people]
    scores = {name: Score() for name in GROUPINGS}
    for person, claims in people:
        for name, grouping in GROUPINGS.items():
            scores[name].add(scored(person, claims, grouping))
    return scores


def size(part: str) -> str:
    """How many claims, links and hard negatives there are."""
    people = told_of(part)
    pairs = sum(1 for _, claims in people for _ in _of_one_type(claims))
    same = sum(len(person.same) for person, _ in people)
    unsettled = sum(len(person.unsettled) for person, _ in people)
    return (
        f"{len(people)} people, {sum(len(claims) for _, claims in people)} claims, {pairs} pairs of one type: "
        f"{same} one act, {pairs - same - unsettled} two, {unsettled} unsettled"
    )


def speed() -> Iterator[str]:
    """How long one person's claims take, for more and more of them."""
    for what, claims_of in (("on many acts", _many), ("on one act", _of_one_act)):
        for number in (250, 500, 1000, 2000):
            claims = list(claims_of(number))
            begun = time.perf_counter()
            acts = corroborate(Person("somebody", "Somebody", ("Somebody",), ()), claims)
            yield f"{number} claims {what}: {time.perf_counter() - begun:.2f} s, {len(acts)} acts"


def _many(number: int) -> Iterator[SourcedClaim]:
    """Claims of a person much written about: arrests, sentences and appeals over years, each told by several."""
    kinds = ("arrest", "sentence", "appeal", "imprisonment", "torture")
    for each in range(number):
        act, telling = divmod(each, 4)
        date = PartialDate(2000 + act % 25, act // 25 % 12 + 1, act // 300 % 28 + 1)
        given = (date, PartialDate(date.year, date.month), date, None)[telling]
        card = DocumentCard(f"{each:06}", f"{each}.txt", publisher=f"Paper {each % 40}", published=date)
        words = f"Told as number {each}."
        yield SourcedClaim(
            f"{each:06}",
            Claim(kinds[act % 5], (Quote(0, len(words), words),), ("Somebody",), actors=("A Court",), date=given),
            card,
        )


def _of_one_act(number: int) -> Iterator[SourcedClaim]:
    """Claims of an arrest that every outlet reports, dated by the day, the month, not at all, or by the next day."""
    for each in range(number):
        given = (PartialDate(2024, 3, 1), PartialDate(2024, 3), None, PartialDate(2024, 3, 2))[each % 4]
        published = PartialDate(2024, 3, 1 + each % 10)
        card = DocumentCard(f"{each:06}", f"{each}.txt", publisher=f"Paper {each % 300}", published=published)
        words = f"Told as number {each}."
        place = ("Baku", None, "his home")[each % 3]
        claim = Claim("arrest", (Quote(0, len(words), words),), ("Somebody",), date=given, place=place)
        yield SourcedClaim(f"{each:06}", claim, card)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extracted", action="store_true", help="also from the text, by the extractor")
    parser.add_argument("--errors", action="store_true", help="list every link missed or wrong")
    parser.add_argument("--speed", action="store_true", help="also the time for one person of many claims")
    options = parser.parse_args()
    for part in PARTS:
        if not told_of(part):
            print(f"{part}: the annotated documents are not beside the project")
            continue
        print(f"{part}: {size(part)}")
        for from_text in (False, True) if options.extracted and part in FOLDERS else (False,):
            print("  claims found by the extractor" if from_text or part == "reports" else "  annotated claims")
            for line in lines(measure(part, from_text=from_text), errors=options.errors):
                print(f"    {line}")
    for line in speed() if options.speed else ():
        print(line)


def lines(scores: dict[str, Score], *, errors: bool = False) -> Iterator[str]:
    """The figures of each grouping, and by type those of `corroborate`."""
    for name, score in scores.items():
        yield f"{name:14} {score}"
    ours = scores["corroborate"]
    for kind in ours.kinds():
        yield f"  {kind:13}{ours.of_type(kind)}"
    for what, pairs in (("missed", ours.missed), ("wrong", ours.wrong)) if errors else ():
        for pair in pairs:
            yield f"  {what}: {pair[0]} / {pair[1]}"


if __name__ == "__main__":
    main()
