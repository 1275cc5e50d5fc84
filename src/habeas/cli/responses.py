"""`habeas responses`: what was said and done about it, by whom, in order; who is held in silence; what followed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.answers.outcomes import Outcome
    from habeas.answers.response import Response
    from habeas.answers.response_rows import RespondedBy
    from habeas.answers.silence import Silence
    from habeas.work.exchanges import Asked
    from habeas.work.registry import Registry
    from habeas.work.responses import ResponsesOf

FORMATS = ("csv", "json")
Line = tuple[str, str]
# What of a response is shown in words, in this order, with the word before it.
_SHOWN = (
    ("form", "Form"),
    ("request", "Asks for"),
    ("addressee", "Of"),
    ("measure", "Measure"),
    ("programme", "Under"),
    ("answer", "Answer"),
    ("outcome", "Told of what followed"),
)


def responses(
    whom: Annotated[str | None, typer.Option("--for", metavar="NAME", help="Only for this person.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Only by this person, body or state.")] = None,
    country: say.Country = None,
    kind: Annotated[str | None, typer.Option("--type", help="Only of this type, like appeal.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Not before this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Not after this day.")] = None,
    silent: Annotated[
        bool, typer.Option("--silent", help="Who is held and for whom nobody spoke, or how long ago.")
    ] = False,
    outcomes: Annotated[
        bool, typer.Option("--outcomes", help="The time from each response to the next change in custody.")
    ] = False,
    asked: Annotated[
        bool, typer.Option("--asked", help="Questions of interviews and briefings, and who answered in which office.")
    ] = False,
    unanswered: Annotated[bool, typer.Option("--unanswered", help="The same: only what got no answer.")] = False,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="With --silent and --outcomes: as of this day; else today.")
    ] = None,
    format: Annotated[str | None, typer.Option(help="csv or json, for machines.")] = None,  # noqa: A002
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show appeals, condemnations, awards, sanctions, support and reports, once each with all sources.

    Example: habeas responses --for "Rufat Safarov"
    """
    if format is not None and format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}.", param_hint="--format")
    chosen = [silent, outcomes, asked or unanswered]
    if sum(chosen) > 1:
        raise typer.BadParameter("--silent, --outcomes and --asked are three questions; ask one.")
    if any(chosen) and any(each is not None for each in (by, kind, since, until, whom if silent else None)):
        raise typer.BadParameter(
            "--by, --type, --since and --until narrow responses; --silent, --outcomes and --asked take --country, and "
            "the last two --for."
        )
    day = say.a_day(on) or say.today()
    with say.opened(registry) as record:
        from habeas.work.responses import ResponsesOf

        found = ResponsesOf(record.record)
        person = None if whom is None else found.person_called(whom)
        if silent:
            _silent(found, day, country, format)
        elif asked or unanswered:
            _asked(record, {"country": country, "person": person, "unanswered": unanswered or None}, format)
        elif outcomes:
            _outcomes(found, day, country, person, format)
        else:
            given = {"person": person, "by": by, "country": country, "type": kind}
            _list(record, found, {**given, "since": say.a_day(since), "until": say.a_day(until)}, format)


def _list(record: Registry, found: ResponsesOf, asked: dict[str, Any], format: str | None) -> None:  # noqa: A002
    table = found.all.where(**asked)
    if format is not None:
        _write("responses", table.rows(), format)
        return
    where = say.console()
    number = 0
    for each in table:
        number += 1
        for text, style in _response(each, where.width):
            where.print(text, style=style, soft_wrap=True)
    if number:
        where.print(f"\n{say.several(number, 'response')}. Read by machine; check the sentence before you rely on it.")
    elif len(record.documents):
        where.print("No such response is on record. That nobody responded is not said by it.")
    else:
        where.print("The registry is empty. Fill it with: habeas build FOLDER")


def _silent(found: ResponsesOf, day: date, country: str | None, format: str | None) -> None:  # noqa: A002
    from habeas.answers.silence import silence_row

    held = found.silences(day, country)
    if format is not None:
        _write("silences", map(silence_row, held), format)
        return
    where = say.console()
    none = [each for each in held if each.last is None]
    for title, some in (
        (f"Held on {day:%-d %B %Y}, no response on record", none),
        ("The last response, longest ago first", [each for each in held if each.last is not None]),
    ):
        table = say.a_table(title, "Person", "Country", "Held since", "Last", "Days")
        for each in some:
            table.add_row(*_silence(each))
        if some:
            where.print(table)
    where.print(
        f"{say.several(len(held), 'person', 'people')} held, {len(none):,} without any response on record. Whose "
        "custody nobody confirms any more is not among them. Silence is that of these documents: that nobody spoke is "
        "not said by it."
    )


def _outcomes(found: ResponsesOf, day: date, country: str | None, person: str | None, format: str | None) -> None:  # noqa: A002
    from habeas.answers.outcomes import outcome_row

    rows = list(found.outcomes(day, country, person))
    if format is not None:
        _write("outcomes", map(outcome_row, rows), format)
        return
    where = say.console()
    table = say.a_table(f"What followed, as of {day:%-d %B %Y}", "Person", "Response", "Date", "Next", "Days")
    for each in rows:
        table.add_row(*_outcome(each))
    if rows:
        where.print(table)
    where.print(
        f"{say.several(len(rows), 'response')} to people in custody. Order is not cause: that a change follows a "
        "response does not say why. Days are the fewest and the most that the dates allow."
    )


def _asked(record: Registry, asked: dict[str, Any], format: str | None) -> None:  # noqa: A002
    from habeas.work.exchanges import asked as exchanges_asked

    table = exchanges_asked(record.record).where(**asked)
    if format is not None:
        _write("exchanges", table.rows(), format)
        return
    where = say.console()
    number = 0
    for each in table:
        number += 1
        for text, style in _exchange(each, where.width):
            where.print(text, style=style, soft_wrap=True)
    where.print(f"\n{say.several(number, 'question')}.")


def _exchange(each: Asked, width: int) -> Iterator[Line]:
    one = each.exchange
    office = f", {each.office.words}" if each.office else ""
    answered = f"{one.answered_by or 'somebody who is not named'}{office}"
    yield "", ""
    yield say.wrapped(say.source(each.document), width), "bold"
    yield say.wrapped(f"Asked by {one.asked_by or 'somebody who is not named'}:", width, indent=2), ""
    yield say.wrapped(say.quoted(one.question.text), width, indent=4), "italic"
    how = f"Not answered ({one.unanswered.how}) by" if one.unanswered else "Answered by"
    yield say.wrapped(f"{how} {answered}:", width, indent=2), ""
    yield say.wrapped(say.quoted(one.answer.text), width, indent=4), "italic"


def _response(each: RespondedBy, width: int) -> Iterator[Line]:
    one = each.response
    when = say.dated(one.date, f"before {say.dated(one.before)}" if one.before is not None else "date not known")
    maker = f" by {each.makers}" if each.responders else ""
    firmly = "" if one.modality == "asserted" else f" ({one.modality})"
    yield "", ""
    yield say.wrapped(f"{when}: {' and '.join(one.types)}{firmly}{maker}", width), "bold"
    whom = [*(name for _, name in one.persons), *one.organizations, *one.groups]
    if whom:
        yield say.wrapped(f"{'Against' if one.type == 'sanction' else 'For'}: {'; '.join(whom)}", width, indent=2), ""
    yield from told_lines(one, width)
    yield f"  {say.several(one.sources, 'independent source')}:", "dim"
    for document, quotes in one.by_document():
        yield say.wrapped(f"- {say.source(document)}", width, indent=2, hang=4), ""
        for quote in quotes:
            yield say.wrapped(say.quoted(quote.text), width, indent=4), "italic"


def told_lines(one: Response, width: int) -> Iterator[Line]:
    """What the words of a response say of it, a line for each kind."""
    for kind, word in _SHOWN:
        told = one.words(kind)
        manner = [quote.quote.text for quote in one.words("manner")] if kind == "request" else []
        if told:
            values = "; ".join([*(value.value for value in told), *manner])
            yield say.wrapped(f"{word}: {values}", width, indent=2), ""


def _silence(each: Silence) -> tuple[str, ...]:
    last = each.last
    when = "" if last is None else str(last.date or (f"before {last.before}" if last.before else "date not known"))
    words = "none" if last is None else f"{last.type}, {when}"
    since = "" if each.since is None else str(each.since)
    return say.plain(each.person_name), each.country or "", since, words, _range(each.fewest, each.most)


def _outcome(each: Outcome) -> tuple[str, ...]:
    made = each.response.date or (f"before {each.response.before}" if each.response.before else "")
    change = each.change
    followed = each.order if change is None else f"{change.kind}{'?' if each.order != 'after it' else ''}"
    return (
        say.plain(each.case.person_name),
        each.response.type,
        str(made),
        followed,
        _range(each.fewest, each.most),
    )


def _range(fewest: int | None, most: int | None) -> str:
    if fewest is None:
        return "" if most is None else f"up to {most:,}"
    return f"{fewest:,} or more" if most is None else say.days(fewest, most)


def _write(what: str, rows: Any, format: str) -> None:  # noqa: A002, ANN401
    from habeas.answers.export import write

    write(what, rows, "jsonl" if format == "json" else format, sys.stdout.buffer)
    sys.stdout.buffer.flush()
