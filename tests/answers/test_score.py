"""The rules of scoring on small documents of our own."""

import json

import pytest

from habeas.answers.score import (
    GoldDocument,
    Prediction,
    as_json,
    prediction_in,
    prediction_of,
    predictions_text,
    read_gold,
    read_predictions,
    score,
    table,
)
from habeas.answers.score_figures import Figures
from habeas.answers.score_intervals import interval
from habeas.dates import PartialDate
from habeas.errors import BadGold
from habeas.model import Affiliation, Claim, Count, Document, Extraction, Quote

TEXT = "Police arrested Tomasz Veh and three of his neighbours in Lorm. Later a court fined the paper Dawn."
ARREST = TEXT[: TEXT.index(" Later")]
VEH = {"type": "arrest", "persons": ["Tomasz Veh"], "quotes": [ARREST]}
NEIGHBOURS = {"type": "arrest", "group": "his neighbours", "number": 3, "quotes": [ARREST]}
DAWN = {"type": "censorship", "organizations": ["Dawn"], "quotes": ["Later a court fined the paper Dawn."]}


def figures_of(predicted, annotated, metric, text=TEXT):
    """(found, spurious, missed) of claims against claims."""
    gold = GoldDocument(prediction_in({"doc": "one", "claims": annotated}, "gold"), text)
    scores = score({"one": prediction_in({"doc": "one", "claims": predicted}, "predicted")}, {"one": gold})
    figures = scores.totals[metric]
    return figures.found, figures.spurious, figures.missed


@pytest.mark.parametrize(
    ("predicted", "annotated", "metric", "expected"),
    [
        ([VEH], [VEH], "pairs", (1, 0, 0)),
        ([], [VEH], "pairs", (0, 0, 1)),
        ([VEH], [], "pairs", (0, 1, 0)),
        ([VEH, NEIGHBOURS], [VEH, NEIGHBOURS], "pairs", (2, 0, 0)),
        ([dict(VEH, type="charge")], [VEH], "pairs", (0, 1, 1)),
        ([DAWN], [DAWN], "pairs", (0, 0, 0)),
        ([DAWN], [DAWN], "organizations", (1, 0, 0)),
    ],
)
def test_a_pair_is_a_type_and_a_person_or_a_group(predicted, annotated, metric, expected):
    assert figures_of(predicted, annotated, metric) == expected


def test_two_arrests_of_one_person_are_one_pair_and_two_claims():
    again = dict(VEH, date="2021")
    assert figures_of([VEH], [VEH, again], "pairs") == (1, 0, 0)
    assert figures_of([VEH], [VEH, again], "claims") == (1, 0, 1)


def test_a_claim_without_an_exact_quote_is_wrong():
    invented = dict(VEH, quotes=["Tomasz Veh was arrested."])
    assert figures_of([invented], [VEH], "pairs") == (0, 1, 1)
    assert figures_of([dict(VEH, quotes=[])], [VEH], "pairs") == (0, 1, 1)
    assert figures_of([dict(VEH, quotes=[ARREST, "nowhere"])], [VEH], "pairs") == (0, 1, 1)


def test_what_is_optional_is_neither_missed_nor_wrong():
    maybe = dict(VEH, optional=True)
    assert figures_of([], [maybe], "pairs") == (0, 0, 0)
    assert figures_of([VEH], [maybe], "pairs") == (0, 0, 0)
    assert figures_of([maybe], [], "pairs") == (0, 1, 0)


def test_what_has_to_be_found_is_paired_before_what_is_optional():
    other = dict(VEH, persons=["Tomasz Emil Veh"])
    assert figures_of([VEH], [dict(VEH, optional=True), other], "claims") == (0, 0, 1)
    assert figures_of([VEH], [dict(VEH, optional=True), other], "pairs") == (1, 0, 0)


def test_groups_match_by_noun_or_by_quote_and_number():
    assert figures_of([dict(NEIGHBOURS, group="neighbours of the editor", number=None)], [NEIGHBOURS], "groups") == (
        1, 0, 0,
    )  # fmt: skip
    assert figures_of([dict(NEIGHBOURS, group="friends")], [NEIGHBOURS], "groups") == (1, 0, 0)
    assert figures_of([dict(NEIGHBOURS, group="friends", number=4)], [NEIGHBOURS], "groups") == (0, 1, 1)


def test_fields_count_once_for_each_matched_claim():
    told = dict(
        VEH, date="2024-05", place="Lorm", actors=["police"], charges=["theft of documents"], modality="alleged"
    )
    said = dict(
        VEH, date="2024-05-03", place="the town of Lorm", actors=["Police"], charges=["theft"], modality="asserted"
    )
    for metric, expected in {
        "date": (1, 0, 0),
        "place": (1, 0, 0),
        "actors": (1, 0, 0),
        "charges": (1, 0, 0),
        "modality": (0, 1, 1),
        "term": (0, 0, 0),
    }.items():
        assert figures_of([said], [told], metric) == expected, metric
    assert figures_of([told], [said], "date") == (0, 1, 1)


def test_records_beside_the_claims_are_scored():
    text = "Ana Rud, the director of Dawn, said that 40 to 45 people were held."
    post = {"person": "Ana Rud", "role": "director", "organization": "Dawn", "quote": "Ana Rud, the director of Dawn"}
    count = {"what": "people", "low": 40, "high": 45, "qualifier": None, "quote": "40 to 45 people were held"}
    gold = GoldDocument(prediction_in({"doc": "a", "claims": [], "affiliations": [post], "counts": [count]}, "a"), text)
    guess = {"doc": "a", "affiliations": [dict(post, role="editor")], "counts": [dict(count, high=40)]}
    scores = score({"a": prediction_in(guess, "a")}, {"a": gold})
    assert scores.totals["affiliations"] == Figures(0, 1, 1)
    assert scores.totals["person_organization"] == Figures(1, 0, 0)
    assert scores.totals["counts"] == Figures(0, 1, 1)
    assert {each.what for each in scores.mistakes if each.metric == "counts"} == {"people | 40", "people | 40 | 45"}


def test_a_document_without_a_prediction_has_nothing_found():
    gold = {"a": GoldDocument(prediction_in({"doc": "a", "claims": [VEH]}, "a"), TEXT)}
    scores = score({"b": Prediction("b")}, gold)
    assert scores.totals["pairs"] == Figures(0, 0, 1)
    assert scores.without_gold == ("b",)
    assert scores.interval is None
    assert [each.kind for each in scores.mistakes] == ["missed"]


def test_a_share_of_nothing_is_not_known():
    assert (Figures().precision, Figures().recall, Figures().f1) == (None, None, None)
    assert (Figures(0, 1, 0).recall, Figures(0, 0, 1).precision) == (None, None)
    assert Figures(3, 1, 2).f1 == 6 / 9


def test_the_interval_holds_the_figure_and_repeats():
    documents = [Figures(3, 1, 1), Figures(0, 2, 2), Figures(5, 0, 0)]
    low, high = interval(documents)
    assert low <= sum(documents, Figures()).f1 <= high
    assert interval(documents) == (low, high)


def test_the_table_and_the_json_say_the_same():
    gold = {"a": GoldDocument(prediction_in({"doc": "a", "claims": [VEH, NEIGHBOURS]}, "a"), TEXT)}
    scores = score({"a": prediction_in({"doc": "a", "claims": [VEH]}, "a")}, gold)
    assert as_json(scores)["totals"]["pairs"] == {
        "gold": 2, "predicted": 1, "tp": 1, "fp": 0, "fn": 1, "precision": 1.0, "recall": 0.5, "f1": 2 / 3,
    }  # fmt: skip
    assert "all pairs                2     1     1     0     1  1.000  0.500  0.667" in table(scores).splitlines()


# --- files ---------------------------------------------------------------------------------------------


def write_gold(folder, name, record, text=TEXT):
    (folder / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / f"{name}.txt").write_bytes(text.encode())


def test_gold_is_read_with_its_text_and_origin_and_other_files_are_passed_over(tmp_path):
    write_gold(tmp_path, "b", {"doc": "b", "meta": {"country": "XV"}, "claims": [VEH]}, "one\r\ntwo")
    write_gold(tmp_path, "a", {"claims": []})
    (tmp_path / "settings.json").write_text('["not", "annotated"]')
    gold = read_gold(tmp_path)
    assert list(gold) == ["a", "b"]
    assert (gold["b"].text, gold["b"].meta) == ("one\r\ntwo", {"country": "XV"})
    assert gold["b"].annotated.claims[0].persons == ("Tomasz Veh",)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "not valid JSON"),
        ("[]", "expected an object"),
        ('{"claims": []}', "`doc`"),
        ('{"doc": "a", "claims": {"a": 1}}', "`claims` has to be a list"),
        ('{"doc": "a", "claims": ["arrest"]}', "claims number 1: expected an object"),
        ('{"doc": "a", "claims": [{"persons": []}]}', "`type`"),
        ('{"doc": "a", "claims": [{"type": "arrest", "persons": "Veh"}]}', "`persons` has to be a list of texts"),
        ('{"doc": "a", "claims": [{"type": "arrest", "number": "three"}]}', "`number` has to be a number"),
        ('{"doc": "a", "claims": [{"type": "arrest", "date": 2024}]}', "`date` has to be a text"),
        ('{"doc": "a", "claims": [{"type": "arrest", "quotes": [null]}]}', "`quotes` has to be a list of texts"),
        ('{"doc": "a", "counts": [{"low": 3}]}', "counts number 1: `what`"),
        ('{"doc": "b"}', "'b' has a line already"),
    ],
)
def test_malformed_predictions_are_refused_with_their_line(tmp_path, line, complaint):
    file = tmp_path / "predictions.jsonl"
    file.write_text('{"doc": "b"}\n\n' + line + "\n", encoding="utf-8")
    with pytest.raises(BadGold) as refused:
        read_predictions(file)
    assert str(refused.value).startswith("predictions.jsonl, line 3")
    assert complaint in str(refused.value)


def test_malformed_gold_is_refused(tmp_path):
    with pytest.raises(BadGold, match="no annotated documents"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"doc": "a", "claims": []}')
    with pytest.raises(BadGold, match=r"a\.txt cannot be read"):
        read_gold(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(BadGold, match=r"a\.txt is not UTF-8"):
        read_gold(tmp_path)
    write_gold(tmp_path, "b", {"doc": "c", "claims": []})
    write_gold(tmp_path, "a", {"doc": "c", "claims": []})
    with pytest.raises(BadGold, match="another annotated document"):
        read_gold(tmp_path)


def test_an_extraction_is_written_in_the_format_of_the_guide_and_read_back(tmp_path):
    quote = Quote(0, len(ARREST), ARREST)
    extraction = Extraction(
        "0" * 64,
        "rules",
        claims=(
            Claim(
                "arrest", (quote,), persons=("Tomasz Veh",), actors=("police",), date=PartialDate(2024, 5), place="Lorm"
            ),
        ),
        affiliations=(Affiliation("Tomasz Veh", "teacher", None, quote),),
        counts=(Count("neighbours", 3, 3, None, PartialDate(2024), None, None, quote),),
    )
    document = Document("0" * 64, "lorm.2024.txt", "text", TEXT)
    prediction = prediction_of(extraction, document)
    assert prediction == {
        "doc": "lorm.2024",
        "claims": [
            {
                "type": "arrest", "persons": ["Tomasz Veh"], "group": None, "number": None, "organizations": [],
                "actors": ["police"], "date": "2024-05", "place": "Lorm", "charges": [], "term": None,
                "modality": "asserted", "quotes": [ARREST],
            }
        ],
        "affiliations": [{"person": "Tomasz Veh", "role": "teacher", "organization": None, "quote": ARREST}],
        "counts": [
            {
                "what": "neighbours", "low": 3, "high": 3, "qualifier": None, "as_of": "2024", "place": None,
                "by": None, "quote": ARREST,
            }
        ],
    }  # fmt: skip
    file = tmp_path / "predictions.jsonl"
    file.write_text(predictions_text([prediction]), encoding="utf-8")
    claim = read_predictions(file)["lorm.2024"].claims[0]
    assert (claim.persons, claim.date, claim.quotes) == (("Tomasz Veh",), "2024-05", (ARREST,))


def test_a_line_separator_inside_a_quote_does_not_end_a_line(tmp_path):
    file = tmp_path / "predictions.jsonl"
    file.write_text(
        predictions_text([{"doc": "a", "claims": [dict(VEH, quotes=["one\u2028two\x85"])]}]), encoding="utf-8"
    )
    assert read_predictions(file)["a"].claims[0].quotes == ("one\u2028two\x85",)
