"""The scorer and the annotated documents' own scorer give the very same figures, whatever was predicted."""

import copy
import importlib.util
import json
import random
from pathlib import Path

import pytest

from habeas.answers.score import as_json, read_gold, read_predictions, score

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the annotated documents are not beside the project"),
]
NAMES = ["Police", "the court", "EU", "U.S. State Department", "Human Rights Watch", "HRW", "Vel", "authorities"]


@pytest.fixture(scope="module")
def reference():
    specification = importlib.util.spec_from_file_location("their_score", SHARED / "score.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def annotated():
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "dev").glob("*.json"))]


def the_gold(records, chance):
    return records


def nothing(records, chance):
    return []


def claims_dropped(records, chance):
    for record in records:
        for part in ("claims", "affiliations", "counts"):
            record[part] = [each for each in record[part] if chance.random() < 0.6]
    return records


def quotes_shifted(records, chance):
    """Quotes that begin later, end earlier, or are not in the text at all."""
    for record in records:
        for claim in record["claims"]:
            claim["quotes"] = [quote[chance.choice([0, 3, 9]) :] for quote in claim["quotes"]]
            if chance.random() < 0.1:
                claim["quotes"].append("Nobody ever wrote this sentence.")
            if chance.random() < 0.05:
                claim["quotes"] = chance.choice([[], [""], [" "]])
        for count in record["counts"]:
            count["quote"] = count["quote"][: chance.choice([None, -4, 12])]
    return records


def wording_changed(name, chance):
    words = name.split()
    return chance.choice(
        [
            name,
            name.upper(),
            words[-1],
            " ".join(words[:1] + words[-1:]),
            f"Mr. {name}",
            f"the {name}",
            name.replace("a", "á"),
            f"{name} (XY)",
            "".join(word[0] for word in words).upper(),
            " ".join(reversed(words)),
            chance.choice(NAMES),
        ]
    )


def names_changed(records, chance):
    for record in records:
        for claim in record["claims"]:
            for field in ("persons", "organizations", "actors", "charges"):
                claim[field] = [wording_changed(name, chance) for name in claim[field] if name]
            for field in ("group", "place", "term"):
                if claim[field] is not None:
                    claim[field] = wording_changed(claim[field], chance)
        for affiliation in record["affiliations"]:
            affiliation["person"] = wording_changed(affiliation["person"], chance)
            affiliation["role"] = wording_changed(affiliation["role"], chance)
    return records


def claims_mutated(records, chance):
    """Types, dates, numbers and groups exchanged, claims doubled, moved to other documents and stripped of fields."""
    types = ["arrest", "sentence", "appeal", "condemnation", "imprisonment", "a type of its own"]
    everything = [copy.deepcopy(claim) for record in records for claim in record["claims"]]
    for record in records:
        record["claims"] += copy.deepcopy(chance.choices(everything, k=3))
        record["claims"] += copy.deepcopy(chance.choices(record["claims"], k=3))
        chance.shuffle(record["claims"])
        for claim in record["claims"]:
            if chance.random() < 0.2:
                claim["type"] = chance.choice(types)
            if chance.random() < 0.3:
                claim["date"] = chance.choice([None, "2024", "2024-12", "2024-12-03", (claim["date"] or "2020")[:7]])
            if chance.random() < 0.2:
                claim["number"] = chance.choice([None, 0, 1, 2, 40, 254])
            if chance.random() < 0.15:
                other = chance.choice(everything)
                claim["group"], claim["persons"] = other["group"], list(other["persons"])
            if chance.random() < 0.15:
                claim["modality"] = chance.choice(["asserted", "alleged", "possible", None])
            if chance.random() < 0.2:
                claim["optional"] = True
            for field in ("group", "number", "term", "organizations", "modality", "place"):
                if chance.random() < 0.1:
                    claim.pop(field, None)
            if chance.random() < 0.1:
                claim["rule"] = "some-rule"
        for count in record["counts"]:
            if chance.random() < 0.3:
                count[chance.choice(["low", "high"])] = chance.choice([None, 7, 254])
            if chance.random() < 0.2:
                count["what"] = chance.choice(["people", "political prisoners and detainees", "arrests"])
    return chance.sample(records, k=len(records) - 3)


MUTATIONS = [
    (the_gold, 1), (nothing, 1), (claims_dropped, 1), (quotes_shifted, 1),
    (names_changed, 1), (names_changed, 2), (claims_mutated, 1), (claims_mutated, 2),
]  # fmt: skip


@pytest.mark.parametrize(("mutation", "seed"), MUTATIONS)
def test_both_scorers_give_the_same_figures(mutation, seed, reference, annotated, tmp_path):
    chance = random.Random(f"{mutation.__name__} {seed}")
    file = tmp_path / "predictions.jsonl"
    records = mutation(copy.deepcopy(annotated), chance)
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")

    theirs, their_mistakes = reference.score_all(reference.read_predictions(file), reference.read_gold(SHARED / "dev"))
    scores = score(read_predictions(file), read_gold(SHARED / "dev"))

    assert as_json(scores) == reference.summary(theirs)
    assert sorted((each.doc, each.metric, each.kind) for each in scores.mistakes) == sorted(
        (doc, metric, kind) for doc, metric, kind, _ in their_mistakes
    )


def test_the_gold_scores_one_on_itself(annotated, tmp_path):
    file = tmp_path / "predictions.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in annotated), encoding="utf-8")
    scores = score(read_predictions(file), read_gold(SHARED / "dev"))
    assert {figures.f1 for figures in scores.totals.values()} == {1.0}
    assert scores.mistakes == ()
    assert set(scores.unsupported.values()) == {0}


def test_the_words_of_the_scorers_are_cut_alike(reference, annotated):
    from habeas.answers.score_words import amounts, heads, stems

    phrases = {quote for record in annotated for claim in record["claims"] for quote in claim["quotes"]}
    phrases |= {claim["group"] for record in annotated for claim in record["claims"]}
    phrases |= {count["what"] for record in annotated for count in record["counts"]}
    phrases |= set(reference.HEADS) | {"zero five", "twenty-one of the 1,500 inmates held", "a third of all of them"}
    for phrase in phrases:
        assert stems(phrase) == reference.stems(phrase)
        assert heads(phrase) == reference.heads(phrase or "")
        assert amounts(phrase) == tuple(reference.amounts(phrase))
