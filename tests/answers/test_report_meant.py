"""What a sentence only counts, presupposes or says of another is not told of somebody, nor what has no place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.answers.test_report_draft import IRA, TEO, an_act, told
from tests.answers.test_report_findings import UNREVIEWED, all_text, of_group
from tests.answers.test_report_overstating import of_ira, seen

from habeas import model
from habeas.answers.report.attributing import attributed
from habeas.answers.report.bearing import borne_out, kept_of
from habeas.answers.report.citing import notes_of
from habeas.answers.report.doubting import as_hedged
from habeas.answers.report.fitting import is_plural
from habeas.answers.report.meant import is_meant, namesakes
from habeas.answers.report.ordering import in_course, without_unplaced
from habeas.answers.report.overstating import overstates
from habeas.answers.report.trimming import is_said_by_a_part, trimmed
from habeas.answers.report.wording import wording_in

PEOPLE = {"ira-molnar": IRA, "teo-varga": TEO}


def with_quotes(act: model.Act, *further: str) -> model.Act:
    claims = []
    for each in act.claims:
        start = each.claim.quotes[0].end + 1
        more = [
            model.Quote(start + 1000 * place, start + 1000 * place + len(text), text)
            for place, text in enumerate(further)
        ]
        claims.append(replace(each, claim=replace(each.claim, quotes=(*each.claim.quotes, *more))))
    return replace(act, claims=tuple(claims))


@pytest.mark.parametrize(
    ("kind", "quote", "words", "before"),
    [
        ("release", "At least three traders were released.", "released", "A court convicted Ira Molnar."),
        ("appeal", "The state called on Orsk to free numerous traders.", "free", "The union spoke for Ira Molnar."),
        ("arrest", "Police detained three citizens near Orsk.", "detained", "The case of Ira Molnar was not solved."),
        (
            "charge",
            "Police detained 21 traders and charged 16 of them.",
            "charged",
            "Among the detained was Ira Molnar.",
        ),
        ("raid", "While three traders were freed, their goods were taken.", "taken", "A court convicted Ira Molnar."),
        ("release", "On Monday Varga said that she was released.", "released", "Dana Varga spoke up for Ira Molnar."),
    ],
)
def test_people_who_are_only_counted_or_named_otherwise_are_not_somebody_named_before(
    kind: str, quote: str, words: str, before: str
) -> None:
    assert not is_meant(with_quotes(of_ira(kind, "2023-05", quote, words), before), IRA.names)


@pytest.mark.parametrize(
    ("quote", "words", "before"),
    [
        ("Police detained 21 traders.", "detained", "Among the detained were Ira Molnar and Teo Varga."),
        ("She was detained on Monday.", "detained", "Ira Molnar is a trader."),
        ("Police detained Ira Molnar and two others.", "detained", ""),
    ],
)
def test_people_who_are_listed_or_pointed_to_are_meant(quote: str, words: str, before: str) -> None:
    act = of_ira("arrest", "2023-05", quote, words)
    assert is_meant(with_quotes(act, before) if before else act, IRA.names)


@pytest.mark.parametrize(
    ("kind", "quote", "words"),
    [
        ("sentence", "Ira Molnar was held and Teo Varga, who was sentenced to two years, left.", "sentenced"),
        ("threat", "Ira Molnar’s mother said that police were pressing her.", "pressing"),
        ("sentence", "Former Molnar adviser Dana Varga was sentenced.", "sentenced"),
        ("attack", "Police closed the websites Orsk Today and Ira Molnar.", "closed"),
        ("threat", "Reporters told of harassment of Ira Molnar members.", "harassment"),
        ("arrest", "Groups said that the detention of Ira Molnar was unlawful.", "detention"),
        ("trial", "At Ira Molnar’s trial a guard spoke.", "trial"),
        ("appeal", "The cousin demanded Ira Molnar leave the union.", "demanded"),
    ],
)
def test_what_is_of_another_or_presupposed_is_not_told_of_somebody(kind: str, quote: str, words: str) -> None:
    assert not is_meant(of_ira(kind, None, quote, words), IRA.names)


def test_what_somebody_verified_is_meant() -> None:
    quote = "Groups said that the detention of Ira Molnar was unlawful."
    assert is_meant(seen(an_act(IRA, told("arrest", "Ira Molnar", None, quote)), "detention"), IRA.names)


def test_a_family_name_alone_and_the_end_of_another_name_may_be_anybodys() -> None:
    people = {
        "a": replace(IRA, id="a", names=("Molnar",)),
        "b": replace(IRA, id="b", names=("Ira Molnar",)),
        "c": replace(IRA, id="c", names=("Dana Ira Molnar",)),
        "d": replace(IRA, id="d", names=("Teo Varga", "Varga")),
    }
    assert namesakes(people) == {"a", "b"}
    act = of_ira("arrest", None, "Police took Ira Molnar.")
    assert kept_of([act], PEOPLE, {"ira-molnar"}) == ([], [act])


@pytest.mark.parametrize(
    ("kind", "quote", "words"),
    [
        ("arrest", "Orsk had a red notice out for the arrest of Ira Molnar.", "arrest"),
        ("release", "Groups told of delays in the release of Ira Molnar.", "release"),
        ("arrest", "In previous years police detained Ira Molnar.", "detained"),
        ("attack", "Ira Molnar was struck by a car.", "struck"),
        ("killing", "Ira Molnar was found dead in a field and killed, some say.", "killed"),
        ("torture", "Officers questioned Ira Molnar at length.", "questioned"),
        ("dismissal", "The court gave Ira Molnar a suspended sentence.", "gave"),
        ("killing", "The union marked the anniversary of the killing of Ira Molnar.", "killing"),
        ("killing", "Police investigated a man for involvement in the killing of Ira Molnar.", "killing"),
        ("trial", "The court is expected to end the trial of Ira Molnar today.", "trial"),
        ("attack", "A court sentenced a man for attacking Ira Molnar.", "attacking"),
        ("attack", "Ira Molnar did not appear to be injured.", "injured"),
        ("trial", "Ira Molnar met a lawyer pending trial.", "trial"),
        ("imprisonment", "Guards transferred Ira Molnar to a prison in Orsk.", "prison"),
        ("expulsion", "Ira Molnar was expelled from the National Party.", "expelled"),
    ],
)
def test_what_was_not_done_or_at_another_time_or_otherwise_is_not_told(kind: str, quote: str, words: str) -> None:
    assert overstates(of_ira(kind, None, quote, words), IRA.names)


@pytest.mark.parametrize(
    ("quote", "term", "kept"),
    [
        ("A court sentenced Ira Molnar to three years of house arrest.", "three years", "three years of house arrest"),
        ("A court conditionally sentenced Ira Molnar to two years.", "two years", "two years, conditional"),
        (
            "Ira Molnar got a suspended sentence of two years and six months.",
            "two years",
            "two years and six months, suspended",
        ),
        ("Traders like Ira Molnar got an average of ten years.", "ten years", None),
        ("A court sentenced Ira Molnar.", "ten years", None),
    ],
)
def test_a_term_is_told_as_it_has_to_be_served(quote: str, term: str, kept: str | None) -> None:
    assert (
        trimmed(of_ira("sentence", "2023-05", quote, "entence" if "entence" in quote else "got", term=term)).term
        == kept
    )


def test_places_and_makers_stand_in_the_sentence_of_the_act() -> None:
    act = of_ira(
        "arrest", None, "Ira Molnar was held after guards fired gas.", "held", place="Orsk", actors=("guards", "court")
    )
    assert (trimmed(act).place, trimmed(act).actors) == (None, ())
    perhaps = of_ira("attack", None, "Ira Molnar was beaten, allegedly by guards.", "beaten", actors=("guards",))
    assert trimmed(perhaps).actors == ()
    by_pronoun = of_ira("arrest", None, "They held Ira Molnar.", "held", actors=("guards",))
    assert trimmed(by_pronoun).actors == ("guards",)


def test_somebody_named_who_is_only_suspected_of_harm_is_not_told_to_have_done_it() -> None:
    quote = "Police were investigating Teo Varga over the attack on Ira Molnar."
    assert trimmed(of_ira("attack", None, quote, "attack", actors=("Teo Varga",))).actors == ()
    plain = of_ira("attack", None, "Teo Varga attacked Ira Molnar.", "attacked", actors=("Teo Varga",))
    assert trimmed(plain).actors == ("Teo Varga",)


def test_somebody_is_acquitted_only_of_what_stands_behind_that_word() -> None:
    quote = "Ira Molnar was acquitted of fraud after completing her sentence for joining a gang."
    assert trimmed(of_ira("release", None, quote, "acquitted", charges=("fraud", "joining a gang"))).charges == (
        "fraud",
    )


def test_whoever_is_only_from_there_says_nothing_and_a_court_that_rules_is_no_speaker() -> None:
    quote = "A witness from Orsk District said that police took Ira Molnar."
    assert is_said_by_a_part(of_ira("arrest", None, quote, "took", speaker="Orsk District"))
    ruled = of_ira(
        "trial", None, "The Orsk Court confirmed the verdict on Ira Molnar.", "verdict", speaker="the Orsk Court"
    )
    assert [each.claim.speaker for each in attributed(ruled).claims] == [None]
    warned = attributed(of_ira("threat", None, "The police warned Ira Molnar.", "warned", speaker="police"))
    assert (warned.actors, [each.claim.speaker for each in warned.claims]) == (("police",), [None])


def test_what_is_blamed_on_somebody_is_alleged_whoever_tells_it() -> None:
    quote = "A church blamed a militia for killing Ira Molnar."
    assert as_hedged(of_ira("killing", None, quote, "killing", speaker="media")).modality == "alleged"


def test_two_dates_respectively_name_neither_of_two_makers() -> None:
    quote = "On May 3 and July 5, respectively, the Orsk Court and the High Court heard Ira Molnar."
    less = borne_out(of_ira("trial", "2023-05-03", quote, "heard", actors=("Orsk Court", "High Court")), PEOPLE).act
    assert less is not None
    assert less.actors == ()


def test_an_undated_arrest_beside_a_sentence_of_an_earlier_year_is_not_told() -> None:
    sentence = of_ira("sentence", "2019", "In 2019 a court sentenced Ira Molnar.", "sentenced")
    arrest = of_ira("arrest", None, "Police took Ira Molnar.", "took")
    assert without_unplaced([sentence, arrest], 2023) == [sentence]
    assert without_unplaced([arrest], 2023) == [arrest]
    known = an_act(IRA, told("arrest", "Ira Molnar", None, "Police took Ira Molnar."))
    assert without_unplaced([sentence, known], 2023) == [sentence, known]


def test_a_hearing_of_a_month_comes_behind_the_arrest_of_that_month() -> None:
    heard = of_ira("trial", "2023-12", "In December a court heard Ira Molnar.")
    taken = of_ira("arrest", "2023-12-22", "On December 22 police took Ira Molnar.")
    freed = of_ira("release", "2023-12-30", "On December 30 Ira Molnar was released.")
    assert in_course([heard, taken, freed], 2023) == [taken, heard, freed]


def test_whoever_disappeared_before_a_release_did_so_before_it() -> None:
    release = of_ira("release", "2023-06-20", "On June 20 Ira Molnar was released.")
    gone = of_ira("disappearance", "2023-03-01", "On March 1 Ira Molnar disappeared.")
    undated = of_ira("disappearance", None, "Ira Molnar disappeared.")
    assert in_course([release, gone], 2023) == [gone, release]
    assert in_course([release, undated], 2023) == [undated, release]


@pytest.mark.parametrize(
    ("group", "plural"),
    [
        ("traders in Orsk", True),
        ("women", True),
        ("mayor of Orsk", False),
        ("press committee", False),
        ("clergy", True),
    ],
)
def test_a_group_without_a_number_is_told_where_it_means_several(group: str, plural: bool) -> None:
    assert is_plural(group) is plural


def test_of_what_the_machine_is_unsure_the_source_tells() -> None:
    quote = "Police of the city of Halem detained market traders."
    sure = seen(of_group("arrest", quote, "market traders", actors=("police",)), "detained")
    unsure = replace(
        sure, claims=tuple(replace(each, claim=replace(each.claim, confidence=0.5)) for each in sure.claims)
    )
    assert all_text(sure) == "Police detained market traders."
    assert all_text(unsure) == f"Open Cells stated: “{quote}”"


def test_a_footnote_follows_for_each_group_that_a_sentence_tells_of() -> None:
    claims = [
        told("arrest", None, None, f"Police detained {group}.", UNREVIEWED, group=group)
        for group in ("traders", "bakers")
    ]
    notes = notes_of(claims, wording_in("en"), "Police detained traders and bakers.")
    assert sorted(note.quote for note in notes) == ["Police detained bakers.", "Police detained traders."]
