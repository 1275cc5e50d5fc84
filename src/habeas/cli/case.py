"""`habeas case NAME`: one person's file, as a page to read: acts in order, each with its sources and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.cli.responses import told_lines

if TYPE_CHECKING:
    from habeas.acts.accounts import Account
    from habeas.answers.response import Response
    from habeas.model import Act, Case, CaseOn
    from habeas.work.answers import CaseFile
    from habeas.work.recognitions import RecognitionShown


def case(
    name: Annotated[str, typer.Argument(help="Any spelling of the name, or an id.")],
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="As of this day, like 2024-12-31; today if left out.")
    ] = None,
    ids: Annotated[bool, typer.Option("--ids", help="Show the ids of acts and of their claims, to decide on.")] = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show one person's cases: every act with its sources, their words, and what they disagree on.

    Example: habeas case "Rufat Safarov"
    """
    from habeas.work import recognitions
    from habeas.work.responses import ResponsesOf

    with say.opened(registry) as record:
        file = record.case(name, on=say.a_day(on) or say.today())
        decided = recognitions.of(record.record, file.person)
        spoken = ResponsesOf(record.record).of(file.person.id)
    responded = {act.id: each.response for each in spoken for act in each.response.acts}
    where = say.console()
    for text, style in page(file, where.width, ids=ids, decided=decided, responded=responded):
        where.print(text, style=style, soft_wrap=True)


Line = tuple[str, str]


def page(
    file: CaseFile,
    width: int,
    *,
    ids: bool = False,
    decided: Iterable[RecognitionShown] = (),
    responded: Mapping[str, Response] | None = None,
) -> Iterator[Line]:
    """The page, line by line with the style of each, no line wider than `width`."""
    from habeas.cases.consistency import findings

    person = file.person
    yield say.plain(person.name), "bold"
    if len(person.names) > 1:
        yield from _lines(f"also written {', '.join(person.names[1:])}", width)
    roles = _roles(file)
    if roles:
        yield "Described as", ""
    for role in roles:
        yield from _lines(f"- {role}", width, indent=2, hang=4)
    documents = {each.document.id for each in file.names}
    yield (
        f"Named in {say.several(len(documents), 'document')}. What follows is read by machine and not yet reviewed.",
        "dim",
    )
    yield from _called(file, width)
    yield from _decided(decided, width)
    yield from _charges(file, width)
    for number, each in enumerate(file.cases, 1):
        place = "" if len(file.cases) == 1 else f"Case {number} of {len(file.cases)}: "
        yield from _case(each, place, width, ids, responded or {})
    unfit = findings([each.case for each in file.cases])
    if unfit:
        yield "", ""
        yield "What does not fit, as told (nothing was changed):", "bold"
    for finding in unfit:
        yield from _lines(f"- {finding.sentence}", width, indent=2, hang=4, style="yellow")
    if not file.cases:
        yield "", ""
        yield "No act is on record: the documents only name this person.", ""


def _roles(file: CaseFile) -> list[str]:
    lines = []
    for post in file.posts:
        role = post.role if post.organization is None else f"{post.role}, {post.organization}"
        sources = sorted({say.plain(each.document.publisher or each.document.name) for each in post.given})
        lines.append(f"{say.plain(role)} ({', '.join(sources)})")
    return lines


def _called(file: CaseFile, width: int) -> Iterator[Line]:
    """Who calls the person what, under which definition: a claim of theirs each time, never ours."""
    from habeas.answers.portrait import recognitions

    for each in recognitions([*file.acts, *file.responses]):
        under = f", under “{each.definition}”" if each.definition else ", under no definition that is named"
        when = f" ({say.dated(each.since)})" if each.since is not None else ""
        yield from _lines(f"Called {each.label} by {each.by}{when}{under}", width, hang=2)


def _decided(decided: Iterable[RecognitionShown], width: int) -> Iterator[Line]:
    """What bodies decided under which definition, as somebody recorded it."""
    for each in decided:
        met = [ground.letter for ground in each.grounds if ground.answer == "met"]
        grounds = f"; grounds met: {say.joined(met)}" if met else ""
        when = f"{'on' if each.day.precision == 'day' else 'in'} {say.dated(each.day)}"
        told = f"by {each.made.body} {when}, under {each.definition.title}{grounds}"
        what = f"{each.made.answer.capitalize()} as {each.definition.label}"
        yield from _lines(f"{what} {told} (recorded by {each.made.by}, decision {each.made.id})", width, hang=2)


def _charges(file: CaseFile, width: int) -> Iterator[Line]:
    from habeas.cases.charges import courses
    from habeas.dates import PartialDate

    found = list(courses(file.acts))
    if found:
        yield "", ""
        yield f"Charges, each as it stands on {say.dated(PartialDate.of(file.as_of))}", "bold"
    for course in found:
        day = file.as_of
        named = [course.article, course.code.name if course.code else None]
        said = ", ".join(each for each in named if each)
        left = course.left(day)
        over = f"; at most {left[0]:,} days of it left, counted from the sentence" if left else ""
        term = f" ({left[1].term}{over})" if left else ""
        charge = f"{course.charge}{f' ({said})' if said else ''}"
        yield from _lines(f"- {charge}: {course.standing(day)}{term}", width, hang=2)


def _case(each: CaseOn, place: str, width: int, ids: bool, responded: Mapping[str, Response]) -> Iterator[Line]:
    from habeas.answers.bounds import detention_words
    from habeas.cases.detention import detentions

    case = each.case
    yield "", ""
    yield from _lines(f"{place}{_title(case)}", width, style="bold underline")
    yield from _lines(f"Status on {each.as_of:%-d %B %Y}: {each.status.value}. {each.status.reason}", width)
    if each.days_held is not None:
        days = say.days(each.days_held, each.days_held_most)
        yield f"Days in custody up to then, as far as the dates tell: {days}.", ""
    for held in detentions(case):
        yield from _lines(f"- {detention_words(held)}.", width, indent=2, hang=4)
    for act in case.acts:
        yield from _act(act, width, ids)
    if case.responses:
        yield "", ""
        yield "Responses", "bold"
    for response in case.responses:
        yield from _act(response, width, ids, responded.get(response.id))


def _title(case: Case) -> str:
    if not case.custody:
        return "Outside of custody"
    over = case.end is not None or case.released
    if case.start is None and case.end is None:
        return "A time in custody that is over, its dates not known" if over else "In custody, since when is not known"
    begun = "In custody" if case.start is None else f"In custody from {say.dated(case.start)}"
    return f"{begun} to {say.dated(case.end, 'a day not known')}" if over else begun


def _act(act: Act, width: int, ids: bool, response: Response | None = None) -> Iterator[Line]:
    from habeas.acts.fate import fates
    from habeas.answers.whereabouts import whereabouts
    from habeas.people.judgements import SHOWN_ID

    yield "", ""
    when = say.dated(act.date, f"before {say.dated(act.before)}" if act.before is not None else "date not known")
    maker = f" by {say.joined([say.plain(actor) for actor in act.actors])}" if act.actors else ""
    firmly = "" if act.modality == "asserted" else f" ({act.modality})"
    yield from _lines(f"{when}: {act.type.replace('_', ' ')}{firmly}{maker}", width, style="bold")
    facts = (("Charge", "; ".join(act.charges)), ("Term", act.term), ("Place", whereabouts(act)))
    for label, value in facts:
        if value:
            yield from _lines(f"{label}: {value}", width, indent=2)
    yield from told_lines(response, width) if response is not None else ()
    for dispute in act.disputes:
        yield from _dispute(act, dispute.field, dispute.values, width)
    for fate in fates(act):
        yield from _lines(fate.sentence, width, indent=2, style="yellow")
    if ids:
        yield from _lines(f"Act {act.id[:SHOWN_ID]}, told by the claims", width, indent=2, style="dim")
        for claim in act.claims:
            yield from _lines(f"{claim.id} in {say.source(claim.document)}", width, indent=4, hang=6, style="dim")
    yield from _sources(act, width)


def _dispute(act: Act, field: str, values: tuple[tuple[str, tuple[str, ...]], ...], width: int) -> Iterator[Line]:
    yield f"  The sources differ on the {field.replace('_', ' ')}:", "yellow"
    for value, claims in values:
        said = sorted(
            {say.plain(each.document.publisher or each.document.name) for each in act.claims if each.id in claims}
        )
        yield from _lines(f"{value or 'not said'} ({', '.join(said)})", width, indent=4, style="yellow")


def _sources(act: Act, width: int) -> Iterator[Line]:
    """Every document that tells of the act, once, with all its words on it; copies only behind the first."""
    from habeas.acts.accounts import accounts

    yield f"  {say.several(act.sources, 'independent source')}:", "dim"
    for account in accounts(act):
        repeated = f", and {say.several(len(account.copies), 'copy', 'copies')} of it" if account.copies else ""
        yield from _lines(f"- {say.source(account.document)}{repeated}", width, indent=2, hang=4)
        yield from _quotes(account, width)
        if account.document.url:
            yield f"    {say.plain(account.document.url)}", "dim"


def _quotes(account: Account, width: int) -> Iterator[Line]:
    speakers = {quote: each.claim.speaker for each in account.claims for quote in each.claim.quotes}
    for quote in account.quotes:
        speaker = f" (said by {speakers[quote]})" if speakers[quote] else ""
        yield from _lines(f"{say.quoted(quote.text)}{speaker}", width, indent=4, style="italic")


def _lines(text: str, width: int, *, indent: int = 0, hang: int | None = None, style: str = "") -> Iterator[Line]:
    yield say.wrapped(text, width, indent=indent, hang=hang), style
