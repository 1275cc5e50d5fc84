"""What the words of a response say of it: form, request, addressee, answer, measure and programme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.acts.told import acts_of
from tests.build import a_card, a_claim, a_document, a_quote

from habeas.acts.corroborate import corroborate
from habeas.answers.response import Response, date_of, one_each, response_of
from habeas.answers.response_words import read_response_words, response_words
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import Document, Part, SourcedClaim
from habeas.record.load import card_of
from habeas.terms import load_toml


def made(text: str, quote: str, kind: str = "appeal", parts: tuple[Part, ...] = (), **rest: object) -> Response:
    """The response that a claim with this quote of a text tells of."""
    document = a_document(text, parts=parts or (Part(0, len(text), "paragraph"),))
    return response_of(corroborate(None, [claimed(document, quote, kind, **rest)]), {document.id: document})


def claimed(document: Document, quote: str, kind: str, **rest: object) -> SourcedClaim:
    claim = a_claim(kind, None, quote=a_quote(document.text, quote), **rest)  # type: ignore[arg-type]
    return SourcedClaim(f"{document.id[:8]}:{quote}", claim, card_of(document))


APPEAL = (
    "In a joint statement, the Orrland Bar called on the Veld government to release Daro Velin immediately, drop all "
    "charges and provide medical care. The Foreign Ministry dismissed the call as interference in its internal affairs."
)


def test_an_appeal_says_its_form_what_it_asks_for_and_of_whom_with_the_exact_words() -> None:
    one = made(APPEAL, APPEAL.partition(". ")[0])
    assert one.values("form") == ("statement",)
    assert one.values("request") == ("release", "drop the charges", "medical care")
    assert one.values("manner") == ("immediately",)
    assert one.values("addressee") == ("the Veld government",)
    for told in one.told:
        assert APPEAL[told.quote.start : told.quote.end] == told.quote.text


def test_the_answer_is_read_in_the_sentence_behind() -> None:
    assert made(APPEAL, APPEAL.partition(". ")[0]).values("answer") == ("rejected",)


@pytest.mark.parametrize(
    ("behind", "answers"),
    [
        ("The Foreign Ministry rejected the calls on Monday.", ("rejected",)),
        ("The Foreign Ministry has not responded to either of these appeals.", ("no answer",)),
        ("The Foreign Ministry rejected calls for early elections.", ()),  # of nothing that was told before
        ("It rained in Halem. The Foreign Ministry rejected the calls.", ()),
    ],
)
def test_the_answer_may_open_the_next_paragraph_where_it_points_back(behind: str, answers: tuple[str, ...]) -> None:
    quote = "Ana Brook urged Veld to free the editors."
    text = f"{quote}\n\n{behind}"
    parts = (Part(0, len(quote), "paragraph"), Part(len(quote) + 2, len(text), "paragraph"))
    assert made(text, quote, parts=parts).values("answer") == answers


def test_what_came_of_another_response_behind_is_not_what_came_of_this_one() -> None:
    ours = "Veld urged Orrland to free all prisoners."
    behind = " It ran a campaign to release teachers, until one was freed and he was released in May."
    assert made(ours + behind, ours).values("outcome") == ()
    assert made(ours + " The prisoners kept waiting until they were released in May.", ours).values("outcome") == (
        "released",
    )


@pytest.mark.parametrize(
    ("behind", "measures"),
    [
        (" Those listed face an asset freeze and a travel ban.", ("asset freeze", "travel ban")),
        (" As a result, all property of Kol Haren in Veld is blocked.", ("asset freeze",)),
        (" Weeks before, Norway had frozen the assets of others.", ("sanctions, not said which",)),
    ],
)
def test_what_a_sanction_does_may_stand_in_the_next_sentence(behind: str, measures: tuple[str, ...]) -> None:
    ours = "Veld announced sanctions on Kol Haren."
    assert made(ours + behind, ours, "sanction").values("measure") == measures


def test_should_be_released_is_a_request_for_release() -> None:
    ours = "Brook said that Ina Vold should be released without delay."
    assert made(ours, ours).values("request") == ("release",)


def test_a_report_that_is_only_pointed_to_is_not_the_form() -> None:
    told = "“We have serious concerns, as noted in the human rights report, about the arrests,” Brook told reporters."
    assert made(told, told, "condemnation", actors=("Brook",)).values("form") == ("briefing answer",)


def test_the_form_is_told_nearby_by_a_sentence_that_names_who_responds() -> None:
    text = "Ana Brook urged Veld to free the editors.\n\nAt a ceremony in Halem, Brook spoke for an hour."
    parts = (Part(0, text.index("\n"), "paragraph"), Part(text.index("At"), len(text), "paragraph"))
    quote = "Ana Brook urged Veld to free the editors."
    assert made(text, quote, parts=parts, actors=("Ana Brook",)).values("form") == ("ceremony",)
    assert made(text, quote, parts=parts, actors=("Lio Marsh",)).values("form") == ()


def test_what_is_said_in_an_answer_is_an_interview_or_a_briefing() -> None:
    text = "Answer: We are worried about the editors."
    parts = (Part(0, len(text), "answer"),)
    one = made(text, "We are worried about the editors.", "condemnation", parts)
    assert [(told.value, told.quote.text) for told in one.words("form")] == [("interview", "Answer:")]
    briefing = f"Department Press Briefing\n\n{text}"
    parts = (Part(27, len(briefing), "answer"),)
    assert made(briefing, "We are worried about the editors.", "condemnation", parts).values("form") == (
        "briefing answer",
    )


@pytest.mark.parametrize(
    ("behind", "answers", "outcomes"),
    [
        ("The foreign ministry denied the allegations.", ("denied",), ()),
        ("The interior minister would not comment.", ("no answer",), ()),
        ("The government has yet to respond.", ("no answer",), ()),
        ("The president said he would not bow to pressure.", ("rejected",), ()),
        ("The ministry described the criticism as unacceptable interference.", ("rejected",), ()),
        ("The prime minister promised to look into the case.", ("accepted",), ()),
        ("Daro Velin was freed two days after the appeal.", (), ("released",)),
        ("Daro Velin was released a week later.", (), ("released",)),
        ("Despite the calls, Daro Velin is still in prison.", (), ("still held",)),
        ("The charges were later dropped.", (), ("charges dropped",)),
        ("Daro Velin denied the charges of treason.", (), ()),  # that is no answer of whoever was asked
    ],
)
def test_the_answer_and_what_came_of_it_are_told_in_many_ways(
    behind: str, answers: tuple[str, ...], outcomes: tuple[str, ...]
) -> None:
    quote = "Ana Brook urged Veld to free Daro Velin."
    one = made(f"{quote} {behind}", quote)
    assert (one.values("answer"), one.values("outcome")) == (answers, outcomes)


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    [
        ("Students held a vigil for Daro Velin.", "support", "rally or vigil"),
        ("Two lawmakers went on hunger strike in solidarity with Daro Velin.", "support", "hunger strike"),
        ("The ambassador raised the case of Daro Velin with the minister.", "appeal", "talks"),
        ("Orrland recalled its ambassador over the arrest of Daro Velin.", "condemnation", "diplomatic protest"),
        ("The consul met Daro Velin in prison.", "support", "visit"),
        ("Diplomats were present at the trial of Daro Velin.", "support", "trial observation"),
    ],
)
def test_the_form_is_told_by_what_is_done(words: str, kind: str, form: str) -> None:
    assert made(words, words, kind).values("form") == (form,)


@pytest.mark.parametrize(
    ("words", "measures", "programmes"),
    [
        ("Orrland sanctioned the judge.", ("sanctions, not said which",), ()),
        (
            "Two generals were designated under the Global Magnitsky program; an asset freeze follows.",
            ("asset freeze",),
            ("Global Magnitsky",),
        ),
        ("The judge was named under Section 7031 (c).", (), ("section 7031(c)",)),
        ("The judge was designated under Section 7031(c).", (), ("section 7031(c)",)),
        (
            "The Council of the EU listed the judge under its Global Human Rights Sanctions Regime.",
            ("sanctions, not said which",),
            ("EU Global Human Rights Sanctions Regime",),
        ),
        (
            "Canada froze the assets of the judge under the Special Economic Measures Act.",
            ("asset freeze",),
            ("Special Economic Measures Act (Canada)",),
        ),
        ("Orrland barred the judge from entering the country.", ("travel ban",), ()),
        ("Orrland halted exports to Nightwatch Ltd.", ("export control",), ()),
        (
            "The Commerce Department put export controls on Nightwatch Ltd.",
            ("export control",),
            ("export controls of the Department of Commerce",),
        ),
        ("Orrland put export controls on Nightwatch Ltd.", ("export control",), ()),
        ("Nightwatch Ltd. was added to the Entity List.", ("export control",), ("Entity List",)),
        (
            "The Department announced new visa restriction policies on unjust detention.",
            ("visa restriction",),
            ("visa restriction policies on wrongful and unjust detention",),
        ),
    ],
)
def test_a_sanction_says_its_measure_and_its_programme(
    words: str, measures: tuple[str, ...], programmes: tuple[str, ...]
) -> None:
    one = made(words, words, "sanction")
    assert (one.values("measure"), one.values("programme")) == (measures, programmes)


def test_a_programme_named_in_the_paragraph_is_that_of_the_sanction() -> None:
    text = "The office set up two new visa restriction policies. With these it can bar judges from entry."
    assert made(text, "With these it can bar judges from entry.", "sanction").values("programme") == (
        "visa restriction policies on wrongful and unjust detention",
    )


def test_without_the_text_only_the_quotes_are_looked_at() -> None:
    document = a_document(APPEAL)
    claim = claimed(document, APPEAL.partition(". ")[0], "appeal")
    one = response_of(corroborate(None, [claim]), {})
    assert (one.values("request")[0], one.values("answer")) == ("release", ())


def test_acts_that_share_a_claim_are_one_response_for_all_their_people() -> None:
    claim = SourcedClaim("c1", a_claim("appeal", ("Maria Quispe", "Jon Aru"), actors=("Bar",)), a_card())
    other = replace(claim, id="c2", claim=replace(claim.claim, actors=("League",)))
    acts = [*acts_of(claim), replace(*acts_of(claim), id="second", person_id="jon-aru", person_name="Jon Aru")]
    groups = one_each([*acts, *acts_of(other)], lambda act: [each.id for each in act.claims])
    assert [len(group) for group in groups] == [2, 1]
    assert [name for _, name in response_of(groups[0], {}).persons] == ["Jon Aru", "Maria Quispe"]


def test_a_programme_without_a_source_is_refused() -> None:
    good, programmes = load_toml("answers/responses.toml"), load_toml("answers/programmes.toml")
    (entry, *_) = programmes["programme"]  # type: ignore[misc]
    with pytest.raises(BadVocabulary, match="needs a `state` and a `source`"):
        read_response_words(good, {"programme": [{**entry, "source": ""}]})
    with pytest.raises(BadVocabulary, match="no regular expression"):
        read_response_words(good, {"programme": [{**entry, "patterns": ["("]}]})


def test_every_measure_of_a_programme_is_one_that_words_can_tell() -> None:
    known = {each.name for each in response_words().measures}
    assert all(set(each.measures) <= known for each in response_words().programmes)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (("2024-12", "2024-12-10", None), "2024-12-10"),
        (("2024-12-10", "2024-12-04"), "2024-12-04"),
        ((None,), "None"),
        ((), "None"),
    ],
)
def test_a_response_has_the_most_precise_date_that_all_agree_on_or_else_the_first(
    told: tuple[str | None, ...], shown: str
) -> None:
    assert str(date_of(None if one is None else PartialDate.parse(one) for one in told)) == shown
