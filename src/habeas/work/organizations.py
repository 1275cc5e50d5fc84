"""Organizations of a registry: derives them, lists them, and finds one by any of its names with all that it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from habeas.errors import NotFound
from habeas.model import DocumentCard
from habeas.people.judgements import constraints
from habeas.people.organization_model import Organization
from habeas.record import decisions, load
from habeas.record import organizations as rows
from habeas.record.connect import Record
from habeas.record.load import SourcedAffiliation
from habeas.record.organizations_in_texts import named_in_texts
from habeas.work.table import Answer, Table

ORGANIZATIONS = "organizations"
# Names this alike (of 100) are offered for one that nothing has, so many of them.
NEAR, OFFERED = 70, 5


@dataclass(frozen=True, slots=True)
class OrganizationLine:
    """A line of a list of organizations; `organization` comes without its mentions."""

    organization: Organization
    claims: int
    documents: int


@dataclass(frozen=True, slots=True)
class OrganizationFile:
    """All that the record has on one organization.

    Attributes:
        parent: what it is a part of, by name; where the gazetteer knows it, it may be in no document.
        parts: the id and the name of each that is a part of it.
        did, suffered, there: how many acts of each type it did, was harmed by, and were done at it, the most frequent
            first.
        people: who is said to belong to it.
        documents: those that name it or that it published, the newest first.
    """

    organization: Organization
    parent: str | None
    parts: tuple[tuple[str, str], ...]
    did: tuple[tuple[str, int], ...]
    suffered: tuple[tuple[str, int], ...]
    people: tuple[SourcedAffiliation, ...]
    documents: tuple[DocumentCard, ...]
    there: tuple[tuple[str, int], ...] = ()


def derive_organizations(record: Record, changed: Collection[str] | None = ()) -> None:
    """Makes the organizations anew; inside the transaction that derives.

    `changed` are the documents that are others than when they were last derived; None where that is not known.
    """
    from habeas.people.organizations import resolve_organizations

    before = rows.former_ids(record)
    named = rows.namings(record) + named_in_texts(record, changed)
    held = constraints(decisions.active(record, ORGANIZATIONS))
    found = resolve_organizations(rows.mentions(record, named), held)
    rows.replace_all(record, found, named)
    rows.redirect(record, _moved(found, before))


def _moved(found: Iterable[Organization], before: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """For each id that no organization has any more that of the one with most of its mentions."""
    now = {(mention.document_id, mention.name): each.id for each in found for mention in each.mentions}
    taken = set(now.values())
    shares: dict[str, Counter[str]] = {}
    for key, old in sorted(before.items()):
        if old not in taken and key in now:
            shares.setdefault(old, Counter())[now[key]] += 1
    return {old: min(share, key=lambda new: (-share[new], new)) for old, share in shares.items()}


def lines(record: Record) -> Table[OrganizationLine]:
    """Organizations, those with most claims first."""

    def ask(asked: dict[str, Any]) -> Answer[OrganizationLine]:
        return rows.lines(record, OrganizationLine, **asked)

    return Table("organizations", ask, _row, filters=("kind", "country"))


def kinds(record: Record) -> list[str]:
    """The kinds that the record's organizations are of, sorted."""
    return rows.kinds(record)


def _row(line: OrganizationLine) -> dict[str, Any]:
    told = asdict(line.organization)
    return {name: told[name] for name in ("id", "name", "names", "kind", "country", "parent")} | {
        "claims": line.claims,
        "documents": line.documents,
    }


def organization_name(record: Record, organization: str) -> str:
    """The shown name of the organization that has this id, or had it once.

    Raises:
        NotFound: there is none.
    """
    found = rows.name_of(record, organization)
    if found is None:
        raise NotFound(f"There is no organization with the id {organization[:80]!r}.")
    return found


def organization_id(record: Record, name: str) -> str:
    """The id of the one organization with that id, or that any of its names, acronyms or spellings means.

    Raises:
        NotFound: there is none, or there are several; the message names them.
    """
    asked = name.strip()
    several = ids_called(record, asked)
    if len(several) == 1:
        return several[0]
    if several:
        offered = ", ".join(several[:OFFERED])
        raise NotFound(f"{len(several)} organizations answer to {asked[:80]!r}; name one by its id: {offered}.")
    raise NotFound(_none(record, asked))


def ids_called(record: Record, name: str) -> list[str]:
    """The ids of the organizations that a text may mean: by an id, or a former one, or by a name."""
    found = rows.moved_to(record, name)
    return _called(record, name) if found is None else [found]


def _called(record: Record, name: str) -> list[str]:
    """The organizations that have this name; else those that it is another name, acronym or spelling of."""
    from habeas.people.organization_names import folded
    from habeas.people.organization_pairs import compare_organizations, read
    from habeas.people.verdict import Verdict

    plain = folded(name)
    written: list[str] = []
    meant: list[str] = []
    for line in rows.lines(record, OrganizationLine):
        each = line.organization
        if plain in {folded(one) for one in (each.name, *each.names)}:
            written.append(each.id)
            continue
        asked = read(name, each.country)
        if compare_organizations(asked, read(each.name, each.country)).verdict is Verdict.SAME:
            meant.append(each.id)
    return written or meant


def _none(record: Record, name: str) -> str:
    from rapidfuzz import fuzz, process

    known = {shown: shown.casefold() for _, shown, _ in rows.all_names(record)}
    near = process.extract(name.casefold(), known, scorer=fuzz.token_sort_ratio, limit=OFFERED, score_cutoff=NEAR)
    if not near:
        return f"No organization answers to {name[:80]!r}. List them all with: habeas organizations"
    return f"No organization answers to {name[:80]!r}. The nearest names: {', '.join(key for _, _, key in near)}."


def organization_file(record: Record, organization: str) -> OrganizationFile:
    """All about an organization.

    Raises:
        NotFound: there is none with that id.
    """
    from habeas.people.gazetteer import all_bodies

    found = rows.organization(record, organization)
    if found is None:
        raise NotFound(f"There is no organization with the id {organization[:80]!r}.")
    known = all_bodies().get(found.parent) if found.parent is not None else None
    parent = rows.name_of(record, found.parent) if known is None and found.parent is not None else None
    return OrganizationFile(
        found,
        parent=parent if known is None else known.name,
        parts=tuple(rows.parts_of(record, organization)),
        did=tuple(rows.act_types(record, organization, rows.ACTOR)),
        suffered=tuple(rows.act_types(record, organization, rows.HARMED)),
        there=tuple(rows.act_types(record, organization, rows.PLACE)),
        people=tuple(load.affiliations(record, pk__in=rows.affiliations_with(record, organization))),
        documents=tuple(load.cards(record, ("-published", "id"), pk__in=rows.documents_with(record, organization))),
    )
