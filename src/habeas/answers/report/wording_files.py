"""The templates of a language and an outline as one table: its own and the outline's, with English where they lack.

What is told in English since nobody translated it says so with a mark, so that nobody takes it for finished.
"""

from __future__ import annotations

from typing import Any

from habeas import terms

ENGLISH = "en"
LANGUAGES = (ENGLISH, "az", "ru")
_HEADINGS = "answers/report/headings.toml"
# The mark of a template that is there in English only.
UNTRANSLATED = " [en]"
# What a language may leave out: words for what others put in digits, closer templates, and translations of data.
_OWN = frozenset(
    {
        "pronouns",
        "numbers",
        "numbers_at_the_beginning",
        "variant",
        "labels",
        "headings",
        "titles",
        "qualifiers",
        "outline",
    }
)
# What is read by people as it stands; the rest are joints and patterns.
_READ = frozenset({"type", "text", "answers", "status"})


def name_of(language: str) -> str:
    """The name of the file of a language, below `data/`."""
    return f"answers/report/wording.{language}.toml"


def table_of(language: str, outline: str = "") -> dict[str, Any]:
    """The templates of a language, as that outline words them."""
    english: dict[str, Any] = terms.load_toml(name_of(ENGLISH))
    own: dict[str, Any] = english if language == ENGLISH else filled(terms.load_toml(name_of(language)), english)
    headings = terms.load_toml(_HEADINGS).get(language, {})
    return {**over(own, own.get("outline", {}).get(outline, {})), "headings": headings}


def filled(own: dict[str, Any], english: dict[str, Any]) -> dict[str, Any]:
    """The table with English for what it lacks, marked where people read it."""
    table = dict(own)
    for group, value in english.items():
        if group in _OWN:
            continue
        if group not in table:
            table[group] = _marked(value) if group in _READ else value
        elif isinstance(value, dict):
            lacking = {key: one for key, one in value.items() if key not in table[group]}
            marked = {key: _marked(one) if group in _READ else one for key, one in lacking.items()}
            table[group] = {**table[group], **marked}
    return table


def over(table: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The table with what an outline words otherwise: whole claim types, and single words of other groups."""
    found = dict(table)
    for group, value in changes.items():
        if group == "variant":
            given = {entry["type"] for entry in value}
            found[group] = [*value, *(entry for entry in table.get(group, []) if entry["type"] not in given)]
        else:
            found[group] = {**table.get(group, {}), **value}
    # What is closer to the words of a source stays, also of a type that the outline words as a whole: whoever was
    # prosecuted was not tried, in however few words.
    found.setdefault("variant", [])
    return found


def _marked(value: object) -> object:
    if isinstance(value, dict):
        return {key: _marked(one) for key, one in value.items()}
    return value + UNTRANSLATED if isinstance(value, str) else value
