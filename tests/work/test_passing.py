"""What may go out to another program: no row that names who is withheld, however the sentence is broken."""

from __future__ import annotations

import pytest

from habeas.answers.site.redaction import Redactor
from habeas.work.passing import Passing


@pytest.mark.parametrize("row", [
    {"quotes": ["Police took Ana Torr away."]},
    {"quotes": ["Police took Ana\nTorr away."]},
    {"quotes": ["Police took Ana\tTorr away."], "number": 3},
    {"value": '{"original": "Police took Ana\\nTorr away."}'},
    {"urls": [None, "https://news.example/anatorr"]},
])  # fmt: skip
def test_a_row_that_names_who_is_withheld_stays_also_where_a_line_ends_in_the_name(
    row: dict[str, object],
) -> None:
    passing = Passing(names=Redactor(frozenset({"Ana Torr"})))
    assert list(passing.rows([row, {"quotes": ["Nobody."]}])) == [{"quotes": ["Nobody."]}]
    assert passing.held_back == 1
