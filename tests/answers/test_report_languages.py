"""A draft in other languages and as outlines word it: names in the nominative, words of sources as they are."""

from __future__ import annotations

from datetime import date

import pytest
from tests.answers.test_report_draft import ARREST, ATTACK, IRA, SENTENCE, an_act, material, told, written
from tests.answers.test_report_findings import figure

from habeas import model
from habeas.answers.manuscript import notes, words
from habeas.answers.report.draft import draft
from habeas.answers.report.material import Asked
from habeas.answers.report.outline import outlines
from habeas.answers.report.setting import manuscript_of
from habeas.answers.report.wording import wording_in
from habeas.answers.report.wording_files import LANGUAGES, UNTRANSLATED, filled, over
from habeas.errors import UnknownTerm
from habeas.terms import load_toml


def sentences(language: str, *acts: model.Act, outline: str = "state-2023", **rest: object) -> list[str]:
    asked = Asked("XV", 2023, outline, "all", language, date(2024, 3, 1))
    return [one.text for one in draft(material(*acts, **rest), asked).sentences]  # type: ignore[arg-type]


def test_russian_sentences_name_people_in_the_nominative_and_quote_the_words_of_sources() -> None:
    unfree = "об освобождении до конца года ни один источник не сообщает"
    assert sentences("ru", ARREST, SENTENCE, ATTACK) == [
        "4 марта — арест: Ira Molnar; кем: «police».",
        "Май — приговор: то же лицо; наказание: «three years»; обвинения: «libel».",
        f"То же лицо: последнее сообщение о содержании под стражей — май; {unfree}.",
        "Избиение: «market traders»; кем: «officers».",
    ]


def test_azerbaijani_sentences_do_the_same() -> None:
    unfree = "il başa çatanadək azad edilmə barədə heç bir mənbədə məlumat yoxdur"
    assert sentences("az", ARREST, ATTACK) == [
        "4 mart – həbs: Ira Molnar; kim tərəfindən: “police”.",
        f"Həmin şəxs: həbsdə olması barədə son məlumat – 4 mart; {unfree}.",
        "Döyülmə: “market traders”; kim tərəfindən: “officers”.",
    ]


def test_a_number_keeps_what_it_counts_and_says_in_the_language_how_exact_it_is() -> None:
    quote = "In December, the Traders Union counted at least five political prisoners."
    given = figure(quote, by="Traders Union", qualifier="at least")
    assert sentences("ru", figures=given) == [
        "Декабрь — «political prisoners»: не менее 5 (по данным: «Traders Union»)."
    ]


def test_headings_pages_and_dates_are_in_the_language_and_quotes_are_not() -> None:
    given = material(ARREST)
    made = draft(given, Asked("AZ", 2023, "state-2023", "all", "ru", date(2024, 3, 1)))
    manuscript = manuscript_of(made, given)
    said = words(manuscript)
    for part in ("1.d. Произвольный арест или задержание", "1 марта 2024 г.", "На чём основан черновик"):
        assert part in said
    assert manuscript.title == "Азербайджан, 2023: доклад о положении с правами человека"
    assert [note.quote for note in notes(manuscript)][:1] == ["Police took Ira Molnar away."]
    assert UNTRANSLATED not in said


def test_what_nobody_translated_is_told_in_english_with_a_mark() -> None:
    english = load_toml("answers/report/wording.en.toml")
    own = {"text": {"nothing": "Nichts."}, "type": {}}
    table = filled(own, english)
    assert table["text"]["nothing"] == "Nichts."
    assert table["text"]["charts"] == "Charts [en]"
    assert table["type"]["arrest"]["plain"].endswith("arrested [en]")
    assert "variant" not in table


def test_an_outline_words_a_type_otherwise_and_leaves_the_rest() -> None:
    tortured = an_act(None, told("torture", None, None, "Guards hurt traders.", group="market traders"))
    assert [one.text for one in written(tortured, outline="short").sentences] == [
        "Market traders were tortured or ill-treated."
    ]
    assert [one.text for one in written(tortured).sentences] == [
        "Market traders were subjected to torture or other ill-treatment."
    ]
    solitary = an_act(
        None, told("torture", None, None, "Guards kept traders in solitary cells.", group="market traders")
    )
    assert [one.text for one in written(solitary, outline="short").sentences] == [
        "Market traders were placed in solitary confinement."
    ]
    assert over({"text": {"a": "1", "b": "2"}}, {"text": {"b": "3"}}) == {"text": {"a": "1", "b": "3"}, "variant": []}


def test_the_outline_of_2024_leaves_places_to_the_footnotes() -> None:
    act = an_act(None, told("attack", None, None, "Officers beat traders.", group="market traders", place="Halem"))
    assert [one.text for one in written(act, outline="state-2024").sentences] == ["Market traders were beaten."]
    assert [one.text for one in written(act).sentences] == ["Market traders were beaten in Halem."]


@pytest.mark.parametrize("outline", sorted(outlines()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outline_has_whole_templates_in_every_language(language: str, outline: str) -> None:
    assert wording_in(language, outline).language == language


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_closer_template_of_english_has_one_in_every_language_in_the_same_place(language: str) -> None:
    english, own = (load_toml(f"answers/report/wording.{each}.toml")["variant"] for each in ("en", language))
    for theirs, ours in zip(english, own, strict=True):  # type: ignore[call-overload]
        assert ours["type"] == theirs["type"]
        for name in ("words", "quoted"):
            assert set(theirs.get(name, ())) <= set(ours.get(name, ())), ours
            assert bool(theirs.get(name)) == bool(ours.get(name)), ours
        assert {"by", "plain"} <= set(ours)


@pytest.mark.parametrize(
    ("language", "kind", "quote", "said"),
    [
        ("ru", "expulsion", "Ira Molnar lived in exile.", "Жизнь в изгнании: Ira Molnar."),
        ("ru", "attack", "Officers wounded Ira Molnar.", "Телесные повреждения: Ira Molnar."),
        ("az", "expulsion", "Ira Molnar lived in exile.", "Mühacirətdə yaşama: Ira Molnar."),
        ("az", "attack", "Officers wounded Ira Molnar.", "Xəsarət: Ira Molnar."),
    ],
)
def test_who_was_wounded_or_lives_in_exile_is_told_so_in_every_language(
    language: str, kind: str, quote: str, said: str
) -> None:
    assert sentences(language, an_act(IRA, told(kind, "Ira Molnar", None, quote))) == [said]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_translated_headings_are_headings_of_outlines(language: str) -> None:
    headings = load_toml("answers/report/headings.toml")[language]
    assert set(headings) <= {part.words for outline in outlines().values() for part in outline.parts}  # type: ignore[call-overload]


def test_a_language_without_templates_is_refused() -> None:
    with pytest.raises(UnknownTerm, match="not written in 'fr'"):
        wording_in("fr")
