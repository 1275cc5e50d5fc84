"""A sentence of ours says no more than its source: not of whom it only asked, planned, refused or mentions beside."""

from __future__ import annotations

from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from tests.answers.test_report_draft import IRA, TEO, an_act, told, written
from tests.answers.test_report_findings import UNREVIEWED, all_text, of_group

from habeas import model
from habeas.answers.report.attributing import attributed
from habeas.answers.report.named import is_named
from habeas.answers.report.overstating import overstates, read_forms
from habeas.answers.report.trimming import is_time_held, read_trims, trimmed
from habeas.errors import BadVocabulary
from habeas.terms import load_toml


def seen(act: model.Act, words: str) -> model.Act:
    """The act with the words by which its claims were seen."""
    claims = []
    for each in act.claims:
        quote = each.claim.quotes[0]
        start = quote.start + quote.text.index(words)
        span = model.Span(start, start + len(words))
        claims.append(replace(each, claim=replace(each.claim, trigger=span)))
    return replace(act, claims=tuple(claims))


def of_ira(kind: str, when: str | None, quote: str, words: str = "", **rest: Any) -> model.Act:
    act = an_act(IRA, told(kind, "Ira Molnar", when, quote, UNREVIEWED, **rest))
    return seen(act, words) if words else act


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (["Police took Molnar away."], True),
        (["Ira was taken away."], True),
        (["IRA MOLNAR was taken away."], True),
        (["Judge Molnar was taken away."], True),
        (["Yesterday Molnar was taken away."], True),
        (["Police took Dana Molnar away."], False),
        (["Police took Ira Horvath away."], False),
        (["Police took Ira and Dana Horvath away."], False),
        (["Police took Ira and Dana Molnar away."], True),
        (["Police took three traders away."], False),
        (["Police took ethnic Molnar traders away."], False),
    ],
)
def test_a_relative_or_namesake_does_not_bear_out_a_name(texts: list[str], named: bool) -> None:
    assert is_named(("Ira Molnar",), texts) is named


@pytest.mark.parametrize("text", ["a", "Dana Bonn, ", "Ira Bonn "])
def test_a_sentence_of_a_hundred_thousand_letters_is_looked_through_at_once(text: str) -> None:
    line = (text * 100_000)[:100_000]
    begun = process_time()
    assert not is_named(["Ira Molnar", "Dana Molnar"], [f"{line} Ira Bonn and Dana Bonn"])
    assert process_time() - begun < 2


@pytest.mark.parametrize("place", ["based on", "between", "from"])
def test_a_long_sentence_that_says_one_thing_again_and_again_is_trimmed_at_once(place: str) -> None:
    quote = f"Ira Molnar was held {place} two years to " * 1000
    begun = process_time()
    trimmed(of_ira("sentence", None, quote, "held", term="two years", charges=("two years",)))
    assert process_time() - begun < 5


def test_the_middle_of_a_name_names_nobody() -> None:
    assert not is_named(("Ira Ali Molnar",), ["Ali Varga was taken away.", "Ali was taken away."])
    assert is_named(("Juan Pablo Torres Vega",), ["Torres was taken away."])
    assert is_named(("Ли Ин", "Li Ying"), ["Police took Ли Ин."])


@pytest.mark.parametrize(
    ("kind", "quote", "words"),
    [
        ("disappearance", "A court heard of a plot to kidnap Ira Molnar.", "kidnap"),
        ("expulsion", "In May the government took steps to extradite Ira Molnar.", "extradite"),
        ("expulsion", "A union asked Orsk to refrain from deporting Ira Molnar.", "deporting"),
        ("release", "The request for the release of Ira Molnar was still open.", "release"),
        ("release", "Her release was denied although Ira Molnar was ill.", "release"),
        ("killing", "Officials said that Ira Molnar had killed herself.", "killed"),
        ("sentence", "Five got 90 years together, not including the sentences of Ira Molnar.", "sentences"),
        ("arrest", "Police arrested a man outside the home of Ira Molnar.", "arrested"),
        ("arrest", "Police detained Dana Molnar, the wife of the trader Ira Molnar.", "detained"),
        ("imprisonment", "Molnar’s lawyer Teo Varga remained in prison.", "prison"),
        ("sentence", "In 41 trials 60 people were sentenced to 299 years, not including Ira Molnar.", "sentenced"),
        ("remand", "Police moved Ira Molnar from house arrest to Orsk Prison.", "house arrest"),
        ("trial", "The envoy feared that Ira Molnar could be tried.", "tried"),
        ("appeal", "Orsk denied the extradition requests of Halem on Ira Molnar.", "denied"),
        ("travel_ban", "Police kept Ira Molnar from entering the park.", "kept"),
    ],
)
def test_what_only_was_to_come_or_befell_others_is_not_told_of_somebody(kind: str, quote: str, words: str) -> None:
    act = of_ira(kind, "2023-05", quote, words)
    assert overstates(act, IRA.names)
    assert all_text(act) == ""


@pytest.mark.parametrize(
    ("kind", "quote", "words"),
    [
        ("arrest", "Police arrested Ira Molnar at the home of a friend.", "arrested"),
        ("release", "The court released Ira Molnar on request of the union.", "released"),
        ("travel_ban", "Officers kept Ira Molnar from leaving the country.", "kept"),
        ("arrest", "The wife of Teo Varga, Ira Molnar, was arrested.", "arrested"),
    ],
)
def test_what_was_done_is_told(kind: str, quote: str, words: str) -> None:
    assert not overstates(of_ira(kind, "2023-05", quote, words), IRA.names)


@pytest.mark.parametrize(
    ("kind", "quote", "group", "words"),
    [
        ("trial", "Officials of the ruling party in Halem were rarely prosecuted.", "officials", "prosecuted"),
        ("sentence", "Traders in Halem who struck faced a potential sentence of two years.", "traders", "sentence"),
        ("killing", "The law of Halem as courts apply it allows for the execution of traders.", "traders", "execution"),
        ("killing", "Mines in the fields around Halem killed or maimed traders.", "traders", "killed"),
        ("censorship", "Officials in Halem banned newspapers from covering the strike.", "newspapers", "banned"),
    ],
)
def test_a_group_of_whom_it_is_not_so_is_told_of_in_the_words_of_the_source(
    kind: str, quote: str, group: str, words: str
) -> None:
    assert all_text(seen(of_group(kind, quote, group), words)) in ("", f"Open Cells stated: “{quote}”")


def test_a_court_that_judged_harm_did_not_do_it() -> None:
    quote = "The court of Halem upheld a sentence for beating traders."
    assert overstates(of_group("torture", quote, "traders", actors=("court",)))
    assert not overstates(of_group("torture", "Guards beat traders.", "traders", actors=("guards",)))


def test_what_somebody_verified_is_told_as_it_is() -> None:
    quote = "A court heard of a plot to kidnap Ira Molnar."
    act = seen(an_act(IRA, told("disappearance", "Ira Molnar", "2023-05", quote)), "kidnap")
    assert not overstates(act, IRA.names)
    assert trimmed(act) == act == attributed(act)


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("Ira Molnar was taken from Orsk Prison to Halem.", None),
        ("Ira Molnar had been held in Orsk Prison until May.", None),
        ("Nine, one of them Ira Molnar, were held in Orsk Prison, Halem Prison, and Lund Prison.", None),
        ("Ira Molnar was held in Orsk Prison.", "Orsk Prison"),
    ],
)
def test_a_place_that_somebody_was_taken_from_is_not_where_they_are(quote: str, place: str | None) -> None:
    assert trimmed(of_ira("imprisonment", None, quote, place="Orsk Prison")).place == place


@pytest.mark.parametrize(
    ("quote", "charge", "kept"),
    [
        ("Ira Molnar was convicted on charges of membership in a terrorist organization.", "membership", False),
        (
            "Ira Molnar was sentenced based on confessions obtained through threats and mistreatment.",
            "mistreatment",
            False,
        ),
        ("Ira Molnar was sentenced for suing officials over delays and negligence.", "negligence", False),
        ("Ira Molnar was sentenced for libel and fraud.", "libel", True),
        ("Ira Molnar was convicted of libel in March.", "libel", True),
    ],
)
def test_a_charge_that_was_cut_or_is_none_is_left_out(quote: str, charge: str, kept: bool) -> None:
    assert (charge in trimmed(of_ira("sentence", None, quote, charges=(charge,))).charges) is kept


def test_a_charge_beside_another_is_kept() -> None:
    act = of_ira("sentence", None, "Ira Molnar was sentenced for “libel” and “fraud.”", charges=("libel", "fraud"))
    assert trimmed(act).charges == ("libel", "fraud")


@pytest.mark.parametrize(
    ("kind", "quote", "term", "kept"),
    [
        ("remand", "After six years in prison, Ira Molnar was moved to house arrest.", "six years", None),
        ("sentence", "A union asked to lift the terms of 10-15 years of Ira Molnar.", "15 years", None),
        ("imprisonment", "Ira Molnar was freed after serving 18 months.", "18 months", None),
        ("sentence", "Ira Molnar got 300 hours of community service.", "300 hours", "300 hours of community service"),
        ("sentence", "Ira Molnar got six years in prison.", "six years", "six years"),
    ],
)
def test_a_term_is_what_somebody_was_sentenced_to(kind: str, quote: str, term: str, kept: str | None) -> None:
    assert trimmed(of_ira(kind, None, quote, term=term)).term == kept


def test_how_long_somebody_has_been_held_is_no_sentence() -> None:
    act = of_ira("imprisonment", None, "Ira Molnar has been held for five years.", term="five years")
    assert is_time_held(act)
    assert all_text(act).startswith("Ira Molnar was held in custody for five years.")


@pytest.mark.parametrize(
    ("quote", "words", "ending"),
    [
        ("According to Free Looms Watch, police beat Ira Molnar.", "beat", ", according to Free Looms Watch."),
        (
            "Police beat Ira Molnar, according to the newspaper Weekly Loom.",
            "beat",
            ", according to the newspaper Weekly Loom.",
        ),
        (
            "Local media and unions reported that police beat Ira Molnar.",
            "beat",
            ", according to local media and unions.",
        ),
        ("Ira Molnar said police beat her.", "beat", ", according to her."),
        ("Police beat Ira Molnar, Free Looms Watch stated later.", "beat", "Police beat Ira Molnar."),
    ],
)
def test_whose_word_it_is_stands_in_the_sentence(quote: str, words: str, ending: str) -> None:
    assert all_text(of_ira("torture", None, quote, words, actors=("police",))).endswith(ending)


def test_who_only_announced_something_did_not_do_it() -> None:
    quote = "In May a spokesman of the Interior Ministry announced Ira Molnar was charged with libel."
    act = of_ira("charge", "2023-05", quote, "charged", charges=("libel",), actors=("Interior Ministry",))
    assert "charged Ira" not in all_text(act)


def test_who_did_something_is_not_taken_for_whoever_says_it_by_a_part_of_a_word() -> None:
    act = of_ira(
        "torture", None, "Local media and unions reported that UN guards beat Ira Molnar.", "beat", actors=("UN",)
    )
    assert attributed(act).actors == ("UN",)
    assert attributed(act).claims[0].claim.speaker is not None


@pytest.mark.parametrize(
    ("kind", "quote", "words", "sentence"),
    [
        ("killing", "Halem executed Ira Molnar.", "executed", "Ira Molnar was executed."),
        ("killing", "Ira Molnar died in custody.", "died", "Ira Molnar died in custody."),
        ("release", "Ira Molnar was released on bail.", "released", "Ira Molnar was released on bail."),
        ("release", "Ira Molnar was given a furlough.", "furlough", "Ira Molnar was let out on furlough."),
        ("imprisonment", "Ira Molnar was returned to prison.", "prison", "Ira Molnar was returned to custody."),
        (
            "trial",
            "A court overturned the verdict on Ira Molnar.",
            "overturned",
            "The ruling in the case of Ira Molnar was overturned.",
        ),
    ],
)
def test_closer_words_are_used(kind: str, quote: str, words: str, sentence: str) -> None:
    assert all_text(of_ira(kind, None, quote, words)).startswith(sentence)


def test_nobody_is_said_to_be_held_of_whom_only_a_sentence_is_told() -> None:
    act = of_ira("sentence", "2023-05", "In May Ira Molnar was fined and sentenced to two years.", "sentenced")
    assert "custody" not in all_text(act)


def test_at_the_years_end_is_no_december() -> None:
    act = of_ira("imprisonment", "2023-12", "Ira Molnar remained in prison at year’s end.", "prison")
    assert all_text(act) == "At year’s end, Ira Molnar was held in custody."


def test_an_undated_sentence_is_told_after_the_arrest() -> None:
    arrest = of_ira("arrest", "2023-05", "In May Ira Molnar was arrested.", "arrested")
    sentence = of_ira("sentence", None, "Ira Molnar was sentenced to two years.", "sentenced", term="two years")
    appeal = of_ira("appeal", "2023-06", "In June a union called for the release of Ira Molnar.", "called")
    text = all_text(sentence, arrest, appeal)
    assert text.index("arrested") < text.index("sentenced") < text.index("there was a call")


def test_who_was_killed_is_not_sentenced_afterwards() -> None:
    killed = of_ira("killing", "2023-02-01", "On February 1 a man killed Ira Molnar.", "killed")
    sentence = of_ira("sentence", "2023-07", "He was sentenced in July for killing Ira Molnar.", "sentenced")
    assert "sentenced" not in all_text(killed, sentence)


def test_a_death_that_two_sections_tell_is_told_where_killings_are() -> None:
    dated = of_ira("killing", "2023-05-02", "On May 2 Ira Molnar was killed.", "killed")
    claim = replace(dated.claims[0], id="elsewhere")
    mention = replace(of_ira("killing", None, "Journalists protested after Ira Molnar was killed.", "killed"), id="0")
    mention = replace(mention, claims=(replace(mention.claims[0], id="press"),))
    topics = {"press": ("freedom_of_expression",), claim.id: ("killings",)}
    made = written(mention, replace(dated, claims=(claim,)), include="all", topics=topics)
    assert [section.part.number for section in made.sections if section.sentences] == ["1.a"]
    assert [one.text for one in made.sentences] == ["On May 2, Ira Molnar was killed."]


def test_the_same_sentence_is_told_once_with_its_day() -> None:
    day = of_ira("sentence", "2023-07-13", "On July 13 Ira Molnar got two years.", term="two years")
    month = replace(of_ira("sentence", "2023-07", "In July Ira Molnar got two years.", term="two years"), id="month")
    assert all_text(day, month).count("two years") == 1


def test_who_tells_of_it_is_nobody_who_did_it() -> None:
    quote = "A witness from Orsk reported a raid by raiders in Halem, killing three traders."
    act = of_group("killing", quote, "traders", actors=("witness", "raiders"), number=3)
    assert trimmed(act).actors == ("raiders",)


def test_the_day_on_which_somebody_spoke_out_is_not_that_of_what_they_spoke_of() -> None:
    quote = "On April 14, the union raised concerns on the imprisonment of Ira Molnar."
    assert all_text(of_ira("imprisonment", "2023-04-14", quote, "imprisonment")).startswith("Ira Molnar was held")


def test_what_somebody_said_keeps_its_day() -> None:
    quote = "On May 2, the union called for the release of Ira Molnar."
    assert all_text(of_ira("appeal", "2023-05-02", quote, "release")).startswith("On May 2")


def test_what_somebody_said_of_another_matter_is_about_nobody_before_it() -> None:
    from habeas.answers.report.antecedents import with_antecedents

    text = (
        "Insults against Teo Varga are punished. The envoy expressed concern in his report that the penalty is vague."
    )
    quote = model.Quote(text.index("The envoy"), len(text), text[text.index("The envoy") :])
    claim = told("condemnation", "Teo Varga", None, "x", UNREVIEWED)
    act = an_act(TEO, replace(claim, claim=replace(claim.claim, quotes=(quote,))))
    assert with_antecedents(act, TEO, {claim.document.id: text}) == act


def test_some_of_several_are_nobody_in_particular() -> None:
    from habeas.answers.report.antecedents import with_antecedents

    text = (
        "Police took traders, among them Teo Varga. At least three traders were freed after their stalls were searched."
    )
    quote = model.Quote(text.index("At least"), len(text), text[text.index("At least") :])
    claim = told("release", "Teo Varga", None, quote.text, UNREVIEWED)
    claim = replace(claim, claim=replace(claim.claim, quotes=(quote,)))
    act = an_act(TEO, claim)
    assert with_antecedents(act, TEO, {claim.document.id: text}) == act


@pytest.mark.parametrize(
    ("behind", "named"),
    [("The two were Teo Varga and Ina Kos.", True), ("Police arrested Teo Varga for the attack.", False)],
)
def test_a_later_sentence_names_them_only_where_it_lists_them(behind: str, named: bool) -> None:
    from habeas.answers.report.antecedents import with_antecedents

    text = f"On the market the raiders wounded two. {behind}"
    claim = told("attack", "Teo Varga", None, "x", UNREVIEWED)
    quote = model.Quote(0, text.index(behind) - 1, text[: text.index(behind) - 1])
    claim = replace(claim, claim=replace(claim.claim, quotes=(quote,)))
    found = with_antecedents(an_act(TEO, claim), TEO, {claim.document.id: text})
    assert (len(found.claims[0].claim.quotes) == 2) is named


def test_forms_that_are_not_as_they_should_be_are_refused() -> None:
    table = load_toml("answers/report/overstated.toml")
    with pytest.raises(BadVocabulary, match=r"overstated\.toml"):
        read_forms({**table, "not_so": ["("]})
    with pytest.raises(BadVocabulary, match="no claim types"):
        read_forms({**table, "judged_types": ["dance"]})
    with pytest.raises(BadVocabulary, match="trim"):
        read_trims({"trim": {}})
