"""Splink finds the names that are compared in memory, and who is who is decided as ever."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec
from math import exp, log
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet

from habeas.errors import BadVocabulary, ModelMissing
from habeas.model import Mention
from habeas.people import engines, grouping, name_rows, splink_pairs
from habeas.people.candidates import candidate_pairs
from habeas.people.engines import BY_SPLINK, ENGINES, IN_MEMORY, MOST_IN_MEMORY, candidates_for
from habeas.people.judgement import Judgement
from habeas.people.judgements import PEOPLE, constraints, mention_key
from habeas.people.name_rows import write_rows
from habeas.people.pairs import pair_model
from habeas.people.parts import parts_of
from habeas.people.resolve import Resolution, resolve
from habeas.people.splink_model import levels, match_weight, read_levels, settings
from habeas.record import settled

needs_splink = pytest.mark.skipif(
    find_spec("splink") is None or find_spec("duckdb") is None, reason="the extra habeas[splink] is not installed"
)
# Invented people.
NAMES = ["Zaur Nurlov", "Заур Нурлов", "Nurlov, Zaur", "Leyla Hasanzade", "Лейла Гасанзаде", "Z. Nurlov", "Marta Ruiz"]
MENTIONS = [Mention(f"document{number}", name, home="Nardaran") for number, name in enumerate(NAMES)]


def groups(found: Resolution) -> list[list[str]]:
    return sorted(sorted(mention.name for mention in person.mentions) for person in found.persons)


def judged(number: int, left: Mention, right: Mention, answer: str) -> Judgement:
    return Judgement(
        number, PEOPLE, mention_key(left), mention_key(right), answer, "ana", datetime(2026, 1, 1, tzinfo=UTC)
    )


def test_the_weight_of_a_level_is_what_the_model_of_names_says_of_its_evidence() -> None:
    [comparison] = settings()["comparisons"]
    ratios = [level["m_probability"] / level["u_probability"] for level in comparison["comparison_levels"][1:]]
    weights = pair_model().weights
    expected = [sum(weights[kind] * amount for kind, amount in level.evidence.items()) for level in levels()]
    assert [log(ratio) for ratio in ratios] == pytest.approx(expected)
    assert settings()["probability_two_random_records_match"] == pytest.approx(1 / (1 + exp(-weights["start"])))


def test_only_the_level_of_what_contradicts_is_below_the_floor() -> None:
    start = pair_model().weights["start"]
    kept = [start + level.weight > grouping.FLOOR for level in levels()]
    assert kept == [True] * (len(kept) - 1) + [False]
    assert splink_pairs.FLOOR == grouping.FLOOR
    assert match_weight(log(8)) == pytest.approx(3)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"level": [{"sql": "ELSE"}]},
        {"level": [{"sql": "ELSE", "evidence": {"their looks": 1.0}}]},
        {"level": [{"sql": "ELSE", "evidence": {}}, {"sql": "true", "evidence": {}}]},
        {"level": [{"sql": "true", "evidence": {}}]},
    ],
)
def test_levels_that_say_nothing_or_too_much_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary, match=r"splink_levels\.toml"):
        read_levels(data)


def test_rows_have_the_same_keys_and_sounds_for_spellings_of_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_rows, "CHUNK", 1)  # so that the two are in different files
    write_rows([parts_of("Zaur Nurlov"), parts_of("Заур Нурлов")], tmp_path)
    one, other = (parquet.read_table(path).to_pylist()[0] for path in sorted(tmp_path.glob("names-*.parquet")))
    assert (one["place"], other["place"]) == (0, 1)
    assert {**one, "place": 1} == other
    keys = [set(parquet.read_table(path)["key"].to_pylist()) for path in sorted(tmp_path.glob("keys-*.parquet"))]
    assert keys[0] == keys[1]


def test_beyond_a_million_mentions_splink_looks_names_up_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(engines, "installed", lambda: True)
    assert candidates_for(MOST_IN_MEMORY) is candidate_pairs
    assert candidates_for(MOST_IN_MEMORY + 1) is splink_pairs.splink_pairs
    assert candidates_for(MOST_IN_MEMORY + 1, IN_MEMORY) is candidate_pairs
    monkeypatch.setattr(engines, "installed", lambda: False)
    assert candidates_for(MOST_IN_MEMORY + 1) is candidate_pairs
    assert "habeas[splink]" in caplog.text


def test_what_can_be_set_is_what_there_is() -> None:
    assert settled.SETTINGS[settled.LOOKED_UP] == ENGINES


def test_without_the_extra_asking_for_splink_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splink_pairs, "installed", lambda: False)
    with pytest.raises(ModelMissing, match=r"habeas\[splink\]"):
        resolve(MENTIONS, engine=BY_SPLINK)


@needs_splink
def test_splink_gives_the_same_persons() -> None:
    found = resolve(MENTIONS, engine=BY_SPLINK)
    assert groups(found) == groups(resolve(MENTIONS))
    assert len(found.persons) < len(MENTIONS)


@needs_splink
def test_what_people_decided_holds_with_splink_too() -> None:
    log_of = [judged(1, MENTIONS[0], MENTIONS[1], "different"), judged(2, MENTIONS[0], MENTIONS[6], "same")]
    held = constraints(log_of)
    found = resolve(MENTIONS, held, engine=BY_SPLINK)
    owners = {mention.name: person.id for person in found.persons for mention in person.mentions}
    assert owners["Zaur Nurlov"] != owners["Заур Нурлов"]
    assert owners["Zaur Nurlov"] == owners["Marta Ruiz"]


@needs_splink
def test_splink_predicts_share_after_share_what_it_predicts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [parts_of(name) for name in NAMES]
    whole = splink_pairs.splink_pairs(names)
    monkeypatch.setattr(splink_pairs, "NAMES_AT_A_TIME", 2)
    shared = splink_pairs.splink_pairs(names)
    assert [side.tolist() for side in shared] == [side.tolist() for side in whole]
    assert np.all(whole[0] < whole[1])


@needs_splink
@pytest.mark.parametrize("names", [[], ["N.N."], ["", ""], ["Zaur Nurlov"], ["Zaur Nurlov", "Marta Ruiz"]])
def test_names_that_share_nothing_make_no_pairs(names: list[str]) -> None:
    assert [len(side) for side in splink_pairs.splink_pairs([parts_of(name) for name in names])] == [0, 0]
