"""Nothing is told that the quoted words do not bear out: no name, number or day, nothing done to others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.answers.test_report_draft import ARREST, IRA, TEO, an_act, material, told, written
from tests.answers.test_report_findings import UNREVIEWED, all_text, of_group
from tests.build import a_card, a_quote

from habeas import model
from habeas.answers.manuscript import words
from habeas.answers.report.antecedents import with_antecedents
from habeas.answers.report.bearing import borne_out
from habeas.answers.report.draft import only_borne
from habeas.answers.report.plainly import is_said_plainly
from habeas.answers.report.sentences import Sentence
from habeas.answers.report.setting import manuscript_of
from habeas.answers.report.unborne import unborne
from habeas.answers.report.wording import wording_in

PEOPLE = {"ira-molnar": IRA, "teo-varga": TEO}


def of_ira(kind: str, when: str | None, quote: str, **rest: object) -> model.Act:
    return an_act(IRA, told(kind, "Ira Molnar", when, quote, UNREVIEWED, **rest))


def test_a_name_that_no_quote_has_is_not_told_unless_somebody_verified_it() -> None:
    nobody = of_ira("arrest", None, "Police took three traders away.")
    assert borne_out(nobody, PEOPLE).lacking == ("person",)
    assert borne_out(an_act(IRA, told("arrest", "Ira Molnar", None, "Police took her.")), PEOPLE).act is not None


def test_another_spelling_of_the_name_bears_it_out() -> None:
    people = {"ira-molnar": replace(IRA, names=("Ira Molnar", "Irina Molnár"))}
    assert borne_out(of_ira("arrest", None, "Police took Molnár away."), people).act is not None


@pytest.mark.parametrize(
    ("quote", "when", "kept"),
    [
        ("On March 4, police took Ira Molnar.", "2023-03-04", "2023-03-04"),
        ("At year’s end Ira Molnar was in prison.", "2023-12", "2023-12"),
        ("Police took Ira Molnar.", "2023-03-04", "2023"),
        ("In March police took Ira Molnar.", "2023-03-04", "2023"),
        ("Police took Ira Molnar.", "2021-03-04", None),
        ("Prior to her return in October 2021, Ira Molnar was tried.", "2021-10", None),
    ],
)
def test_a_day_is_told_as_finely_as_a_quote_gives_it(quote: str, when: str, kept: str | None) -> None:
    less = borne_out(of_ira("arrest", when, quote), PEOPLE).act
    assert (str(less.date) if less else None) == kept


def test_a_charge_a_term_a_place_and_who_did_it_are_left_out_where_no_quote_has_them() -> None:
    quote = "A court in Halem gave Ira Molnar three years for libel."
    act = of_ira(
        "sentence", None, quote, charges=("libel", "fraud"), term="nine years", place="Orsk", actors=("court",)
    )
    less = borne_out(act, PEOPLE).act
    assert less is not None
    assert (less.charges, less.term, less.place, less.actors) == (("libel",), None, None, ("court",))


def test_whose_word_it_is_cannot_be_left_out() -> None:
    assert borne_out(of_ira("attack", None, "Ira Molnar was beaten.", speaker="a league"), PEOPLE).act is None


def test_the_last_page_says_how_much_was_left_out_for_lack_of_words() -> None:
    made = written(ARREST, of_ira("attack", None, "Guards beat three traders."), include="all")
    assert made.untold.unborne == 1
    assert "stands in none of them: 1." in words(manuscript_of(made, material(ARREST)))


def test_a_number_that_its_sentence_does_not_give_is_told_in_the_words_of_the_source() -> None:
    quote = "Most of the traders of Halem were later released."
    assert all_text(of_group("release", quote, "traders of Halem", number=37)) == f"Open Cells stated: “{quote}”"


def test_a_sentence_that_says_he_is_quoted_with_the_one_that_names_him() -> None:
    text = "In Halem lives Teo Varga. Police beat him with sticks. Nobody was tried."
    quote = a_quote(text, "Police beat him with sticks.")
    names = "In Halem lives Teo Varga."
    claim = told("attack", "Teo Varga", None, quote.text, UNREVIEWED)
    act = an_act(TEO, replace(claim, claim=replace(claim.claim, quotes=(quote,))))
    known = with_antecedents(act, TEO, {claim.document.id: text})
    assert [text[one.start : one.end] for one in known.claims[0].claim.quotes] == [
        quote.text,
        names,
    ]
    assert [note.quote for one in written(known, include="all").sentences for note in one.notes] == [
        quote.text,
        names,
    ]


def test_whose_word_it_is_is_quoted_from_where_the_document_names_them() -> None:
    text = "Statement of Speaker Dana Bonn on the Halem strike. Guards beat Ira Molnar. I thank the union."
    quote = a_quote(text, "Guards beat Ira Molnar.")
    claim = told("attack", "Ira Molnar", None, quote.text, UNREVIEWED, speaker="Dana Bonn", actors=("guards",))
    act = an_act(IRA, replace(claim, claim=replace(claim.claim, quotes=(quote,))))
    assert borne_out(act, PEOPLE).lacking == ("speaker",)
    known = with_antecedents(act, IRA, {claim.document.id: text})
    assert [one.text for one in known.claims[0].claim.quotes][1:] == [
        "Statement of Speaker Dana Bonn on the Halem strike."
    ]
    assert all_text(known) == "Guards beat Ira Molnar, according to Dana Bonn."


def test_a_statement_is_of_the_day_on_which_it_appeared() -> None:
    card = a_card(published="2023-03-05", report_year=None)
    claim = told("appeal", "Ira Molnar", "2023-03-05", "Free Ira Molnar.", UNREVIEWED, actors=("union",))
    less = borne_out(an_act(IRA, replace(claim, document=card)), PEOPLE).act
    assert str(less and less.date) == "2023-03-05"
    taken = told("arrest", "Ira Molnar", "2023-03-05", "Police took Ira Molnar.", UNREVIEWED)
    assert borne_out(an_act(IRA, replace(taken, document=card)), PEOPLE).act is None


def test_a_sentence_on_people_of_its_own_is_not_taken_for_one_on_somebody_named_before() -> None:
    text = "Teo Varga vanished long ago. Guards took three traders at Orsk."
    quote = a_quote(text, "Guards took three traders at Orsk.")
    claim = told("arrest", "Teo Varga", None, quote.text, UNREVIEWED)
    act = an_act(TEO, replace(claim, claim=replace(claim.claim, quotes=(quote,))))
    assert with_antecedents(act, TEO, {claim.document.id: text}) == act


def test_a_pronoun_beside_the_name_of_another_speaks_of_that_one() -> None:
    text = "Teo Varga writes. A court tried Ira Molnar, and fined her."
    quote = a_quote(text, "A court tried Ira Molnar, and fined her.")
    claim = told("sentence", "Teo Varga", None, quote.text, UNREVIEWED)
    act = an_act(TEO, replace(claim, claim=replace(claim.claim, quotes=(quote,))))
    assert with_antecedents(act, TEO, {claim.document.id: text}, {"Ira Molnar", "Teo Varga"}) == act


def test_what_the_sentence_before_puts_into_another_year_is_not_told_of_this_one() -> None:
    text = "The 2018 killing of Teo Varga came before a court. A witness said that Varga was killed for his songs."
    quote = a_quote(text, "A witness said that Varga was killed for his songs.")
    claim = told("killing", "Teo Varga", None, quote.text, UNREVIEWED)
    act = an_act(TEO, replace(claim, claim=replace(claim.claim, quotes=(quote,))))
    assert all_text(act) != ""
    assert all_text(with_antecedents(act, TEO, {claim.document.id: text})) == ""


@pytest.mark.parametrize(
    ("seen", "quote", "plain"),
    [
        ("arrested", "Police arrested several traders.", True),
        ("beaten", "Traders were often held, beaten, and fined.", True),
        ("attacks", "There were attacks on traders.", True),
        ("harassment", "Traders faced harassment.", True),
        ("violence", "A league spoke of the prevention of violence against traders.", False),
        ("suspended", "A firm suspended traders’ accounts.", False),
        ("attacks", "The mayor went on with rhetorical attacks on traders.", False),
        ("sentences", "Traders were hit, and guards threatened them with longer sentences.", False),
        ("closed", "All stalls of traders were closed, except for one.", False),
        ("arrest", "Ira Molnar joined a protest of the arrest of traders.", False),
    ],
)
def test_what_was_done_to_a_group_is_told_by_us_only_where_its_sentence_says_it_plainly(
    seen: str, quote: str, plain: bool
) -> None:
    start = quote.index(seen)
    trigger = model.Span(start, start + len(seen))
    assert is_said_plainly(of_group("attack", quote, "traders", trigger=trigger)) is plain


def test_an_answer_to_what_was_done_to_a_group_is_told_in_the_words_of_its_source() -> None:
    assert not is_said_plainly(of_group("condemnation", "A league condemned attacks on traders.", "traders"))


def test_a_name_in_the_words_of_a_sentence_that_no_quote_has_takes_the_sentence_out() -> None:
    act = of_ira("arrest", None, "Police took Ira Molnar away.")
    sentence = written(act, include="all").sentences[0]
    claims = {one.id: one for one in act.claims}
    assert unborne(sentence, claims, PEOPLE, wording_in("en")) == ()
    wrong = replace(sentence, text="Police took Ira Molnar and 12 others to Orsk.")
    assert unborne(wrong, claims, PEOPLE, wording_in("en")) == ("12", "Orsk")


def test_where_the_sentence_with_the_name_is_taken_out_none_begins_with_a_pronoun() -> None:
    first = of_ira("arrest", "2023-03-04", "On March 4, police took Ira Molnar away.")
    later = of_ira("sentence", "2023-05-04", "On May 4, Ira Molnar was sentenced to two years.", term="two years")
    made = written(first, later, include="all")
    (section,) = (each for each in made.sections if len(each.sentences) > 1)
    (passage,) = section.passages
    named, *others = passage.sentences
    assert not any("Molnar" in each.text for each in others), "they stand by a pronoun"
    wrong = replace(named, text=named.text.replace("Ira Molnar", "Ira Molnar and 12 others"))

    def kept(*sentences: Sentence) -> list[Sentence]:
        told_now = replace(section, passages=(replace(passage, sentences=sentences),))
        return list(only_borne(told_now, [first, later], material(first, later), wording_in("en")).sentences)

    assert kept(named, *others) == [named, *others]
    assert kept(wrong, *others) == []
    assert kept(wrong, others[0], named, *others[1:]) == [named, *others[1:]]


def test_a_deed_is_no_charge() -> None:
    act = of_ira("arrest", None, "Ira Molnar was arrested for holding a poster.", charges=("holding a poster",))
    assert all_text(act).startswith("Ira Molnar was arrested for holding a poster.")


def test_the_head_of_something_is_told_with_what_it_is_the_head_of() -> None:
    quote = "The speaker of parliament had Ira Molnar arrested."
    act = of_ira("arrest", None, quote, actors=("speaker",))
    assert all_text(act).startswith("The speaker of parliament arrested Ira Molnar.")


def test_whom_others_made_do_something_did_not_do_it_by_themselves() -> None:
    quote = "Agents pressured the firms to block sites and often threatened Ira Molnar."
    assert "firms" not in all_text(of_ira("threat", None, quote, actors=("firms",)))


def test_nobody_in_particular_is_told_of_claim_by_claim() -> None:
    other = a_card(id="o" * 64, publisher="Halem Wire", published="2023-06-01")
    one = told("report", None, None, "A league published what it knew of the prisons of Halem.", UNREVIEWED)
    two = replace(one, id="two", document=other)
    assert all_text(an_act(None, one, two)).count("stated") == 1


def test_an_appeal_that_one_section_told_is_not_told_again_in_another() -> None:
    topics = {}
    appeal = of_ira("appeal", None, "A league asked for a doctor for Ira Molnar.", actors=("a league",))
    topics[appeal.claims[0].id] = ("prison_conditions",)
    arrest = of_ira("arrest", "2023-03-04", "On March 4, police took Ira Molnar away.")
    assert all_text(arrest, appeal, topics=topics).count("appeal") == 1


def test_what_two_documents_say_in_the_very_same_words_is_told_once() -> None:
    other = a_card(id="o" * 64, publisher="Halem Wire", published="2023-06-01")
    one = of_group("attack", "Officers beat market traders.", "market traders")
    two = replace(one, id="two", actors=(), claims=tuple(replace(each, id="2", document=other) for each in one.claims))
    made = written(one, two, include="all")
    assert [(each.text, len(each.notes)) for each in made.sentences] == [("Market traders were beaten.", 2)]


def test_what_a_publisher_says_again_word_for_word_has_one_footnote() -> None:
    again = a_card(id="o" * 64, publisher="Open Cells", published="2023-06-01")
    one = told("arrest", "Ira Molnar", "2023-03-04", "On March 4, police took Ira Molnar away.", UNREVIEWED)
    two = replace(one, id="two", document=again)
    assert [len(each.notes) for each in written(an_act(IRA, one, two), include="all").sentences][:1] == [1]
