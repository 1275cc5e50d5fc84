"""A draft tells what may be told, in sentences with footnotes, in the section where it belongs, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.build import a_card, a_claim, a_count, a_quote

from habeas import model
from habeas.acts.tell import act_of
from habeas.answers.counts import ReportedCount, series
from habeas.answers.manuscript import notes, words
from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.draft import Draft, draft
from habeas.answers.report.material import Asked, Material
from habeas.answers.report.outline import outline_for, read_outlines
from habeas.answers.report.setting import manuscript_of
from habeas.answers.report.wording import LANGUAGES, read_wording, wording_in
from habeas.cases.derive import derive
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

IRA = model.Person("ira-molnar", "Ira Molnar", ("Ira Molnar",), (), gender="female")
TEO = model.Person("teo-varga", "Teo Varga", ("Teo Varga",), ())
REPORT = a_card(id="r" * 64, title="Halem in 2023", publisher="Open Cells", published="2024-02-01", report_year=2023)


def told(
    kind: str, person: str | None, when: str | None, text: str, review: str = VERIFIED, **rest: Any
) -> model.SourcedClaim:
    claim = a_claim(kind, person, when, quote=a_quote(text), **rest)
    return model.SourcedClaim(f"{kind}-{person}-{when}-{rest.get('group')}", claim, REPORT, review)


def an_act(person: model.Person | None, *claims: model.SourcedClaim) -> model.Act:
    return replace(act_of(person, claims), country="XV")


ARREST = an_act(IRA, told("arrest", "Ira Molnar", "2023-03-04", "Police took Ira Molnar away.", actors=("police",)))
SENTENCE = an_act(
    IRA, told("sentence", "Ira Molnar", "2023-05", "She got three years.", term="three years", charges=("libel",))
)
ATTACK = an_act(
    None, told("attack", None, None, "Officers beat market traders.", group="market traders", actors=("officers",))
)
OLD = an_act(TEO, told("arrest", "Teo Varga", "2019-01-02", "Teo Varga was taken."))


def material(*acts: model.Act, **rest: Any) -> Material:
    people = {person.id: person for person in (IRA, TEO)}
    cases = [
        case for person in people.values() for case in derive(person, [a for a in acts if a.person_id == person.id])
    ]
    return Material(list(acts), cases, people, [REPORT], **rest)


def written(*acts: model.Act, include: str = "verified", outline: str | None = "state-2023", **rest: Any) -> Draft:
    asked = Asked("XV", 2023, outline or "state-2023", include, "en", date(2024, 3, 1))
    return draft(material(*acts, **rest), asked)


def text_of(made: Draft) -> str:
    return " ".join(sentence.text for sentence in made.sentences)


def test_a_person_is_told_with_dates_charges_term_and_how_they_stood() -> None:
    assert text_of(written(ARREST, SENTENCE)) == (
        "On March 4, police arrested Ira Molnar. In May, she was sentenced to three years on charges of libel. "
        "She was last reported in custody in May, and no verified claim told of a release by year’s end."
    )


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Open Cells urged the government to release Ira Molnar.", "Open Cells called for the release of Ira Molnar."),
        (
            "Open Cells asked for an investigation of the death of Ira Molnar.",
            "Open Cells called for an investigation concerning Ira Molnar.",
        ),
        ("Open Cells asked Georgia not to extradite Ira Molnar.", "Open Cells made an appeal on behalf of Ira Molnar."),
    ],
)
def test_an_appeal_is_told_with_what_it_asks_for_and_nothing_else(quote: str, sentence: str) -> None:
    claim = told("appeal", "Ira Molnar", None, quote, actors=("Open Cells",), trigger=a_quote(quote[:4]).span)
    assert text_of(written(an_act(IRA, claim))) == sentence


@pytest.mark.parametrize("charge", ["unrelated", "fabricated", "politically motivated", "theft committed"])
def test_a_word_that_only_describes_a_charge_is_told_as_none(charge: str) -> None:
    act = an_act(IRA, told("charge", "Ira Molnar", "2023-03-04", "She faced charges.", charges=(charge,)))
    assert charge not in text_of(written(act))


def test_a_report_that_is_there_in_two_forms_is_one_document_of_a_draft() -> None:
    made = written(ARREST)
    sketch = tuple(range(64))
    cards = [replace(REPORT, sketch=sketch), replace(REPORT, id="s" * 64, sketch=sketch)]
    text = words(manuscript_of(made, replace(material(ARREST), documents=cards)))
    assert "in this registry: 1, copies not counted; publishers: 1." in text


def test_every_sentence_has_the_exact_words_that_it_rests_on() -> None:
    for sentence in written(ARREST, SENTENCE, ATTACK).sentences:
        assert sentence.notes
        assert all(note.quote and note.document_id == REPORT.id for note in sentence.notes)


def test_what_is_told_stands_in_the_section_of_its_type_and_in_that_where_it_was_read() -> None:
    def place(**rest: Any) -> str:
        return next(section.part.number for section in written(ATTACK, **rest).sections if section.sentences)

    assert place() == "2.a"
    assert place(topics={claim.id: ("work_safety", "torture") for claim in ATTACK.claims}) == "1.c"
    assert text_of(written(ATTACK)) == "Officers beat market traders."


def test_nothing_of_another_year_is_told_and_what_is_undated_is_of_the_year_of_its_document() -> None:
    assert text_of(written(OLD)) == ""
    undated = an_act(None, *(replace(c, document=replace(REPORT, report_year=2022)) for c in ATTACK.claims))
    assert text_of(written(undated)) == ""


@pytest.mark.parametrize(("review", "include", "is_told"), [
    ("unreviewed", "verified", False), ("unreviewed", "all", True), ("accepted by one", "verified", False),
    ("rejected", "all", False), (VERIFIED, "verified", True),
])  # fmt: skip
def test_only_what_may_be_told_is(review: str, include: str, is_told: bool) -> None:
    act = an_act(IRA, told("arrest", "Ira Molnar", "2023-03-04", "Police took Ira Molnar away.", review))
    assert bool(written(act, include=include).sentences) is is_told


def test_a_verified_draft_tells_of_an_act_only_what_its_verified_claims_say() -> None:
    rest = told("arrest", "Ira Molnar", None, "It was for libel, they say.", "unreviewed", charges=("libel",))
    act = an_act(IRA, *ARREST.claims, rest)
    assert "libel" not in text_of(written(act))
    assert "libel" in text_of(written(act, include="all"))


def test_of_who_died_it_is_not_said_that_they_are_no_longer_in_custody() -> None:
    death = an_act(IRA, told("killing", "Ira Molnar", "2023-08-01", "Ira Molnar died in the prison of Halem."))
    said = text_of(written(ARREST, death))
    assert said == "On August 1, Ira Molnar died. On March 4, police arrested Ira Molnar."


def test_a_place_is_not_said_twice() -> None:
    act = an_act(
        IRA,
        told(
            "arrest",
            "Ira Molnar",
            "2023-03-04",
            "Police of Halem took her.",
            place="Halem",
            actors=("police of Halem",),
        ),
    )
    assert text_of(written(act)).startswith("On March 4, police of Halem arrested Ira Molnar. She")


def test_what_is_alleged_denied_or_possible_is_told_so() -> None:
    def said(modality: str) -> str:
        return text_of(
            written(an_act(None, *(replace(c, claim=replace(c.claim, modality=modality)) for c in ATTACK.claims)))
        )

    assert said("alleged") == "Officers allegedly beat market traders."
    assert said("denied") == "It was denied that officers beat market traders."
    assert said("possible") == "It was said to be possible that officers beat market traders."


def test_who_says_it_is_named_and_is_no_stranger_where_it_is_the_person() -> None:
    speakers = (("a neighbour", "according to a neighbour"), ("Ira Molnar", "according to her"))
    for speaker, expected in speakers:
        act = an_act(IRA, told("torture", "Ira Molnar", "2023-04-01", "They beat me.", speaker=speaker))
        assert expected in text_of(written(act))


def test_people_of_whom_the_same_is_told_are_told_together() -> None:
    both = [an_act(person, told("arrest", person.name, "2023-03-04", "Police took both.")) for person in (IRA, TEO)]
    assert text_of(written(*both)).startswith(
        "On March 4, Ira Molnar and Teo Varga were arrested. They were last reported"
    )


def test_a_reported_number_says_whose_it_is_and_is_never_told_as_verified() -> None:
    quote = a_quote("As of December 1, the Union of Families counted at least 12 political prisoners.")
    given = {"by": "Union of Families", "place": "Halem", "qualifier": "at least", "quote": quote}
    count = ReportedCount(a_count(low=12, as_of="2023-12-01", **given), REPORT)
    figures = series([count])
    told_all = text_of(written(ARREST, include="all", figures=figures))
    assert (
        "As of December 1, there were at least 12 political prisoners, according to the Union of Families." in told_all
    )
    assert "12 political prisoners" not in text_of(written(ARREST, figures=figures))


def test_a_group_that_cannot_be_told_by_itself_is_quoted_or_counted_as_left_out() -> None:
    def act(quote: str) -> model.Act:
        return an_act(None, told("arrest", None, None, quote, group="their relatives"))

    whole = "Guards in Halem also took the relatives of three market traders."
    assert text_of(written(act(whole))) == f"Open Cells stated: “{whole}”"
    made = written(act("took their relatives"))
    assert (text_of(made), made.untold.groups) == ("", 1)


def test_whoever_is_withheld_is_not_told_of_and_their_name_stands_in_no_quote_of_others() -> None:
    both = an_act(None, told("attack", None, None, "Officers beat traders and Ira Molnar.", group="market traders"))
    given = material(ARREST, SENTENCE, both, withheld=frozenset({IRA.id}), unsaid=frozenset(IRA.names))
    made = draft(given, Asked("XV", 2023, "state-2023", "verified", "en", date(2024, 3, 1)))
    manuscript = manuscript_of(made, given)
    quoted = " ".join(note.quote for note in notes(manuscript))
    assert "Molnar" not in words(manuscript) + quoted
    assert "Officers beat traders and [name withheld]." in quoted
    assert text_of(made) == "Market traders were beaten."
    assert "withheld from what is published: 1." in words(manuscript)


def test_with_nothing_verified_the_draft_says_so_and_how_to_see_more() -> None:
    given = material()
    made = draft(given, Asked("XV", 2023, "short", "verified", "en", date(2024, 3, 1)))
    said = words(manuscript_of(made, given))
    assert "Nothing on" in said
    assert "--include all" in said


def test_the_last_page_says_what_a_draft_lacks_and_rests_on() -> None:
    given = material(ARREST, rejected=2)
    said = words(manuscript_of(draft(given, Asked("XV", 2023, "short", "verified", "en", date(2024, 3, 1))), given))
    assert "Sections on which no claim of this draft was found: 2; 3; 4; 5; 6; 7." in said
    assert "Every section with a finding rests on a single publisher." in said
    assert "Sentences: 2. Of these, on at least one verified claim: 2." in said
    assert "claims that people rejected: 2" in said


def test_how_old_the_sources_of_a_draft_are_is_told_of_those_that_it_cites_and_of_no_others() -> None:
    given = material(ARREST)
    older = a_card(id="o" * 64, published="2003-07-01", publisher="The Halem Courier")
    said = words(manuscript_of(written(ARREST), replace(given, documents=[REPORT, older])))
    assert "in this registry: 2" in said
    assert "2003" not in said


def test_unverified_sentences_are_marked_on_their_face() -> None:
    act = an_act(IRA, told("arrest", "Ira Molnar", "2023-03-04", "Police took Ira Molnar away.", "unreviewed"))
    given = material(act)
    manuscript = manuscript_of(draft(given, Asked("XV", 2023, "short", "all", "en", date(2024, 3, 1))), given)
    assert "Ira Molnar was arrested.†" in words(manuscript)
    assert "unverified" in manuscript.warning
    assert "unverified" in manuscript.running


def test_the_same_material_gives_the_same_draft_in_whatever_order_it_comes() -> None:
    assert written(ARREST, SENTENCE, ATTACK).sections == written(ATTACK, SENTENCE, ARREST).sections


def test_the_outline_is_that_of_the_year_and_unknown_ones_are_refused() -> None:
    assert [outline_for(None, year).name for year in (2016, 2023, 2024, 2030)] == [
        "state-2016", "state-2023", "state-2024", "state-2024",
    ]  # fmt: skip
    with pytest.raises(UnknownTerm, match="state-1999"):
        outline_for("state-1999", 2023)
    with pytest.raises(BadVocabulary):
        read_outlines({"outline": [{"name": "no-edition", "title": "", "cases": 3}]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_draft_are_whole_in_each_language(language: str) -> None:
    table, english = (load_toml(f"answers/report/wording.{code}.toml") for code in (language, "en"))
    assert wording_in(language).language == language
    for group in ("text", "counts", "status", "pieces", "when", "dates", "modality", "of", "nouns", "answers"):
        assert set(table[group]) == set(english[group]), group  # type: ignore[call-overload]


def test_a_wording_with_a_slot_that_nothing_fills_is_refused() -> None:
    table = load_toml("answers/report/wording.en.toml")
    table["type"]["arrest"] = {"by": "{actors} took {thing}", "plain": "{subject} {was} taken"}  # type: ignore[index]
    with pytest.raises(BadVocabulary, match="thing"):
        read_wording(table, "en")
