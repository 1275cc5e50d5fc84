"""Lays a dossier out for a submission, as a manuscript: who submits, who is recommended, legal basis, criteria with
their acts, the acts, what speaks against them, evidence exhibits, confidentiality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from habeas.answers.dossier.criteria import NO_OFFICE, NOTHING, Assessment, Proposal
from habeas.answers.dossier.layout_acts import act_blocks, exculpatory
from habeas.answers.dossier.layout_words import dated, heading, text
from habeas.answers.dossier.model import ActOf, Confirmed, Dossier, Exhibit, Office, Superior
from habeas.answers.manuscript import Block, Column, Heading, Listing, Manuscript, Paragraph, Runs, Table, Text, plain
from habeas.dates import PartialDate
from habeas.documents.countries import all_countries

# Digits of a hash in a line; a table cell breaks where it must.
_GROUP = 16
_COLUMNS = (
    Column("Criterion", share=1.5),
    Column("State", share=0.6),
    Column("Acts", share=0.7),
    Column("Why", share=1.3),
)


def laid_out(dossier: Dossier, assessed: Sequence[Assessment], *, submitter: str = "") -> Manuscript:
    """The dossier as a manuscript. `submitter` is who submits it, as they want to be named; empty leaves a blank."""
    parts: tuple[Iterable[Block], ...] = (
        _submitter(submitter),
        _recommended(dossier),
        _basis(assessed),
        _criteria(assessed),
        _acts(dossier),
        exculpatory(dossier),
        _offices(dossier),
        _superiors(dossier),
        _family(dossier),
        _listings(dossier),
        _exhibits(dossier),
        [Heading(heading("confidentiality")), plain(text("confidentiality"))],
    )
    return Manuscript(
        f"Dossier: {dossier.actor.name}",
        tuple(chain.from_iterable(parts)),
        subtitle="; ".join(each.regime.title for each in assessed),
        facts=_facts(dossier),
        warning=text("warning"),
        running=f"Confidential draft: {dossier.actor.name}",
        day=dossier.as_of,
    )


def _facts(dossier: Dossier) -> tuple[str, ...]:
    verified = sum(each.reviewed for each in dossier.acts)
    told = (
        text("verified_only", left_out=dossier.left_out)
        if dossier.only_verified
        else text("unverified", verified=verified, acts=len(dossier.acts))
    )
    withheld = (text("withheld", number=dossier.withheld),) if dossier.withheld else ()
    return (
        f"As of {dated(PartialDate.of(dossier.as_of))}",
        _number_of(len(dossier.exhibits), "exhibit"),
        told,
        *withheld,
    )


def _submitter(submitter: str) -> Iterator[Block]:
    yield Heading(heading("submitter"), anchor="submitter")
    yield plain(submitter or text("submitter"), "plain" if submitter else "aside")


def _recommended(dossier: Dossier) -> Iterator[Block]:
    actor = dossier.actor
    country = all_countries().get(actor.country or "")
    rows = [
        ("Name", actor.name),
        ("Also written", "; ".join(actor.names[1:])),
        ("Kind", actor.kind or ""),
        (text(f"country_of_{'person' if actor.is_person else 'body'}"), "" if country is None else country.name),
        ("Gender", actor.gender or ""),
        ("Offices, as documents cite them", "; ".join(map(_cited, dossier.offices)) if actor.is_person else ""),
        ("Born", "; ".join(actor.born)),
        ("From or living in", "; ".join(actor.home)),
        ("In this registry", f"{'person' if actor.is_person else 'organization'}:{actor.id}"),
    ]
    yield Heading(heading("recommended"), anchor="recommended")
    yield _two_columns("Identifying data, as documents give it", rows)


def _cited(office: Office) -> str:
    """An office with the years in which documents cite it; more of it stands in the chapter on offices."""
    years = dict.fromkeys(str(each.year) for each in (office.first_cited, office.last_cited) if each is not None)
    if not office.held:
        return f"{office.title} (called a former one)"
    return f"{office.title} (cited {'–'.join(years)})" if years else office.title


def _two_columns(caption: str, rows: Sequence[tuple[str, str]]) -> Table:
    told = tuple((_cell(name), _cell(value)) for name, value in rows if value)
    return Table(caption, (Column("What", share=0.4), Column("As known")), told)


def _cell(words: str) -> Runs:
    return (Text(words),)


def _basis(assessed: Sequence[Assessment]) -> Iterator[Block]:
    yield Heading(heading("basis"), anchor="basis")
    for each in assessed:
        regime = each.regime
        yield Heading(regime.title, 2)
        yield plain(f"Decided by: {regime.authority}. Sent to: {regime.addressee}.")
        yield Listing(tuple(_cell(source) for source in regime.basis))
        yield Paragraph((Text(f"{text('counsel')}: ", strong=True), Text(regime.counsel)), "aside")


def _criteria(assessed: Sequence[Assessment]) -> Iterator[Block]:
    yield Heading(heading("criteria"), anchor="criteria")
    for each in assessed:
        yield Heading(each.regime.title, 2)
        told = [one for one in each.proposals if one.state != NOTHING]
        if told:
            yield Table(f"Criteria: {each.regime.title}", _COLUMNS, tuple(map(_criterion, told)))
        yield from _rest([one for one in each.proposals if one.state == NOTHING])
        if not each.proposals:
            yield plain(text("no_criteria"))


def _rest(proposals: Sequence[Proposal]) -> Iterator[Block]:
    """Criteria for which nothing is proposed, in a line each way."""
    by_hand = [each.criterion for each in proposals if each.criterion.by_hand]
    official = [each.criterion for each in proposals if each.reason == NO_OFFICE]
    without = [each.criterion for each in proposals if not each.criterion.by_hand and each.reason != NO_OFFICE]
    for name, criteria in (("without_acts", without), ("without_office", official), ("by_hand", by_hand)):
        if criteria:
            yield plain(text(name, criteria="; ".join(f"{each.title} ({each.citation})" for each in criteria)), "aside")


def _criterion(proposal: Proposal) -> tuple[Runs, ...]:
    one, said = proposal.criterion, proposal.said
    what = (Text(one.title, strong=True), Text(f". {one.text} ({one.citation})"))
    why = proposal.reason
    if said is not None:
        # Who decided, and in which words, stays in the record: this is sent to others.
        why = f"Decided by a person, {said.made:%Y-%m-%d} (entry {said.id} of the record). {why}"
    return what, _cell(proposal.state), _cell(", ".join(proposal.acts)), _cell(why)


def _acts(dossier: Dossier) -> Iterator[Block]:
    yield Heading(heading("acts"), anchor="acts")
    if not dossier.acts:
        yield plain(text("no_acts", name=dossier.actor.name))
    else:
        yield plain(text("acts"))
    for year, several in groupby(dossier.acts, _year):
        yield Heading(year, 2)
        for each in several:
            yield from act_blocks(each)
    if dossier.ended:
        yield Heading(heading("ended"), anchor="ended")
        yield plain(text("ended"))
    for each in dossier.ended:
        yield from act_blocks(each, involved=False)


def _year(told: ActOf) -> str:
    return "Date not known" if told.act.date is None else str(told.act.date.year)


def _offices(dossier: Dossier) -> Iterator[Block]:
    yield Heading(heading("offices" if dossier.actor.is_person else "people"), anchor="offices")
    yield plain(text("offices" if dossier.offices else "no_offices"))
    if dossier.offices:
        yield Table(
            "Offices, occupations and memberships",
            (Column("Person"), Column("Office"), Column("First cited"), Column("Last cited"), Column("Former by")),
            tuple(_office(each) for each in dossier.offices),
        )


def _office(office: Office) -> tuple[Runs, ...]:
    first, last = dated(office.first_cited, "not dated"), dated(office.last_cited, "not dated")
    former = "" if office.ended_by is None else dated(office.ended_by)
    return _cell(office.person), _cell(office.title), _cell(first), _cell(last), _cell(former)


def _superiors(dossier: Dossier) -> Iterator[Block]:
    yield Heading(heading("superiors"), anchor="superiors")
    if not dossier.superiors:
        yield plain(text("no_superiors"))
    else:
        yield Listing(tuple(_cell(_superior(each)) for each in dossier.superiors))
    if dossier.circle:
        yield plain(text("circle", name=dossier.circle), "warning")


def _superior(each: Superior) -> str:
    where = f", above {each.below}" if each.below else ", to which a source says the person belongs"
    return f"{each.name}{where}" + (f". Named there: {'; '.join(each.people)}" if each.people else "")


def _family(dossier: Dossier) -> Iterator[Block]:
    yield Heading(heading("family"), anchor="family")
    told = [f"{each.name}: {each.word} ({', '.join(each.exhibits)})" for each in dossier.relatives]
    told += [f"{each.organization}: {each.person}, {each.role}" for each in dossier.companies]
    yield Listing(tuple(map(_cell, told))) if told else plain(text("no_family"))


def _listings(dossier: Dossier) -> Iterator[Block]:
    yield Heading(heading("listings"), anchor="listings")
    for each in dossier.listings:
        yield from act_blocks(each, involved=False)
    if dossier.confirmed:
        yield plain(text("listed"))
        yield Listing(tuple(_cell(_confirmed(each)) for each in dossier.confirmed))
    if not dossier.listings and not dossier.confirmed:
        yield plain(text("no_listings"))


def _confirmed(each: Confirmed) -> str:
    programmes = f"; {', '.join(each.programmes)}" if each.programmes else ""
    who = f"Confirmed by a person, {each.made:%Y-%m-%d}: {each.because}"
    return f"{each.caption}{programmes}. {who} (list with SHA-256 {each.file_sha256})"


def _number_of(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _exhibits(dossier: Dossier) -> Iterator[Block]:
    yield Heading(heading("exhibits"), anchor="exhibits")
    yield plain(text("exhibits"))
    missing = [each.number for exhibit in dossier.exhibits for each in exhibit.files if not each.enclosed]
    if missing:
        yield plain(text("missing", numbers=", ".join(missing)), "warning")
    if dossier.exhibits:
        columns = (Column("No.", share=0.3), Column("Document", share=1.3), Column("Received", share=0.6))
        yield Table(
            "Exhibits",
            (*columns, Column("SHA-256", share=1.5)),
            tuple(_exhibit(each) for exhibit in dossier.exhibits for each in exhibit.files),
        )


def _exhibit(exhibit: Exhibit) -> tuple[Runs, ...]:
    card, received = exhibit.card, exhibit.received
    day = dated(card.published) if card.published is not None or card.report_year is None else str(card.report_year)
    origin = card.url or (f"file {received.file}" if received is not None else "")
    told = ", ".join(each for each in (card.publisher or "publisher not known", card.title or card.name, day) if each)
    when = "" if received is None else f"{received.received:%Y-%m-%d}"
    digits = " ".join(exhibit.sha256[each : each + _GROUP] for each in range(0, len(exhibit.sha256), _GROUP))
    why = "only_quoted" if exhibit.only_quoted else "not_enclosed"
    notes = "" if exhibit.enclosed else f" {text(why)}"
    notes += f" {text('carries', what=', '.join(exhibit.carries))}" if exhibit.carries else ""
    of, _, copy = exhibit.number.partition(".")
    notes += f" {text('copy_of', number=of)}" if copy else ""
    return _cell(exhibit.number), _cell(f"{told}. {origin}{notes}"), _cell(when), _cell(digits)
