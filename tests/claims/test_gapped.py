"""Those to whom the same was done without the verb said again: each with what stands behind the own name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ONE, OTHER = "Nino Beridze", "Levan Gelashvili"
TOLD = [
    (
        f"{ONE} was arrested in 2022 and {OTHER} in 2023.",
        {("arrest", ONE, "2022", (), None), ("arrest", OTHER, "2023", (), None)},
    ),
    (
        f"Police arrested {ONE} on May 3 and {OTHER} on May 5.",
        {("arrest", ONE, "2024-05-03", (), None), ("arrest", OTHER, "2024-05-05", (), None)},
    ),
    (
        f"{ONE} was charged with fraud and {OTHER} with treason.",
        {("charge", ONE, None, ("fraud",), None), ("charge", OTHER, None, ("treason",), None)},
    ),
    (
        f"{ONE} was convicted of fraud and {OTHER} of treason.",
        {("sentence", ONE, None, ("fraud",), None), ("sentence", OTHER, None, ("treason",), None)},
    ),
    (
        f"{ONE} was sentenced to five years in prison and {OTHER} to seven years.",
        {("sentence", ONE, None, (), "five years"), ("sentence", OTHER, None, (), "seven years")},
    ),
    # Of which of two verbs a remnant is, nobody can tell.
    (
        f"{ONE} was arrested in 2020 and released in 2021, and {OTHER} in 2022.",
        {("arrest", ONE, "2020", (), None), ("release", ONE, "2021", (), None)},
    ),
    (
        f"Among those detained was {ONE}; {OTHER} was not.",
        {("arrest", ONE, None, (), None)},
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text[13:60] for text, _ in TOLD])
def test_everybody_has_what_stands_behind_the_own_name(read: Callable, text: str, told: set) -> None:
    _, _, drafts = read(text)
    found = {
        (draft.type, person, str(draft.date) if draft.date else None, draft.charges, draft.term)
        for draft in drafts
        for person in draft.persons
    }
    assert found == told


def test_people_with_whom_somebody_was_arrested_are_not_arrested_apart(read: Callable) -> None:
    _, _, drafts = read(f"{ONE} was arrested in Batumi along with {OTHER} and Giorgi Maisuradze in May 2024.")
    assert [(set(one.persons), str(one.date)) for one in drafts] == [({ONE, OTHER, "Giorgi Maisuradze"}, "2024-05")]


def test_a_headline_that_a_detention_is_extended_is_no_arrest(read: Callable) -> None:
    _, _, drafts = read(f"Court Extends Detention of {ONE}\n\nThe court spoke for an hour.")
    assert [(one.type, one.persons) for one in drafts] == [("remand", (ONE,))]
