"""What a request asks for: its registry, a day, a page of a list, a filter; each checked, none trusted.

A value that cannot be understood is refused in a sentence (`BadQuestion`) and never silently replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from habeas.errors import HabeasError
from habeas.web.assets import prefix
from habeas.web.security import READING

if TYPE_CHECKING:
    from habeas.work.registry import Registry

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# Long enough for any name or sentence that somebody looks for; what is longer is no question.
LONGEST = 400
# Digits of the largest number of a row, and of a year or a page.
ROW_DIGITS, SHORT_DIGITS = 18, 6


class BadQuestion(HabeasError):
    """An address with a value that means nothing; the message says which and how to write it."""


class Rows(Protocol[T_co]):
    """A list that can be counted and cut: a `Table` of the registry, or any sequence."""

    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list, counted from 1, with the addresses of its neighbours (None at the ends)."""

    items: Sequence[T]
    number: int
    pages: int
    total: int
    first: int
    previous: str | None
    next: str | None


def registry_of(request: HttpRequest) -> Registry:
    """The registry that this server was started for."""
    registry: Registry = request.META["habeas.registry"]
    return registry


def today() -> date:
    """The day where the reader sits."""
    return date.today()  # noqa: DTZ011 (a day on the wall, not a moment)


def words_of_every_page(request: HttpRequest) -> dict[str, Any]:
    """What the head of every page needs: who looks at it, what they may do, and the words that were searched for."""
    from habeas.web.access import who
    from habeas.work.roles import ANNOTATE, RIGHTS

    found = who(request)
    may = {right: found is not None and found.may(right) for right in RIGHTS}
    searched = request.GET.get("q", "")[:LONGEST] if request.path == "/search" else ""
    here = request.get_full_path() if request.method in READING else "/"
    return {
        "who": found,
        "may": may,
        "deciding": may[ANNOTATE],
        "searched_for": searched,
        "assets": f"/{prefix()}",
        "languages": settings.LANGUAGES,
        "here_again": here,
    }


def text_of(request: HttpRequest, name: str) -> str | None:
    """A word of the address, None where it is missing or empty.

    Raises:
        BadQuestion: it is longer than any sensible question.
    """
    value = request.GET.get(name, "").replace("\0", "").strip()
    if len(value) > LONGEST:
        raise BadQuestion(
            _("“%(name)s” is longer than %(longest)s characters; ask for less at once.")
            % {"name": name, "longest": LONGEST}
        )
    return value or None


def day_of(request: HttpRequest, name: str, otherwise: date) -> date:
    """A day of the address as YYYY-MM-DD.

    Raises:
        BadQuestion: it is no day.
    """
    value = text_of(request, name)
    if value is None:
        return otherwise
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadQuestion(_("“%(value)s” is no day; write it like 2024-12-31.") % {"value": value}) from error


def number_of(request: HttpRequest, name: str) -> int | None:
    """A whole number of the address, such as a year.

    Raises:
        BadQuestion: it is no number.
    """
    value = text_of(request, name)
    if value is None:
        return None
    number = number_in(value, SHORT_DIGITS)
    if number is None:
        raise BadQuestion(_("“%(value)s” is no number; write %(name)s like 2024.") % {"value": value, "name": name})
    return number


def number_in(text: object, digits: int = ROW_DIGITS) -> int | None:
    """The whole number that a text is, in plain digits and no more than so many; None for anything else."""
    if not (isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= digits):
        return None
    return int(text)


def decision_of(request: HttpRequest) -> int:
    """The number of the decision that a form is about.

    Raises:
        BadQuestion: it is no number.
    """
    number = number_in(request.POST.get("decision"))
    if number is None:
        raise BadQuestion(_("There is no decision with that number."))
    return number


def page_of(request: HttpRequest, items: Rows[T], size: int) -> Page[T]:
    """The page of the list that the address asks for; a page after the last one is the last one."""
    total = len(items)
    pages = max(1, -(-total // size))
    number = min(max(1, number_of(request, "page") or 1), pages)
    start = (number - 1) * size
    return Page(
        items=list(items[start : start + size]),
        number=number,
        pages=pages,
        total=total,
        first=start + 1,
        previous=page_address(request.GET, number - 1) if number > 1 else None,
        next=page_address(request.GET, number + 1) if number < pages else None,
    )


def page_address(query: QueryDict, page: int) -> str:
    """The address of another page of the list that this address asks for."""
    kept = [(name, value) for name, values in query.lists() for value in values if name != "page"]
    return "?" + urlencode([*kept, ("page", page)])
