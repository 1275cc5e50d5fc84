"""Extractors are had by name, and a model only where it was said which, where, and that documents may go there."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.claims.combine import Combined
from habeas.claims.remote.extractor import ModelExtractor
from habeas.claims.rules import RuleExtractor
from habeas.errors import HabeasError, ModelMissing, NotAllowed, UnknownTerm
from habeas.work.extractors import ModelSettings, extractor_of, spent_by

HERE = ModelSettings("http://127.0.0.1:8080/v1", "small")


def test_the_rules_and_a_model_are_had_by_name(tmp_path: Path) -> None:
    model = extractor_of(["model"], ModelSettings(HERE.address, HERE.name, key="k", answers=tmp_path))
    assert isinstance(extractor_of(["rules"], ModelSettings()), RuleExtractor)
    assert isinstance(model, ModelExtractor)
    assert model.model == "small"
    assert spent_by(model) is model.spent
    assert list(tmp_path.iterdir()) == []


def test_two_are_combined_in_their_order() -> None:
    both = extractor_of(["model", "rules"], HERE, combine=True)
    assert isinstance(both, Combined)
    assert (type(both.first), type(both.second)) == (ModelExtractor, RuleExtractor)
    assert spent_by(both) is not None
    assert spent_by(RuleExtractor()) is None


@pytest.mark.parametrize(
    ("names", "settings", "combine", "error"),
    [
        (["oracle"], ModelSettings(), False, UnknownTerm),
        (["rules", "model"], HERE, False, UnknownTerm),
        ([], ModelSettings(), False, UnknownTerm),
        (["rules"], ModelSettings(), True, UnknownTerm),
        (["rules", "rules"], ModelSettings(), True, UnknownTerm),
        (["gliner"], ModelSettings(), False, UnknownTerm),
        (["gliner", "rules"], ModelSettings(gliner=Path("nowhere")), True, UnknownTerm),
        (["rules"], ModelSettings(gliner=Path("nowhere")), False, UnknownTerm),
        (["gliner"], ModelSettings(gliner=Path("nowhere")), False, ModelMissing),
        (["rules"], HERE, False, UnknownTerm),
        (["model"], ModelSettings(), False, NotAllowed),
        (["model"], ModelSettings(address=HERE.address), False, NotAllowed),
        (["model"], ModelSettings(name="small"), False, NotAllowed),
        (["model"], ModelSettings(HERE.address, HERE.name, key="a\r\nX-Other: b"), False, NotAllowed),
        (["model"], ModelSettings("https://model.example.org/v1", "small"), False, NotAllowed),
    ],
)
def test_what_is_not_clear_or_not_allowed_is_refused(
    names: list[str], settings: ModelSettings, combine: bool, error: type[HabeasError]
) -> None:
    with pytest.raises(error):
        extractor_of(names, settings, combine=combine)
