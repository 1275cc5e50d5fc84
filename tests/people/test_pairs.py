"""Two names against each other: the answer, the probability, and the sentences that make it up."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import BadVocabulary
from habeas.people.evidence import KINDS
from habeas.people.pairs import NameVerdict, compare_names, pair_model, probability, probability_of, read_model
from habeas.people.verdict import Verdict
from habeas.terms import load_toml

ONE_PERSON = [
    ["Rüfət Səfərov", "Rufat Safarov", "Rufet Seferov", "Руфат Сафаров"],
    ["Sevinj Vagifgizi", "Sevinc Vaqifqızı"],
    ["Gubad Ibadoghlu", "Qubad İbadoğlu", "Gubad Ibadoglu"],
    ["Müşfiq Cabbarlı", "Mushfig Jabbarli", "Мушфиг Джаббарлы", "Cabbarlı, Müşfiq"],
    ["Cəmilə Tofiq qızı Nurlu", "Jamila Nurlu", "Нурлу Джамиля Тофиг кызы"],
    ["Павло Гнатюк", "Pavlo Hnatiuk", "Гнатюк Павло Іванович"],
    ["Aлeг Cавiч", "Олег Савич", "Aleh Savich"],
    ["ლევან ჭყონია", "Levan Chkonia", "Леван Чкония"],
    ["عبد الرحيم النجار", "Abdulrahim Najjar", "Abdel Rahim el-Naggar", "عبدالرحيم النجار"],
    ["رضا کرمانی", "Reza Kermani"],
    ["宋志明", "Song Zhiming", "Sung Chih-ming", "Сун Чжимин"],
    ["黎文孟", "Lê Văn Mạnh", "Le Van Manh"],
    ["ተስፋዬ ገብሩ", "Tesfaye Gebru"],
    ["Wu Zhiyong", "Wu Chih-yung"],
    ["Pak Kun-hye", "Park Geun-hye"],
    ["Jîna Kaya", "Zhina Kaya"],
    ["Elif Yıldız", "Elif Yildiz", "Элиф Йылдыз"],
    ["Marta Ruiz Peña", "Marta Ruiz", "Ruiz Peña, Marta"],
    ["Violeta Solano de Prado", "Violeta Prado"],
    ["Richard Hollis", "Dick Hollis", "Rick Hollis"],
    ["Francisco Solano", "Paco Solano"],
    ["Катя Панина", "Екатерина Панина", "Kateryna Panina"],
    ["ნიკოლოზ ჭყონია", "Nika Chkonia", "Niko Chkonia"],
    ["山本健一", "Kenichi Yamamoto", "Yamamoto Ken'ichi", "山本 健一"],
    ["佐々木由美", "Yumi Sasaki"],
    ["မျိုးမင်းထွန်း", "Myo Min Htun"],
    ["ဦးခန့်ဇော်", "Khant Zaw"],
    ["Анна Панина-Жукова", "Анна Панина"],
    ["Fernando dos Santos Prado", "Fernando Prado"],
]
TWO_PEOPLE = [
    ("Anar Mammadli", "Anar Mammadov"),
    ("Müşfiq Cabbarlı", "Mushfig Jabbarov"),
    ("Rüfət Eldar oğlu Səfərov", "Rufat Ali oglu Safarov"),
    ("Aleksandra Petrova", "Aleksandr Petrov"),
    ("Ahmet Kaya", "Mehmet Kaya"),
    ("刘伟", "刘威"),
    ("Marta Ruiz Peña", "Marta Ruiz Solano"),
    ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),
    ("Anna Borisovna Panina", "Boris Panin"),
    ("George Brown", "Hannah Clark"),
    ("Karim Nouri", "Karima Nouri"),
    ("Valentin Panin", "Valentina Panina"),
    ("Paulo Solano Lima", "Paula Solano Lima"),
    ("Wu Zhiyong", "Wu Zhiqiang"),
    ("Lin Qiang", "Lin Jiang"),
    ("Pak Tong-il", "Pak Tong-un"),
    ("Abdul Rahman Nouri", "Abdul Rahim Nouri"),
    ("Leyla Nurlu", "Leyli Nurlu"),
    ("Altınay Yıldız", "Altunay Yildiz"),
    ("Michael Hollis", "Michelle Hollis"),
    ("Rana Nouri", "Rania Nouri"),
    ("С. В. Панин", "Сергей Петрович Панин"),
    ("Salma Kamal Nasser Al-Nouri", "Hadi Kamal Nasser Al-Nouri"),
    ("Pedro Luis Solano Prado", "Pedro Luis Solano Peña"),
    ("Trần Thị Mai Lan", "Trần Thị Mai Oanh"),
    ("Reza Kerman", "Reza Kermani"),
    ("山本健一", "Saburo Yamamoto"),
    ("王展", "Wang Zhen"),
    ("Wang Li", "Wang Yi"),
    ("Ali Hasanov", "Ali Hasanaliyev"),
    ("Pak Tong-gyun", "Pak Tong-hyun"),
]
NOT_JOINED = [
    ("Luis Ruiz Solano", "Luis Solano Ruiz"),
    ("Marta Peña", "Marta Ruiz Peña"),
    ("Khalid bin Nasser", "Nasser bin Khalid"),
    ("Uday Salem al-Harbi", "Salem al-Harbi"),
    ("Mohammad Kermani", "Mohammad-Reza Kermani"),
    ("A. Mammadova", "Aygun Mammadova"),
    ("Mammadov", "Mammadov"),
    ("A. M.", "A. M."),
    ("A", "A"),
    ("", ""),
    ("N.N.", "N.N."),
    ("the journalist", "the journalist"),
    ("?", "Anar Mammadli"),
]


def told(verdict: NameVerdict) -> str:
    return " ".join(sentence.text for sentence in verdict.sentences)


@pytest.mark.parametrize("spellings", ONE_PERSON, ids=lambda names: names[0])
def test_spellings_of_one_name_are_one_person(spellings: list[str]) -> None:
    for left, right in combinations(spellings, 2):
        assert compare_names(left, right).verdict is Verdict.SAME, (left, right)


@pytest.mark.parametrize(("left", "right"), TWO_PEOPLE)
def test_a_contradicted_part_makes_two_people(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(("left", "right"), NOT_JOINED)
def test_what_is_not_enough_to_tell_is_never_called_the_same(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is not Verdict.SAME


def test_every_true_pair_scores_above_every_false_one() -> None:
    true = [probability(*pair) for names in ONE_PERSON for pair in combinations(names, 2)]
    assert min(true) > max(probability(*pair) for pair in [*TWO_PEOPLE, *NOT_JOINED])


def test_the_sentences_say_what_was_found() -> None:
    assert told(compare_names("Rüfət Eldar oğlu Səfərov", "Руфат Али оглы Сафаров")) == (
        "Before their parts are looked at, two names are as likely one person's as in the judged pairs. "
        "These parts agree, and say the more the rarer they are: "
        "Rüfət / Руфат (a variant by rule); Səfərov / Сафаров (a variant by rule). "
        "The fathers' names differ: Eldar, Али."
    )


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        ("Anar Mammadli", "Anar Mammadov", "A part of one contradicts the other's: Mammadli / Mammadov."),
        ("Marta Peña", "Marta Ruiz Peña", "What is left out is the first of two surnames, Ruiz."),
        ("Luis Ruiz Solano", "Luis Solano Ruiz", "The first of two surnames is Ruiz in one and Solano in the other."),
        ("Marta Ruiz", "Marta Ruiz Peña", "One of them leaves out Peña."),
        ("Saleh Omar al-Harbi", "Omar al-Harbi", "What is left out is the given name, Saleh."),
        ("Rufat Safarov", "R. Safarov", "An initial stands for a name: R / Rufat."),
        (
            "Rufat Safarov",
            "R. Safarov",
            "Fewer than two parts that are written out agree, which is not enough to tell.",
        ),
        ("Olga Sergeevna Panina", "Olga Panina", "One of them leaves out the father's name, Sergeevna."),
        ("Заур Ариф оглы Нурлов", "Zaur Arif oğlu Nurlov", "The fathers' names agree: Arif, Ариф."),
        ("Elchin Nurlov", "Elichn Nurlov", "No rule makes these spellings one: Elchin / Elichn."),
        ("Khalid bin Nasser", "Nasser bin Khalid", "The parts stand in another order: "),
        ("Anna Borisovna Panina", "Boris Panin", "The given name of one is the other's father's name: "),
        ("George Brown", "Hannah Clark", "More than one part contradicts: George / Clark; Brown / Hannah."),
    ],
)
def test_each_kind_of_evidence_has_its_sentence(left: str, right: str, sentence: str) -> None:
    assert sentence in told(compare_names(left, right))


@pytest.mark.parametrize(("left", "right"), [*TWO_PEOPLE, *NOT_JOINED, ("Rüfət Səfərov", "Руфат Сафаров")])
def test_the_sentences_add_up_to_the_score_and_the_probability_follows(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert found.score == pytest.approx(sum(sentence.adds for sentence in found.sentences))
    assert found.probability == pytest.approx(probability_of(found.score)) == pytest.approx(probability(left, right))


def test_a_corpus_may_say_how_rare_a_part_is() -> None:
    rare = compare_names("Rufat Safarov", "Rufat Safarov", lambda _: 0.0001)
    often = compare_names("Rufat Safarov", "Rufat Safarov", lambda _: 0.2)
    assert rare.score > often.score
    assert often.verdict is Verdict.UNCLEAR


def test_a_name_of_five_hundred_words_is_compared() -> None:
    assert compare_names("Ana " * 500, "Ana Prado").verdict is not Verdict.SAME


letters = st.one_of(
    st.text(max_size=30),
    st.text(st.characters(categories=["L", "M", "Zs", "P", "Cf"]), max_size=30),
    st.lists(
        st.sampled_from(
            ["Rüfət", "Сафаров", "Cафаров", "محمد", "‏", "بن", "oğlu", "志明", "·", "-", ",", "A.", "ó", "ሀይለ", "ჭ"]
        ),
        max_size=8,
    ).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(letters, letters)
def test_any_two_texts_are_compared_and_the_same_both_ways(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert found == compare_names(right, left)
    assert 0 <= found.probability <= 1
    assert found.score == pytest.approx(sum(sentence.adds for sentence in found.sentences))


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("bdgrz aou"), max_size=25), st.text(st.sampled_from("сфхшкт и"), max_size=25))
def test_names_with_nothing_in_common_are_never_the_same(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is not Verdict.SAME


def test_the_model_has_a_weight_for_every_kind_of_evidence_and_no_other() -> None:
    assert set(pair_model().weights) == set(KINDS)
    data = load_toml("people/pair_model.toml")
    with pytest.raises(BadVocabulary, match="every kind"):
        read_model({**data, "weights": {"start": 1}})
    with pytest.raises(BadVocabulary, match="answers"):
        read_model({**data, "answers": {"same": 1}})


def test_no_evidence_against_speaks_for_one_person() -> None:
    against = set(KINDS) - {"start", "agreeing", "fathers agree"}
    assert all(pair_model().weights[kind] <= 0 for kind in against)
    assert re.match(r"\d", str(pair_model().weights["agreeing"]))


def test_an_initial_beside_a_surname_that_is_a_letter_off_hardly_speaks_for_one_person() -> None:
    off, right = compare_names("PARIN, D.", "Danica Pavrin"), compare_names("PAVRIN, D.", "Danica Pavrin")
    assert off.verdict is not Verdict.SAME
    assert right.verdict is Verdict.UNCLEAR
    assert off.probability < 0.6 < 0.8 < right.probability
