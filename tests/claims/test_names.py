"""Who is named in a document, and who a mention stands for."""

from __future__ import annotations

import pytest

from habeas.claims.names import Names, read_names
from habeas.claims.parse import parse_one
from habeas.model import Document, Span


def names_of(text: str) -> Names:
    return read_names(parse_one(Document("d", "d", "text", text)))


def people(text: str) -> list[str]:
    return [person.name for person in names_of(text).people]


def who(text: str, words: str, *, last: bool = False) -> tuple[str, ...] | None:
    """Whom those words of a text stand for; None where they stand for nobody named."""
    start = text.rindex(words) if last else text.index(words)
    found = [one for one in names_of(text).all_mentions if one.span == Span(start, start + len(words))]
    return found[0].names if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. Secretary of State Antony Blinken met journalist Elmar Huseynov.", ["Antony Blinken", "Elmar Huseynov"]),
        ("Police detained blogger Farid Mehralizada’s lawyer.", ["Farid Mehralizada"]),
        ("Statement on Mahsa “Zhina” Amini’s death.", ["Mahsa “Zhina” Amini"]),
        ("Activist Osama al-Najjar was arrested.", ["Osama al-Najjar"]),
        ("President Joseph R. Biden, Jr. spoke.", ["Joseph R. Biden, Jr."]),
        ("He met former lawmaker Ilya Yashin and Vladimir Kara-Murza.", ["Ilya Yashin", "Vladimir Kara-Murza"]),
        (
            "Activists Hasan Cat, Selami Turan, and Ulfiye Ozcan were held.",
            ["Hasan Cat", "Selami Turan", "Ulfiye Ozcan"],
        ),
    ],
)
def test_a_name_is_whole_and_without_titles(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Police detained Jinotega residents. Jinotega was arrested, one paper wrote.", "NI", []),
        ("Police detained Mayor Kars Demir. The court in Kars sentenced Kars Demir.", "TR", ["Kars Demir"]),
    ],
)
def test_a_region_of_the_country_is_no_person_but_who_has_it_in_a_name_is(
    text: str, country: str, expected: list[str]
) -> None:
    reading = parse_one(Document("d", "d", "text", text, country=country))
    assert [person.name for person in read_names(reading).people] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister for Natural Resources Faris Donmer spoke.", ["Faris Donmer"]),
        ("The Popular Front Party–Gozel Bayramova chairs it–protested.", ["Gozel Bayramova"]),
        ("Ahwazi Arabs and Ethnic Georgians were arrested; Older People were told.", []),
        ("Tencent and Falun Gong were named.", []),
    ],
)
def test_words_for_peoples_bodies_and_headings_are_no_part_of_a_name(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Meydan TV and Abzas Media were raided in Ganja.",
        "The Baku Court of Appeals and the Prosecutor General’s Office refused.",
        "Human Rights Watch reported on Evin Prison.",
    ],
)
def test_bodies_and_places_are_no_people(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested Robert June. June was freed in August.", ["Robert June"]),
        ("Neighbours saw Mark May. May had been threatened since 4 May 2024.", ["Mark May"]),
        ("May God help them. The trial of Mark Karimov began in May. May 5 was a Sunday.", ["Mark Karimov"]),
    ],
)
def test_a_month_behind_a_given_name_is_a_surname(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_a_month_that_is_a_surname_stands_for_its_person_where_it_is_the_subject() -> None:
    text = "Neighbours saw Mark May. May had been threatened. They asked in May."
    assert [(text[one.span.start : one.span.end], one.names) for one in names_of(text).all_mentions] == [
        ("Mark May", ("Mark May",)),
        ("May", ("Mark May",)),
    ]


def test_a_surname_a_given_name_and_a_title_stand_for_the_full_name() -> None:
    text = "Rufat Safarov was arrested. Mr. Safarov denied it. Mr. Rufat was held. Safarov’s lawyer spoke."
    named = names_of(text)
    assert [(one.names, one.how) for one in named.all_mentions] == [
        (("Rufat Safarov",), "name"),
        (("Rufat Safarov",), "title"),
        (("Rufat Safarov",), "title"),
        (("Rufat Safarov",), "surname"),
    ]
    assert len(named.people) == 1


def test_a_surname_in_the_headline_leads_to_the_name_below() -> None:
    assert who("Safarov sentenced\nA court sentenced activist Rufat Safarov.", "Safarov") == ("Rufat Safarov",)


def test_two_people_with_one_surname_stay_two() -> None:
    text = "Journalists Elmar Huseynov and Mehman Huseynov were beaten, police said.\n" + "Nothing more was said.\n" * 2
    assert people(text) == ["Elmar Huseynov", "Mehman Huseynov"]


def test_a_surname_that_fits_two_stands_for_the_nearer_one() -> None:
    text = "Blogger Mehman Huseynov was freed.\nOn Monday journalist Elmar Huseynov was shot. Huseynov died."
    assert who(text, "Huseynov", last=True) == ("Elmar Huseynov",)


def test_a_misspelled_surname_stands_for_the_only_one_it_can() -> None:
    text = "Secretary of State Antony Blinken spoke. Later Secretary Binken left."
    assert who(text, "Binken") == ("Antony Blinken",)


def test_full_names_a_letter_apart_are_not_each_others_aliases() -> None:
    """Whether they are one person's is for who is who to tell: Vali Nurlu is not Ali Nurlu."""
    text = "Activist Fuad Ahmadli was jailed. Activist Fuad Ahmedli was freed. Vali Nurlu and Ali Nurlu were fined."
    people = {person.name: person.aliases for person in names_of(text).people}
    assert people == dict.fromkeys(("Fuad Ahmadli", "Fuad Ahmedli", "Vali Nurlu", "Ali Nurlu"), ())


def test_a_name_in_capitals_is_the_same_name() -> None:
    assert people("RUFAT SAFAROV ARRESTED\nActivist Rufat Safarov was arrested.") == ["Rufat Safarov"]


def test_a_pronoun_stands_for_the_only_person_of_its_gender() -> None:
    text = "Police arrested Mr. Aydin Safarli and Ms. Lala Hasanova. A court ordered her release."
    assert who(text, "her") == ("Lala Hasanova",)


def test_a_pronoun_is_never_the_subject_of_its_own_verb() -> None:
    text = "Radio Liberty spoke to blogger Aleh Hrudzilovich after Mr. Lukashenka pardoned him."
    assert who(text, "him") == ("Aleh Hrudzilovich",)


def test_a_pronoun_that_could_be_two_stands_for_nobody() -> None:
    assert who("A court freed Mr. Aydin Safarli and Mr. Rauf Aliyev. His lawyer came.", "His") is None


def test_i_is_the_author_of_a_statement() -> None:
    text = "Statement by President Joe Biden on the Release of Prisoners\nI welcome the release."
    assert who(text, "I") == ("Joe Biden",)


def test_i_in_a_quotation_is_its_speaker_and_he_is_not() -> None:
    text = "Mr. Aydin Safarli was jailed. “I met him in his cell every week,” said Mr. Rauf Aliyev."
    assert [who(text, "I"), who(text, "him")] == [("Rauf Aliyev",), ("Aydin Safarli",)]


@pytest.mark.parametrize("words", ["the two bloggers", "they", "Both"])
def test_those_named_together_are_meant_together(words: str) -> None:
    text = (
        "Police arrested bloggers Aydin Safarli and Rauf Aliyev. A court said that they had lied. "
        "Both denied it. On Monday the court freed the two bloggers."
    )
    assert who(text, words) == ("Aydin Safarli", "Rauf Aliyev")


def test_an_occupation_stands_for_the_one_who_has_it() -> None:
    text = "Police arrested photojournalist Aydin Safarli in May. On Monday a court freed the photojournalist."
    assert who(text, "the photojournalist") == ("Aydin Safarli",)


def test_a_body_is_named_without_its_article() -> None:
    text = "The Baku Court of Grave Crimes heard Meydan TV and the Youth Committee of the Popular Front Party."
    assert [body.name for body in names_of(text).all_bodies] == [
        "Baku Court of Grave Crimes",
        "Meydan TV",
        "Youth Committee of the Popular Front Party",
    ]


def test_whose_regime_it_is_is_no_person() -> None:
    assert people("The Lukashenka regime jailed hundreds.") == []


def test_the_same_text_gives_the_same_names() -> None:
    text = "Police arrested bloggers Aydin Safarli and Rauf Aliyev. Safarli said he was beaten."
    assert names_of(text) == names_of(text)


def test_nobody_is_named_in_an_empty_document() -> None:
    assert names_of("") == Names((), (), ())


# --- what a name shows elsewhere, and what it is made of ------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 3 the radio host Efren “Kuya Boy” Salonga was killed.", ["Efren “Kuya Boy” Salonga"]),
        ("Police arrested the former Minister of Peace Taye Wolde on May 3.", ["Taye Wolde"]),
        ("The director of Radio Costena Kimberly Lara was denied entry.", ["Kimberly Lara"]),
        ("In February Rustam Yusupov, a critic, was released.", ["Rustam Yusupov"]),
        ("The court sentenced Leyla Yunus to eight years in prison.", ["Leyla Yunus"]),
        ("Police arrested the presidential candidate Kyalo at Naluwe station.", ["Kyalo"]),
        ("Tolon Dzhumaev, an environmental defender, was summoned by the Kelmetz police.", ["Tolon Dzhumaev"]),
    ],
)
def test_a_name_is_found_by_what_stands_around_it(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On August 24, the former Orenburg Mayor and a politician were arrested.",
        "In 2009 the court ordered that the Uighurs be released; the Uighurs were detained for years.",
        "Editors of the news site Mada Vasr were summoned over a story.",
        "The forester works in the district of Kelmetz. The Kelmetz police warned the forester.",
    ],
)
def test_an_office_a_people_a_site_and_a_district_are_no_people(text: str) -> None:
    assert people(text) == []


def test_what_a_surname_shows_alone_counts_for_the_full_name() -> None:
    text = "The family of Bui Tuan Lam waited. Officers beat Lam’s wife before Lam’s trial."
    assert people(text) == ["Bui Tuan Lam"]


def test_a_surname_stands_for_whom_the_text_is_about_and_not_for_a_relative() -> None:
    text = (
        "A court sentenced Anatol Latka, cousin of Pavel Latka, to six years. Latka was charged with painting a flag."
    )
    assert who(text, "Latka", last=True) == ("Anatol Latka",)


# --- pronouns -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Police detained Emil Aliyev on May 3. Rashad Guliyev saw the car. Aliyev was charged; his trial began.",
            "his",
            ("Emil Aliyev",),
        ),
        ("Emil Aliyev was killed in 1968. Rashad Guliyev had himself been shot.", "himself", ("Rashad Guliyev",)),
        ("The attacker stabbed the mayor. The attacker said his cell was near Emil Aliyev.", "his", None),
    ],
)
def test_a_pronoun_stands_for_whoever_stands_out(text: str, words: str, expected: tuple[str, ...] | None) -> None:
    assert who(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Journalist Emil Aliyev and host Anna Guliyeva were arrested by police over articles. They were released.",
            "They",
        ),
        ("Emil Aliyev and Anna Guliyeva stated that police subjected them to torture.", "them"),
        ("Police detained reporter Emil Aliyev and editor Anna Guliyeva. Both were charged.", "Both"),
    ],
)
def test_they_are_those_named_together_whatever_stands_between(text: str, words: str) -> None:
    assert who(text, words) == ("Emil Aliyev", "Anna Guliyeva")


def test_all_are_those_who_were_listed() -> None:
    text = "Officers arrested Emil Aliyev, Anna Guliyeva, and Samir Rzayev. All were charged with treason."
    assert who(text, "All") == ("Emil Aliyev", "Anna Guliyeva", "Samir Rzayev")


def test_a_word_that_a_number_led_back_is_known_afterwards() -> None:
    text = (
        "Police detained reporter Emil Aliyev and editor Anna Guliyeva. The two journalists went home. "
        "The journalists were fined."
    )
    assert who(text, "The journalists") == ("Emil Aliyev", "Anna Guliyeva")
