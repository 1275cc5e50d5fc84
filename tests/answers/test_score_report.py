"""The page of an evaluation shows every mistake beside its words, asks for nothing and runs nothing."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from habeas.answers.score import GoldDocument, prediction_in, score
from habeas.answers.score_report import report

TEXT = (
    "Lorm, 3 May\n\nPolice arrested Tomasz Veh in Lorm. A court fined the paper Dawn.\n\n"
    "The <b>union</b> & its friends called for his release."
)
VEH = {"type": "arrest", "persons": ["Tomasz Veh"], "date": "2024-05-03", "actors": ["police"],
       "quotes": ["Police arrested Tomasz Veh in Lorm."]}  # fmt: skip
DAWN = {"type": "censorship", "organizations": ["Dawn"], "quotes": ["A court fined the paper Dawn."]}
RELEASE = {
    "type": "appeal",
    "persons": ["Tomasz Veh"],
    "quotes": ["The <b>union</b> & its friends called for his release."],
}
OUTSIDE = ("src=", "<script", "<link", "<img", "<form", "<iframe", "url(", "@import", "http:", "https:")


def page_of(predicted, annotated, **others):
    gold = {"one": GoldDocument(prediction_in({"doc": "one", "claims": annotated}, "gold"), TEXT)}
    predictions = {"one": prediction_in({"doc": "one", "claims": predicted, **others}, "predicted")}
    return report(score(predictions, gold), predictions, gold)


class Cards(HTMLParser):
    """The articles of a page, each as (class, its words, the words that are marked)."""

    def __init__(self):
        super().__init__()
        self.cards, self.path = [], []

    def handle_starttag(self, tag, attributes):
        self.path.append(tag)
        if tag == "article":
            self.cards.append((dict(attributes)["class"], [], []))

    def handle_endtag(self, tag):
        while self.path and self.path.pop() != tag:
            pass

    def handle_data(self, data):
        if "article" in self.path:
            self.cards[-1][1].append(data)
            if "mark" in self.path:
                self.cards[-1][2].append(data)


def cards_of(page):
    parser = Cards()
    parser.feed(page)
    return [(kind, " ".join("".join(words).split()), marked) for kind, words, marked in parser.cards]


def test_a_miss_stands_beside_its_words_in_their_paragraph_with_what_was_found_there():
    ((kind, words, marked),) = cards_of(page_of([dict(DAWN, organizations=["Lorm"])], [DAWN]))[1:]
    assert (kind, marked) == ("missed", ["A court fined the paper Dawn."])
    assert words == (
        "Missed: censorship: Dawnone"
        "Police arrested Tomasz Veh in Lorm. A court fined the paper Dawn."
        "Found there:censorship: Lorm"
    )


def test_a_false_hit_stands_beside_its_words():
    (card,) = cards_of(page_of([VEH], []))
    assert card == (
        "spurious",
        (
            "Wrongly found: arrest: Tomasz Vehone"
            "Police arrested Tomasz Veh in Lorm. A court fined the paper Dawn.Annotated there:nothing"
        ),
        ["Police arrested Tomasz Veh in Lorm."],
    )


def test_a_claim_that_was_found_shows_its_wrong_fields():
    (card,) = cards_of(page_of([dict(VEH, date="2024-06", actors=[])], [VEH]))
    assert card[0] == "field"
    assert card[1].endswith("annotatedfoundactorspolice–date2024-05-032024-06")


def test_what_is_right_is_not_listed():
    assert cards_of(page_of([VEH, DAWN], [VEH, DAWN])) == []


def test_a_quote_that_is_not_in_the_text_is_shown_as_such():
    (card,) = cards_of(page_of([dict(VEH, quotes=["Nobody wrote <i>this</i>."])], []))
    assert card[0] == "unsupported"
    assert "Not in the text: Nobody wrote <i>this</i>." in card[1]


def test_nothing_of_a_document_or_an_extractor_is_markup():
    evil = dict(RELEASE, type='x"><script>alert(1)</script>', persons=["<img src=x onerror=alert(1)>"])
    page = page_of([evil], [RELEASE])
    for never in ("<script", "<img", "<b>"):
        assert never not in page
    assert {card[2][0] for card in cards_of(page)} == {"The <b>union</b> & its friends called for his release."}


def test_the_page_asks_for_nothing_and_its_policy_admits_only_its_style():
    page = page_of([VEH, DAWN], [RELEASE])
    assert [outside for outside in OUTSIDE if outside in page] == []
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\"" in page


def test_the_same_scores_give_the_same_page():
    assert page_of([VEH], [DAWN, RELEASE]) == page_of([VEH], [DAWN, RELEASE])


def test_every_link_leads_to_a_section_of_the_page():
    page = page_of([VEH, dict(VEH, type="a type ü")], [DAWN, RELEASE])
    targets = re.findall(r'href="#([^"]+)"', page)
    assert {*targets} - {*re.findall(r'id="([^"]+)"', page)} == set()
    assert len(targets) >= 4
