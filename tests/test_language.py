"""Which language something is told in: English unless somebody says another, and for as long as they say so."""

from __future__ import annotations

import pytest

from habeas.answers.axis import number_axis
from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.language import ALONE, WITHIN, gettext, ngettext, number_words, speaking, spelled


def test_words_numbers_and_dates_are_told_in_the_language_that_is_spoken_and_only_inside() -> None:
    with speaking("ru"):
        assert (gettext("Arrest"), number_words(12400)) == ("Задержание", "12\xa0400")
        assert spelled(PartialDate(2024, 12, 3), WITHIN) == "3 декабря 2024"
        assert spelled(PartialDate(2024, 12), ALONE) == "декабрь 2024"
        assert ngettext("%(days)s day", "%(days)s days", 3) == "%(days)s дня"
    with speaking("en"):
        assert (gettext("Arrest"), number_words(12400), spelled(PartialDate(2024, 12), ALONE)) == (
            "Arrest",
            "12,400",
            "December 2024",
        )


def test_a_drawing_is_labelled_in_the_language_that_is_spoken() -> None:
    with speaking("az"):
        assert [tick.label for tick in number_axis(12400, 300, 0).ticks()][1] == "5.000"


def test_words_without_a_translation_stay_as_they_are() -> None:
    with speaking("az"):
        assert gettext("no such words at all") == "no such words at all"


def test_a_language_without_a_catalogue_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownTerm, match="'xx'; there are: en, az, ru"), speaking("xx"):
        pass
