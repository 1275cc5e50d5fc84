"""A number of a form or an address is read in one way: plain digits, and no more than a row can have."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from habeas.web.asking import BadQuestion, decision_of, number_in

pytestmark = pytest.mark.usefixtures("ask_empty")  # sets Django up


@pytest.mark.parametrize(("text", "digits", "number"), [
    ("7", 18, 7), ("007", 18, 7), ("9" * 18, 18, 10**18 - 1), ("9" * 19, 18, None), ("1234567", 6, None),
    ("", 18, None), (None, 18, None), ("-1", 18, None), ("1.5", 18, None), (" 1", 18, None), ("٣", 18, None),
    ("²", 18, None), ("1\n", 18, None), (7, 18, None),
])  # fmt: skip
def test_only_plain_digits_are_a_number(text: object, digits: int, number: int | None) -> None:
    assert number_in(text, digits) == number


@pytest.mark.parametrize("given", [{}, {"decision": ""}, {"decision": "seven"}, {"decision": "9" * 19}])
def test_a_form_without_the_number_of_a_decision_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(BadQuestion, match="no decision"):
        decision_of(RequestFactory().post("/review/undo", given))
