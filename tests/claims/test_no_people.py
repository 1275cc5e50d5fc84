"""What the words around a name show that it is a town, a body or a work, and nobody's."""

from __future__ import annotations

import pytest

from habeas.claims.names import read_names
from habeas.claims.parse import parse_one
from habeas.model import Document


def people(text: str) -> list[str]:
    return [person.name for person in read_names(parse_one(Document("d", "d", "text", text))).people]


@pytest.mark.parametrize(
    "text",
    [
        "Detentions were reported in towns such as Bahar Sedo, Debre Kolo, Debre Maro, and Fino Selan.",
        "The NGOs Red Libre (Free Network), Observatorio de Alas Rotas, and Yo Te Creo called on the state to act.",
        "Police fined a man for playing the song “Bella Rosa” at noon.",
        "A court blocked access to the Kazakh-language version of the site.",
        "A State Committee for Family, Women, and Children Affairs told of Women, Business, and the Law.",
        "The cochairs of the group (the United States, France, and Russia) mediated. Prisons Nos. 2 and 8 were full.",
        "Five Indigenous peoples, such as the Karuma and the Sellano communities, live there.",
        "The state held two Karuma forest wardens and four Sellano men.",
        "The Sultan Bahar group in Halem detained a woman, and the Emir Tural brigade held a boy.",
        "He was remanded to the Maral Yala detention center and later to the Central Prison (Dastabad).",
        "On April 26, the mayor of Zelebesa, a town along the border, resigned.",
        "Authorities harassed members of Patria de Duelo (Land in Mourning), and the Centro por la Voz Libre y Clara.",
        "The mosque played the song “Nina Rosa.” The Halem IRDU had not met. The court banned Vilayet Koral-JIHAD.",
        "Guests came to the London Film Festival and to a Pride Parade.",
    ],
)
def test_what_is_called_a_town_a_body_or_a_song_is_nobody(text: str) -> None:
    assert people(text) == []


def test_people_in_towns_and_bodies_stay_people() -> None:
    text = (
        "Police arrested Nigar Suleymanova in the town of Debre Kolo. Journalists Bahar Sedov, Debora Kolova, and "
        "Emin Maro were detained in several cities. The head of the NGO, Narges Moradi, was jailed."
    )
    assert people(text) == ["Nigar Suleymanova", "Bahar Sedov", "Debora Kolova", "Emin Maro", "Narges Moradi"]


def test_people_beside_such_words_stay_people() -> None:
    text = (
        "Police arrested Nigar Suleymanova, a village teacher, and Emin Maro, a town council member. Judge Levan de "
        "Kolo sentenced Debora Kolova, a member of the group. Two reporters, Bahar Sedov and Gia Rusa "
        "(Prison No. 5), were held. Levan GELASHVILI and Ana Torr, a district court clerk, fled. "
        "The book by Nino Beridze was banned."
    )
    assert people(text) == [
        "Nigar Suleymanova",
        "Emin Maro",
        "Levan de Kolo",
        "Debora Kolova",
        "Bahar Sedov",
        "Gia Rusa",
        "Levan GELASHVILI",
        "Ana Torr",
        "Nino Beridze",
    ]
