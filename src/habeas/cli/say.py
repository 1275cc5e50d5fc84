"""How the command line speaks: options that many commands share, one sentence for an error, dates and tables."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from habeas.errors import HabeasError, UnknownTerm

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from habeas.dates import PartialDate
    from habeas.model import DocumentCard
    from habeas.work.registry import Registry

RegistryFolder = Annotated[
    Path, typer.Option("--registry", metavar="DIR", envvar="HABEAS_REGISTRY", help="The registry's folder.")
]
HERE = Path("registry")


def folder_of(given: Path | None) -> Path:
    """The registry's folder where a command can do without one: as given, else as for any other command."""
    return given or Path(os.environ.get("HABEAS_REGISTRY") or HERE)


def _country(code: str | None) -> str | None:
    """A country code that was typed, in capitals."""
    if code is None:
        return None
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        raise UnknownTerm(f"{code[:40]!r} is no country code; write the two letters of ISO 3166-1, like AZ.")
    return code.upper()


Country = Annotated[
    str | None,
    typer.Option(metavar="CODE", callback=_country, help="Only this country (ISO 3166-1, like AZ)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="For machines: one JSON object a line.")]
# The narrowest a page is set, and the width where there is no terminal to measure.
NARROWEST, UNMEASURED = 60, 80


class Commands(TyperGroup):
    """Commands whose errors are one sentence on standard error, with exit code 1."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 (typer's own class of contexts is not public)
        try:
            return super().invoke(ctx)
        except HabeasError as error:
            typer.echo(f"habeas: {error}", err=True)
            raise typer.Exit(1) from error
        except KeyboardInterrupt:
            typer.echo("habeas: stopped. What was stored is intact; the same command goes on from here.", err=True)
            raise typer.Exit(130) from None


def opened(folder: Path) -> Registry:
    """The registry in that folder, which has to be there."""
    from habeas.work.registry import Registry

    return Registry.open(folder, create=False)


def console(*, stderr: bool = False) -> Console:
    """Where to print: as wide as the terminal, 80 columns where there is none; no markup in what sources say."""
    from rich.console import Console

    where = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    where.width = max(NARROWEST, where.width) if where.is_terminal else UNMEASURED
    return where


# Columns whose words may go over several lines.
WORDY = ("Person", "Also written", "May be", "Name", "Lists")


def a_table(title: str, *columns: str) -> Table:
    """An empty table with those columns, in lines that any terminal has."""
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, title_style="bold")
    for column in columns:
        # A number is set to the right, a code or a date is never broken, and a name never cut short.
        number = column in ("Days", "Documents", "Claims")
        table.add_column(column, justify="right" if number else "left", no_wrap=column not in WORDY, overflow="fold")
    return table


def plain(text: str) -> str:
    """A source's text as a terminal may show it: without the control characters that could steer it."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def a_day(text: str | None) -> date | None:
    """A day that was typed.

    Raises:
        UnknownTerm: it is no day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnknownTerm(f"{text!r} is not a day; write it like 2024-12-31.") from error


def today() -> date:
    """The day on which the command is given."""
    return datetime.now(UTC).astimezone().date()


def dated(day: PartialDate | None, otherwise: str = "date not known") -> str:
    """A date as far as it is known: 3 December 2024, December 2024, 2024."""
    if day is None:
        return otherwise
    month = "" if not day.month else f"{_MONTHS[day.month - 1]} "
    return f"{f'{day.day} ' if day.day else ''}{month}{day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def source(card: DocumentCard) -> str:
    """A document as a footnote names it."""
    # The title of a report on a year says the year; of any other document it matters that its day is not known.
    day = [] if card.published is None and card.report_year is not None else [dated(card.published)]
    parts = [card.publisher or "publisher not known", card.title or card.name, *day]
    return plain(", ".join(parts))


def json_line(value: object) -> None:
    """Prints one object for machines."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def several(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 case, 2 cases."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def quoted(text: str) -> str:
    """Words of a document in quotation marks; what begins and ends with such marks has them already."""
    return text if len(text) > 1 and text[0] in '“"«„' and text[-1] in '”"»“' else f"“{text}”"


def wrapped(text: str, width: int, *, indent: int = 0, hang: int | None = None) -> str:
    """A text in lines of at most that width, set in by some columns; addresses and long words stay whole."""
    after = " " * (indent if hang is None else hang)
    words = " ".join(plain(text).split())
    return textwrap.fill(
        words,
        width,
        initial_indent=" " * indent,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )


def days(fewest: int | None, most: int | None) -> str:
    """How many days the dates allow, as a number or from the fewest to the most; empty where it is not known."""
    if fewest is None:
        return ""
    return f"{fewest:,}" if most is None or most == fewest else f"{fewest:,} to {most:,}"


def joined(values: Sequence[str]) -> str:
    """Words in a row: a, b and c."""
    return " and ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else list(values))
