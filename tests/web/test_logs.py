"""A log has no key in it that opens anything."""

from __future__ import annotations

import io
import logging
from logging.config import dictConfig

import pytest

from habeas.web.settings import LOGGING


def test_an_address_with_the_key_of_a_feed_is_logged_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    monkeypatch.setattr("sys.stderr", told)
    before = logging.getLogger("django").handlers[:], logging.getLogger("django").propagate
    dictConfig(LOGGING)
    try:
        logging.getLogger("django.request").error(
            "%s: %s", "Internal Server Error", "/calendar/feed/calendar_aB3-_xyz.ics", extra={"status_code": 500}
        )
    finally:
        logging.getLogger("django").handlers[:], logging.getLogger("django").propagate = before
    assert told.getvalue() == "Internal Server Error: /calendar/feed/calendar_[key].ics\n"
