"""Commands that an error advises, as the pages that do the same: whoever reads a page may have no command line.

A template library. What no page does is said to be done where the registry is kept.
"""

from __future__ import annotations

import re
from functools import cache

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from habeas.errors import BadVocabulary
from habeas.terms import load_toml
from habeas.web.navigation import GROUPS, Place

register = template.Library()

_FILE = "access/pages_of_commands.toml"
# What may stand behind the words of a command in a sentence that has been made safe for a page: something in quotes, an
# option, and what has a capital or a digit in it: a name, a number, an id. Any other word is the sentence's own again.
_GIVEN = (
    r"(?:&quot;.*?&quot;|&#x27;.*?&#x27;|--[a-z][a-z-]*(?: people| counts)?|[\w./:{}-]*[A-Z0-9][\w/:{}-]*(?:\.[\w-]+)*)"
)


@register.filter
def by_pages(said: str) -> SafeString:
    """The sentence with a link to a page in the place of each command."""
    shown = str(conditional_escape(said))
    # Every command but the words around it comes from what was escaped above.
    return mark_safe(_command().sub(_page, shown))  # noqa: S308


def page_of(command: str) -> Place | None:
    """The page that does what a command does, by its words without the program's name."""
    fitting = [words for words in _pages() if command == words or command.startswith(f"{words} ")]
    return _pages()[max(fitting, key=len)] if fitting else None


def _page(found: re.Match[str]) -> str:
    place = page_of(found["command"])
    if place is not None:
        return format_html('<a href="{}">{}</a>', place.address, place.words)
    return format_html("<code>{}</code> {}", SafeString(found[0]), _("(a command, where the registry is kept)"))


@cache
def _pages() -> dict[str, Place | None]:
    places = {place.section: place for group in GROUPS for place in group.places}
    told = load_toml(_FILE).get("pages")
    if not isinstance(told, dict) or any(section and section not in places for section in told.values()):
        raise BadVocabulary(f"data/{_FILE} has to say of each command which page of the head does the same.")
    return {words: places.get(section) for words, section in told.items()}


@cache
def _command() -> re.Pattern[str]:
    second = "|".join(map(str, load_toml(_FILE)["second"]))  # type: ignore[call-overload] # a list, as the test has it
    first = "|".join(sorted({words.partition(" ")[0] for words in _pages()}))
    return re.compile(rf"\bhabeas (?P<command>(?:{first})(?: (?:{second}))?(?: {_GIVEN})*)(?![\w-])")
