"""One document after the other, in any order, gives the persons that all of them give at once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Mention
from habeas.people.name_scores import NameScores
from habeas.people.resolve import resolve

NAMES = [
    "Rufat Safarov",
    "Rüfət Səfərov",
    "Руфат Сафаров",
    "Rufat Eldar oglu Safarov",
    "Rufat Ali oglu Safarov",
    "Ramil Safarov",
    "Ramil Safarli",
    "R. Safarov",
    "Safarov",
    "Tran Thi Nga",
    "Trần Thị Nga",
    "Ahmed Mansour",
    "أحمد منصور",
    "Ahmed Mansoor al-Shehhi",
]

mentions = st.builds(
    Mention,
    document_id=st.sampled_from([letter * 4 for letter in "abcdef"]),
    name=st.sampled_from(NAMES),
    gender=st.sampled_from([None, None, "male", "female"]),
    roles=st.sampled_from([(), ("lawyer",)]),
    born=st.sampled_from([None, "1980", "1980-05-01", "1961"]),
    home=st.sampled_from([None, "Baku", "Hanoi"]),
    events=st.sampled_from([(), ("arrest 2024-01",)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(mentions, max_size=14), st.randoms(use_true_random=False))
def test_documents_one_by_one_in_any_order_give_the_same_persons_as_all_at_once(
    all_mentions: list[Mention], random: object
) -> None:
    documents = sorted({mention.document_id for mention in all_mentions})
    random.shuffle(documents)  # type: ignore[attr-defined]
    remembered = NameScores()
    read: list[Mention] = []
    for document in documents:
        read += [mention for mention in all_mentions if mention.document_id == document]
        assert resolve(read, scores=remembered) == resolve(read, scores=NameScores())


@settings(max_examples=30, deadline=None)
@given(st.lists(mentions, max_size=14))
def test_a_document_that_came_and_went_leaves_no_trace(all_mentions: list[Mention]) -> None:
    remembered = NameScores()
    resolve(all_mentions, scores=remembered)
    rest = [mention for mention in all_mentions if mention.document_id != "aaaa"]
    assert resolve(rest, scores=remembered) == resolve(rest)
