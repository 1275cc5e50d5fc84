"""Made records of invented people, and strategies that make many of them."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.build import DEFAULT_TEXT, a_card, a_claim, a_count, a_date, a_quote

from habeas import model
from habeas.exchange.holdings import Holdings, Office, Relation, Reported
from habeas.people.organization_model import Organization

CARD = a_card(url="https://courier.example.org/halem-1", title="Two held in Halem")
IN_2024 = a_card(id="e" * 64, name="alert.txt", publisher="Halem Watch", published="2024-06", country="AZ")


def an_act(type: str = "arrest", person: str | None = "Maria Quispe", **rest: object) -> model.Act:  # noqa: A002
    """An act that one claim tells of, which says all that the act does."""
    card, date, one = rest.pop("card", CARD), rest.pop("date", "2024-03"), str(rest.pop("id", "a1"))
    quote = a_quote(DEFAULT_TEXT, "Police arrested Maria Quispe")
    said = {name: value for name, value in rest.items() if name not in ("country", "person_id", "claims")}
    claim = a_claim(type, person, date, quote=quote, **{"actors": (), **said})
    values = {
        "person_id": None if person is None else person.casefold().replace(" ", "-"),
        "person_name": person,
        "claims": (model.SourcedClaim(f"c-{one}", claim, card),),
        **rest,
    }
    return model.Act(id=one, type=type, date=a_date(date), **values)  # type: ignore[arg-type]


def a_person(name: str = "Maria Quispe", *others: str, gender: str | None = None) -> model.Person:
    """A person under these names."""
    return model.Person(name.casefold().replace(" ", "-"), name, (name, *others), (), (), gender)


def a_record() -> Holdings:
    """A record with something of everything."""
    acts = (
        an_act(actors=("police",), place="Halem", charges=("Article 12", "Article 7"), country="AZ"),
        an_act("sentence", id="a2", date="2024-05-02", term="6 years", actors=("Halem Court",), modality="alleged"),
        an_act("sanction", "Oto Brand", id="a3", actors=("Norland",), organizations=("Brand Holding",)),
        an_act("appeal", id="a4", actors=("Union of Writers",), date=None, card=IN_2024),
        an_act(
            "raid", None, id="a5", group="staff of the paper", number=12, organizations=("The Courier",), country="XV"
        ),
    )
    case = model.Case(
        "maria-quispe", "maria-quispe", "Maria Quispe", "AZ", acts[:2], (acts[3],), start=a_date("2024-03")
    )
    quote = a_quote(DEFAULT_TEXT, "Maria Quispe")
    return Holdings(
        (a_person("Maria Quispe", "M. Quispe", gender="female"), a_person("Oto Brand")),
        (Organization("halem-court", "Halem Court", ("Halem Court", "Court of Halem"), "court", "AZ", None, ()),),
        acts,
        (case,),
        (
            Office("maria-quispe", "editor", "The Courier", CARD, quote),
            Office("maria-quispe", "member", "Union of Writers", CARD, quote),
            Office("oto-brand", "chairman", "Brand Holding", CARD, quote),
            Office("maria-quispe", "poet", None, CARD, quote),
        ),
        (Relation("maria-quispe", "oto-brand", "cousin", CARD, quote),),
        (CARD, IN_2024),
        (
            Reported("n1", IN_2024, a_count(low=90, high=146, qualifier="at least", place="Halem", by="a coalition")),
            Reported("n2", CARD, a_count("people", None, qualifier="dozens", kind="flow", as_of=None)),
        ),
    )


# What a name or a word may be: letters of any script, and signs that forms of files have a meaning for.
words = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" '=|-+@<>&,;\"\\"), min_size=1, max_size=25
)
texts = words.map(lambda word: " ".join(word.split())).filter(lambda word: bool(word))
# Any text that a document may have: lines, tabs, signs that steer or turn the direction, no character left out.
# Only what is blank is no value.
anything = st.text(min_size=1, max_size=25).filter(str.strip)
strange = st.sampled_from([
    "a\nb", "a\r\nb", "a\tb", " a ", "=1+1", "+1", "@a", "-1", "'=1", "\u202eabc\u202c", "\u05d0\u05d1 \u05d2",
    "a\u200db", "a\u00a0b", "a\u2028b", "a\x00b", "a\x07b", "a\x85b", "\ufeffa", "]]><a>&amp;", "a; b", "a|b",
    "charge: a", "a\\nb", '""', "None",
])  # fmt: skip
dates = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2024", "2024-02", "1999-12"]))


@st.composite
def acts(draw: st.DrawFn, texts: st.SearchStrategy[str] = texts) -> tuple[model.Act, ...]:
    """Several acts on made people, groups and organizations, in such words."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        person = draw(st.one_of(st.none(), texts))
        several = st.lists(texts, max_size=3, unique=True).map(tuple)
        act = an_act(
            draw(st.sampled_from(["arrest", "sentence", "sanction", "appeal", "torture", "report"])),
            person,
            id=f"a{number}",
            person_id=None if person is None else f"p{number}",
            date=draw(dates),
            place=draw(st.one_of(st.none(), texts)),
            charges=draw(several),
            actors=draw(several),
            organizations=draw(several),
            term=draw(st.one_of(st.none(), texts)),
            group=None if person is not None else draw(st.one_of(st.none(), texts)),
            number=draw(st.one_of(st.none(), st.integers(0, 5000))),
            modality=draw(st.sampled_from(["asserted", "alleged", "denied", "possible"])),
        )
        found.append(act)
    return tuple(found)


@st.composite
def counts(draw: st.DrawFn, texts: st.SearchStrategy[str] = texts) -> tuple[model.Count, ...]:
    """Several reported numbers in such words: at one end or both, or in words alone."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        low, high = (draw(st.one_of(st.none(), st.integers(0, 10**11))) for _ in range(2))
        worded = draw(texts) if low is None and high is None else draw(st.one_of(st.none(), texts))
        place, by = (draw(st.one_of(st.none(), texts)) for _ in range(2))
        date, kind = draw(dates), draw(st.sampled_from(["stock", "flow"]))
        as_of = None if date is None else a_date(date)
        quote = a_quote(DEFAULT_TEXT, "Police")
        found.append(model.Count(draw(texts), low, high, worded, as_of, place, by, quote, kind))
    return tuple(found)


def of_acts(found: tuple[model.Act, ...]) -> Holdings:
    """A record with these acts and whom they are about."""
    people = {
        act.person_id: model.Person(act.person_id, act.person_name or "", (act.person_name or "",), ())
        for act in found
        if act.person_id is not None
    }
    return Holdings(people=tuple(people.values()), acts=found)
