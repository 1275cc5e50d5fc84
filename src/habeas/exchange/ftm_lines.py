"""The lines of a FollowTheMoney file, in whatever way a program wrote it: an entity or a statement each.

Besides lines of JSON these are a table of statements (CSV), one array, the answer of a search, entities over several
lines, and entities inside of others (targets.nested.json of OpenSanctions): each becomes a line of its own.
"""

from __future__ import annotations

import csv
import io
import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from habeas.errors import BadImport
from habeas.exchange.ftm_words import property_behind
from habeas.exchange.lines import line_of

# What a table of statements has; the column of the entity may be under either of two names. A packed one has no
# schema: it stands before the property, "Person:name".
_STATEMENT = {"prop", "value"}
_ENTITY_COLUMNS = ("canonical_id", "entity_id")
# Under what a program puts the entities that it answers with.
_WRAPPED = ("results", "entities", "result", "data")
# A cell of a table of statements may hold a text.
_LONGEST_CELL = 1_000_000


def lines_in(whole: str, name: str) -> list[str]:
    """The lines of such a file, each in one way; what is no JSON stays as it is.

    Raises:
        BadImport: it is a table of statements that can't be read.
    """
    if is_table_of_statements(whole[: whole.find("\n")]):
        return list(_of_table(whole, name))
    values = _over_lines(whole)
    try:
        if values is not None:
            return [line for one in values for line in _unnested(one)]
    except RecursionError as error:
        raise BadImport(f"{name} has values in values without end, and is no list of entities.") from error
    found: list[str] = []
    for line in whole.replace("\r\n", "\n").split("\n"):
        found += _of_line(line)
    while found and not found[-1]:
        found.pop()
    return found


def is_table_of_statements(heading: str) -> bool:
    """Whether these are the headings of statements as a table."""
    titles = {title.strip().strip('"') for title in heading.removeprefix("\ufeff").split(",")}
    return titles >= _STATEMENT and any(each in titles for each in _ENTITY_COLUMNS)


def is_wrapped(thing: Any) -> bool:  # noqa: ANN401 (anything that JSON holds)
    """Whether something is a list of entities, or an answer with one."""
    return not _is_entity(thing) and any(_is_entity(each) for each in _items(thing))


def _items(thing: Any) -> list[Any]:  # noqa: ANN401
    """What is in a list, or in that of an answer."""
    lists = [thing.get(name) for name in _WRAPPED] if isinstance(thing, dict) else [thing]
    return next((each for each in lists if isinstance(each, list)), [])


def _is_entity(thing: Any) -> bool:  # noqa: ANN401
    return isinstance(thing, dict) and "schema" in thing


def _of_table(whole: str, name: str) -> Iterator[str]:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        for row in csv.DictReader(io.StringIO(whole.removeprefix("\ufeff"), newline="")):
            values = {title: value for title, value in row.items() if title is not None and value}
            values.setdefault("entity_id", values.get("canonical_id", ""))
            schema, packed, prop = values.get("prop", "").partition(":")
            if packed and "schema" not in values:
                values |= {"schema": schema, "prop": prop}
            yield line_of(values)
    except csv.Error as error:
        raise BadImport(f"{name} is no table of statements that can be read ({error}); export it again.") from error
    finally:
        csv.field_size_limit(before)


def _over_lines(whole: str) -> list[dict[str, Any]] | None:
    """The entities of a file that is one JSON value, or several over several lines; None where it is neither."""
    text = whole.lstrip("\ufeff \t\r\n")
    first = text.partition("\n")[0].strip()
    if not text.startswith(("[", "{")) or (first != "{" and _json(first) is not None and not is_wrapped(_json(first))):
        return None
    decoder, at, found = json.JSONDecoder(), 0, []
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None
        found += _entities(value)
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
    return found or None


def _entities(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """The entities of a value: itself, those of a list, or those of an answer."""
    return [each for each in ([value] if _is_entity(value) else _items(value)) if isinstance(each, dict)]


def _of_line(line: str) -> list[str]:
    values = _json(line)
    try:
        return _unnested(values) if isinstance(values, dict) else [" ".join(line.split())]
    except RecursionError:  # it nests so deep that it can be read and not be written
        return [" ".join(line.split())]


def _json(text: str) -> Any:  # noqa: ANN401
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _unnested(entity: dict[str, Any]) -> list[str]:
    """An entity and those inside of it, a line each; whatever one of these says of the outer one, it says by its id."""
    found, waiting = [], deque([entity])
    while waiting:
        one = waiting.popleft()
        properties = one.get("properties")
        if isinstance(properties, dict):
            plain: dict[str, Any] = {}
            for name, given in properties.items():
                several = given if isinstance(given, list) else [given]
                inside = [_is_entity(each) and isinstance(each.get("id"), str) for each in several]
                waiting += [_with_outer(each, name, one.get("id")) for each, is_one in zip(several, inside, strict=True)
                            if is_one]  # fmt: skip
                flat = [each["id"] if is_one else each for each, is_one in zip(several, inside, strict=True)]
                plain[name] = flat if any(inside) else given
            one = {**one, "properties": plain}
        found.append(line_of(one))
    return found


def _with_outer(inner: dict[str, Any], name: str, outer: Any) -> dict[str, Any]:  # noqa: ANN401
    """An entity with the reference to the one that it stood in, where that has a property for it."""
    back, properties = property_behind(name), inner.get("properties")
    if back is None or not isinstance(outer, str) or not isinstance(properties, dict) or back in properties:
        return inner
    return {**inner, "properties": {**properties, back: [outer]}}
