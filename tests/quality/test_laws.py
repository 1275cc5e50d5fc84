"""Laws of reading that hold whatever the text is, with the extractor as it ships; the model is loaded once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.quality.readings import GOLD, claims_of, done_to_whom, extracted, plain, renamed, story, text_of

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor

STORIES = sorted(path.stem for path in GOLD.glob("*.txt"))
NEWS = [name for name in STORIES if "tolvania" not in name and "list" not in name]
BOILERPLATE = [
    "Follow us on social networks",
    "Share · Print · Send to a friend",
    "Subscribe to our newsletter",
    "All rights reserved.",
]
# Stories that have neither a person nor a body in common: where they have, one story tells who is whom in the other,
# as it should ("Open Ledger editor jailed" alone leaves open whether Open Ledger is a person).
STRANGERS = [
    ("2024-01-11-student-stopped-at-border", "2024-06-11-tolwire-detention-extended"),
    ("2025-04-17-kadar-missing", "2025-05-20-interview-hana-dol"),
    ("2024-11-20-tolwire-verdict", "brezhin-death"),
    ("brezhin-death", "2025-04-25-lantern-raid"),
    ("2025-02-16-orsova-freed", "2025-04-17-kadar-missing"),
    ("2023-10-08-halvar-post-rally", "halvar-post-verdict"),
    ("ghorn-solitary", "2024-01-11-student-stopped-at-border"),
]
# Whom a story is about, and other names of the same kind: as many words, the same gender, of the same parts of
# the world as the stories that Habeas is made for.
MEN = ["Rufat Karimov", "Andrei Volkov", "Uladzimir Labkovich", "Aung Kyaw", "Tesfaye Bekele", "José Ramírez"]
WOMEN = ["Sevinj Karimova", "Natalia Volkova", "Maryia Kalesnikava", "Thida Win", "Hirut Bekele", "Rosa Quispe"]
ABOUT = [
    ("2024-06-11-tolwire-detention-extended", "Daven", "Mirakov", MEN),
    ("2025-04-17-kadar-missing", "Emin", "Kadar", MEN),
    # Names that the language model takes for places or bodies: what is done to "him" is then done to nobody else.
    ("2025-04-17-kadar-missing", "Emin", "Kadar", ["Dmytro Shevchuk", "Phyo Thiha", "Tolon Dzhumaev", "Chukwuma Obi"]),
    # A name that is also two words.
    ("2025-04-17-kadar-missing", "Emin", "Kadar", ["Mark May"]),
    ("ghorn-solitary", "Pavel", "Ghorn", [*MEN, "Giorgi Beridze"]),
    ("2025-05-07-two-new-cases", "Marek", "Dol", [*MEN, "Bilal Hamdan", "Kwesi Botchwey"]),
    ("2025-02-16-orsova-freed", "Lenka", "Orsova", WOMEN),
    ("orsova-sentenced", "Lenka", "Orshova", WOMEN),
]
OTHER_LANGUAGES = {
    "ru": "Суд в Минске приговорил журналистку Катерину Андрееву к двум годам колонии. Её задержали 15 ноября "
    "2020 года во время прямого эфира. Правозащитники требуют её немедленного освобождения.",
    "es": "La policía detuvo el martes al periodista Carlos Fernández en su casa de Managua. Un tribunal lo condenó a "
    "nueve años de prisión por conspiración. Amnistía Internacional pidió su liberación inmediata.",
    "fr": "La police a arrêté mardi le journaliste Jean Bigirimana à Bujumbura. Un tribunal l'a condamné à cinq ans de "
    "prison pour atteinte à la sûreté de l'État. Human Rights Watch a demandé sa libération immédiate.",
    "az": "Bakıda jurnalist Ülviyyə Əlizadə polis tərəfindən saxlanılıb. Məhkəmə onun barəsində dörd ay həbs qətimkan "
    "tədbiri seçib. Hüquq müdafiəçiləri onun dərhal azad edilməsini tələb edirlər.",
    "tr": "Polis, gazeteci Ahmet Altan'ı salı günü İstanbul'daki evinde gözaltına aldı. Mahkeme onu on yıl hapis "
    "cezasına çarptırdı. Örgütler derhal serbest bırakılmasını istedi.",
    "ar": "اعتقلت الشرطة الصحفي أحمد منصور في منزله يوم الثلاثاء. وحكمت عليه المحكمة بالسجن عشر سنوات. "
    "وطالبت منظمة العفو الدولية بالإفراج الفوري عنه.",
}  # fmt: skip


@pytest.fixture(scope="module")
def alone():
    """What every story claims by itself."""
    return dict(zip(STORIES, extracted([story(name) for name in STORIES]), strict=True))


# --- every claim is in its text ----------------------------------------------------------------------------

SENTENCES = sorted({line for name in STORIES for line in text_of(name).splitlines() if line.strip()})
JUNK = ["\u200b", "\u200f", "\ufeff", "é", "\u0301", "𝔸", "\t", "  ", "“", "—", "‮", "\x0b", "5", "on 31 February"]


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(SENTENCES) | st.sampled_from(JUNK), min_size=1, max_size=12),
    st.sampled_from(["", " ", "\n", "\n\n"]),
)
def test_every_quote_is_a_slice_and_every_name_is_in_the_text(pieces, between):
    document = plain(between.join(["Police arrested Anna Karimova.", *pieces]), language="en")
    (found,) = extracted([document])
    quotes = [quote for claim in found.claims for quote in claim.quotes]
    quotes += [each.quote for each in (*found.counts, *found.affiliations)]
    assert [quote for quote in quotes if document.text[quote.start : quote.end] != quote.text] == []
    words = {name for claim in found.claims for name in (*claim.persons, *claim.organizations)}
    words |= {post.person for post in found.affiliations} | {person.name for person in found.people}
    text = " ".join(document.text.split())
    assert {name for name in words if " ".join(name.split()) not in text} == set()


# --- what is not of the story ------------------------------------------------------------------------------


def test_lines_of_boilerplate_at_the_end_change_no_claim(alone):
    longer = [story(name, "\n\n".join([text_of(name).rstrip(), *BOILERPLATE])) for name in NEWS]
    changed = dict(zip(NEWS, extracted(longer), strict=True))
    assert {name for name in NEWS if claims_of(changed[name]) != claims_of(alone[name])} == set()


def test_lines_of_boilerplate_between_paragraphs_change_no_claim(alone):
    def split(name):
        paragraphs = text_of(name).split("\n\n")
        middle = len(paragraphs) // 2
        return "\n\n".join([*paragraphs[:middle], *BOILERPLATE, *paragraphs[middle:]])

    changed = dict(zip(NEWS, extracted([story(name, split(name)) for name in NEWS]), strict=True))
    assert {name for name in NEWS if claims_of(changed[name]) != claims_of(alone[name])} == set()


# Dates, places and "he" may lean on what stands before; what was done to which named person does not.
@pytest.mark.parametrize(("first", "second"), STRANGERS)
def test_another_story_before_or_after_does_not_change_what_was_done_to_whom(first, second, alone):
    both = [
        story(one, f"{text_of(one).rstrip()}\n\n{text_of(other)}") for one, other in ((first, second), (second, first))
    ]
    apart = done_to_whom(alone[first]) | done_to_whom(alone[second])
    assert [done_to_whom(found) ^ apart for found in extracted(both)] == [set(), set()]


# --- names -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "given_name", "surname", "others"), ABOUT)
def test_another_name_of_the_same_kind_takes_its_place_in_the_claims(name, given_name, surname, others, alone):
    swaps = [{given_name: other.split()[0], surname: other.split()[1]} for other in others]
    title = story(name).title
    swapped = [story(name, renamed(text_of(name), names), title=renamed(title, names)) for names in swaps]
    for names, found in zip(swaps, extracted(swapped), strict=True):
        assert claims_of(found) == renamed(claims_of(alone[name]), names), names


# --- languages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_a_text_in_another_language_is_not_read_and_that_is_said(language):
    document = plain(OTHER_LANGUAGES[language])
    (found,) = extract([document], RuleExtractor())
    assert document.language == language
    assert found == Failed(document.id, "it is not in English, the one language that the rules read")


def test_the_same_text_gives_the_same_claims_in_any_company(alone):
    for one, other in pairwise(NEWS[:4]):
        found, _ = extracted([story(one), story(other)])
        assert found.claims == alone[one].claims
