"""The rules by which a census counts: by name (`data/answers/census_rules.toml`), or a TOML file of one's own.

A rule that says something that is not understood is refused in a sentence: a number under a rule that was read
otherwise than it was meant is worse than none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from habeas.answers.definitions import definition_named
from habeas.answers.occupations import class_named
from habeas.cases.entry import REVIEWS
from habeas.cases.forms import form_words
from habeas.errors import BadVocabulary, HabeasError, UnknownTerm
from habeas.terms import load_toml

UNITS = ("people", "cases", "acts")
INSTANTS = ("00:00", "24:00")
# A rule of one's own is some lines; what is longer is another file.
LONGEST_FILE = 64_000
_DAYS_OF_A_MONTH = 365 / 12


@dataclass(frozen=True, slots=True)
class Rule:
    """How to count; the data file says what each field means. An empty tuple stands for all."""

    name: str
    title: str = ""
    source: str = ""
    who: tuple[str, ...] = ()
    custody: tuple[str, ...] = ()
    at: str = INSTANTS[0]
    silence_months: int = 12
    label: str = ""
    recognised: int | tuple[str, ...] = 0
    definition: str = ""
    sources: int = 1
    review: str = REVIEWS[0]
    alleged: bool = True

    @property
    def silence_days(self) -> int:
        """The days without a word after which nobody confirms a custody any more; twelve months are 365."""
        return round(self.silence_months * _DAYS_OF_A_MONTH)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of custody that count, all of them by name."""
        return self.custody or form_words().names

    def narrowed(self, who: Iterable[str] = (), custody: Iterable[str] = ()) -> Rule:
        """The same rule for these classes of people and forms of custody only, where any are given.

        Raises:
            UnknownTerm: a class or a form is none.
        """
        classes, forms = tuple(map(class_named, who)), tuple(map(form_named, custody))
        return replace(self, who=classes or self.who, custody=forms or self.custody)


@cache
def rules() -> dict[str, Rule]:
    """The rules by their names.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    entries = load_toml("answers/census_rules.toml").get("rule")
    if not isinstance(entries, list) or not entries:
        raise BadVocabulary("data/answers/census_rules.toml: it has no [[rule]]")
    found = [read_rule(entry, "data/answers/census_rules.toml") for entry in entries]
    return {rule.name: rule for rule in found}


def rule_named(name: str | None, *, files: bool = False) -> Rule:
    """The rule of that name, the first one if none is given; or, where `files` are allowed, of that TOML file.

    Raises:
        UnknownTerm: there is no such rule.
        BadVocabulary: the file does not say what a rule has to.
    """
    if name is None:
        return next(iter(rules().values()))
    if name in rules():
        return rules()[name]
    if files and name.endswith(".toml"):
        return _rule_of_file(Path(name))
    ways = ", or name a TOML file of your own" if files else ""
    raise UnknownTerm(f"{name[:80]!r} is no rule; there are {', '.join(rules())}{ways}.")


def form_named(name: str) -> str:
    """The form of custody of that name.

    Raises:
        UnknownTerm: there is none; the message names those that there are.
    """
    if name not in form_words().names:
        raise UnknownTerm(f"{name[:60]!r} is no form of custody; there are {', '.join(form_words().names)}.")
    return name


def read_rule(entry: object, where: str) -> Rule:
    """A parsed rule, checked.

    Raises:
        BadVocabulary: a key or a value of it is not understood; the message names both.
    """
    if not isinstance(entry, dict):
        raise BadVocabulary(f"{where}: a rule is a table of keys and values")
    known = Rule.__dataclass_fields__
    strange = sorted(set(entry) - set(known))
    if strange:
        raise BadVocabulary(f"{where}: {strange[0]!r} is no key of a rule; there are {', '.join(known)}.")
    try:
        return _checked(Rule(**{name: _value(name, value) for name, value in entry.items()}), where)
    except BadVocabulary:
        raise
    except (TypeError, ValueError, HabeasError) as error:
        raise BadVocabulary(f"{where}: {error}") from error


def _rule_of_file(path: Path) -> Rule:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnknownTerm(f"The rule {path.name!r} cannot be read: {error.strerror}.") from error
    if len(content) > LONGEST_FILE:
        raise BadVocabulary(f"{path.name} is too long for a rule ({len(content):,} bytes).")
    try:
        data: dict[str, Any] = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadVocabulary(f"{path.name} is not TOML: {error}.") from error
    return read_rule({"name": path.stem, **data}, path.name)


def _value(name: str, value: object) -> Any:  # noqa: ANN401 (whatever the key takes)
    """A value as its field has it.

    Raises:
        ValueError: it is of another kind.
    """
    if name in ("who", "custody") or (name == "recognised" and isinstance(value, list)):
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f'`{name}` has to be a list of words, like ["…"]')
        return tuple(value)
    if name == "alleged":
        if not isinstance(value, bool):
            raise ValueError("`alleged` is true or false")
        return value
    if name in ("silence_months", "sources", "recognised"):
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1200:
            raise ValueError(f"`{name}` has to be a whole number, not {value!r}")
        return value
    if not isinstance(value, str):
        raise TypeError(f"`{name}` has to be a word in quotation marks, not {value!r}")
    return value


def _checked(rule: Rule, where: str) -> Rule:
    rule = rule.narrowed(rule.who, rule.custody)
    for name, value, allowed in (("at", rule.at, INSTANTS), ("review", rule.review, REVIEWS)):
        if value not in allowed:
            raise BadVocabulary(f"{where}: `{name}` is {value!r}; it can be {' or '.join(map(repr, allowed))}.")
    if rule.definition:
        definition_named(rule.definition)
    if rule.recognised and not rule.label:
        raise BadVocabulary(f'{where}: `recognised` needs a `label`, like "political prisoner".')
    if rule.silence_months == 0:
        raise BadVocabulary(f"{where}: `silence_months` has to be at least 1.")
    return rule
