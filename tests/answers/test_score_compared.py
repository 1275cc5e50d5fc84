"""Extractors stand side by side, a share of nothing as a dash."""

from __future__ import annotations

from habeas.answers.score_compared import SHOWN, compared
from habeas.answers.score_figures import METRICS, Figures, Scores


def scores(pairs: Figures) -> Scores:
    totals = {metric: Figures() for metric in METRICS} | {"pairs": pairs}
    return Scores(1, totals, None, {}, {}, {"claims": pairs.predicted}, {"claims": 0, "counts": 2})


def test_each_extractor_has_its_block_and_each_metric_its_line() -> None:
    lines = compared({"rules": scores(Figures(3, 1, 2)), "model": scores(Figures())}).splitlines()
    assert lines[0].split() == ["rules", "model"]
    assert lines[1].split() == ["P", "R", "F1", "P", "R", "F1"]
    assert [line.split()[0] for line in lines[2:-2]] == list(SHOWN)
    assert lines[2].split() == ["pairs", "0.750", "0.600", "0.667", "-", "-", "-"]
    assert [line.split()[-2:] for line in lines[-2:]] == [["4", "0"], ["2", "2"]]
    assert {len(line) for line in lines[2:-2]} == {22 + 2 * 24}
