"""Work that is shared out among processes gives what one process gives, also where another one can't be had."""

from __future__ import annotations

import multiprocessing
import os
import threading

import numpy as np
import pytest
from tests.people.test_many_names import NAMES

from habeas.model import Mention
from habeas.people import candidates, grouping, name_scores, shares
from habeas.people.name_scores import NameScores
from habeas.people.shares import beside, in_shares, may_fork, processes

HERE = os.getpid()
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A helper beside threads of those who run the tests."""
    monkeypatch.setattr(shares, "may_fork", lambda: True)


def doubled(number: int) -> tuple[int, bool]:
    return 2 * number, os.getpid() == HERE


def lost_elsewhere(number: int) -> int:
    if os.getpid() != HERE:
        os._exit(1)
    return number


@pytest.mark.usefixtures("forking")
def test_shares_are_answered_in_their_order_by_several_processes() -> None:
    found = in_shares(doubled, range(5), 2)
    assert [each[0] for each in found] == [0, 2, 4, 6, 8]
    assert [each[1] for each in found] == [True, False, True, False, True]


@pytest.mark.usefixtures("forking")
def test_what_a_process_that_was_killed_did_not_answer_is_done_here() -> None:
    assert in_shares(lost_elsewhere, range(4), 3) == [0, 1, 2, 3]
    assert beside(lambda: 1, lambda: lost_elsewhere(2), wanted=True) == (1, 2)


@pytest.mark.usefixtures("forking")
def test_an_error_in_any_share_is_told_here() -> None:
    with pytest.raises(ZeroDivisionError):
        in_shares(lambda number: 1 // number, [1, 0], 2)
    with pytest.raises(ZeroDivisionError):
        in_shares(lambda number: 1 // number, [0, 1], 2)


@pytest.mark.usefixtures("forking")
def test_two_things_are_done_beside_each_other() -> None:
    assert beside(lambda: doubled(1), lambda: doubled(2), wanted=True) == ((2, True), (4, False))
    assert beside(lambda: doubled(1), lambda: doubled(2), wanted=False) == ((2, True), (4, True))


@pytest.mark.usefixtures("forking")
def test_where_no_process_can_be_started_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", refused)
    assert in_shares(doubled, [1, 2], 2) == [(2, True), (4, True)]


def test_nothing_is_forked_beside_a_thread_or_by_a_process_that_may_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert may_fork()
    monkeypatch.setattr(multiprocessing.current_process(), "_config", {"daemon": True})
    assert not may_fork()
    monkeypatch.undo()
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not may_fork()


def test_no_more_processes_than_asked_for_and_than_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(6)), raising=False)
    assert (processes(), processes(1), processes(5), processes(64)) == (4, 1, 5, 6)


@pytest.mark.usefixtures("forking")
def test_two_processes_make_the_groups_of_one_to_the_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = [Mention(f"{place % 3}", name) for place, name in enumerate([*NAMES, *NAMES[::2]])]
    alone = grouping.group(mentions, scores=NameScores(1))
    monkeypatch.setattr(grouping, "WORTH_A_PROCESS", range(1, 1000))
    monkeypatch.setattr(name_scores, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(candidates, "CHUNK", 20)
    scores = NameScores(1)
    scores.processes = 2
    shared = grouping.group(mentions, scores=scores)
    for one, other in ((alone.groups, shared.groups), (alone.lefts, shared.lefts), (alone.rights, shared.rights)):
        assert np.array_equal(one, other)
    assert alone.scores.tobytes() == shared.scores.tobytes()
