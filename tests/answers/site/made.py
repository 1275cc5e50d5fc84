"""A site about a country that is none, made of hand-made nouns."""

from __future__ import annotations

from datetime import date

from tests.build import a_card, a_claim, a_count, a_mention, a_quote

from habeas.answers.counts import ReportedCount, series
from habeas.answers.site.changes import changes
from habeas.answers.site.nouns import Chosen, Imprint, Series, Site
from habeas.answers.site.redaction import Redactor
from habeas.answers.site.select import published
from habeas.model import Claim, NamedPerson, Person, SourcedClaim, Span

DAY = date(2025, 6, 1)
CONTACT = "desk@example.org"
HOSTILE = "<script>document.title='broken in'</script><img src=x>"
CARD = a_card(id="d" * 64, title=f"Editor taken {HOSTILE}", published="2025-05-20", url="javascript:alert(1)")
SAFE = a_card(
    id="e" * 64, title="A statement", published="2025-05-25", url="https://cells.example/a", publisher="Open Cells"
)


def a_person(name: str = "Daro Velin", id: str = "daro-velin", *names: str) -> Person:  # noqa: A002
    return Person(id, name, (name, *names), (a_mention(name),))


def sourced(number: int, claim: Claim, document: object = CARD) -> SourcedClaim:
    return SourcedClaim(f"c{number}", claim, document, "verified")  # type: ignore[arg-type]


def claims_of_daro() -> tuple[SourcedClaim, ...]:
    taken = f"Police arrested Daro Velin and Ana Torr {HOSTILE} in Halem on 3 December 2024."
    calls = "Open Cells recognised Daro Velin as a political prisoner under PACE Resolution 1900."
    trigger = calls.index("political prisoner")
    return (
        sourced(1, a_claim("arrest", ("Daro Velin", "Ana Torr"), "2024-12-03", quote=a_quote(taken),
                           actors=("Police",), place="Halem", charges=("smuggling",))),
        sourced(2, a_claim("remand", "Daro Velin", "2024-12-05", quote=a_quote("The Halem court remanded Daro Velin."),
                           actors=("the Halem court",), charges=("smuggling",))),
        sourced(3, a_claim("trial", "Daro Velin", "2025-07-03", quote=a_quote("His trial begins on 3 July 2025."))),
        sourced(4, a_claim("report", "Daro Velin", "2025-05-25", quote=a_quote(calls), actors=("Open Cells",),
                           trigger=Span(trigger, trigger + 18)), SAFE),
    )  # fmt: skip


def daro(**rest: object) -> Chosen:
    names = ((NamedPerson("Daro Velin", (Span(16, 26),), ("Даро Велин",)), CARD),)
    values = {"address": "PO Box 7, Halem", "birthday": "1970-05-01"}
    hidden = frozenset({"offices", "gender"})
    told: dict[str, object] = {"names": names, "values": values, "hidden": hidden, **rest}
    claims = told.pop("claims", claims_of_daro())
    return Chosen(a_person("Daro Velin", "daro-velin", "Даро Велин"), claims, **told)  # type: ignore[arg-type]


def mara() -> Chosen:
    said = "Mara Vey was arrested in May 2019 and released in June 2019."
    claims = (
        sourced(5, a_claim("arrest", "Mara Vey", "2019-05", quote=a_quote(said, "Mara Vey was arrested in May 2019"))),
        sourced(6, a_claim("release", "Mara Vey", "2019-06", quote=a_quote(said, "released in June 2019"))),
    )
    return Chosen(a_person("Mara Vey", "mara-vey"), claims, hidden=frozenset({"address", "birthday"}))


def a_site(redactor: Redactor | None = None) -> Site:
    """Somebody held with all that can be released, and somebody released long ago."""
    cut = redactor or Redactor()
    people = tuple(one for chosen in (daro(), mara()) if (one := published(chosen, cut, DAY)) is not None)
    counts = [
        a_count(low=90, qualifier="at least", as_of="2023-12-01", quote=a_quote("at least 90 prisoners")),
        a_count(low=119, high=160, as_of="2024-12-01", quote=a_quote("119 to 160 prisoners")),
    ]
    figures = series((ReportedCount(each, SAFE) for each in counts), what="political prisoners")
    told = (Series("political prisoners", "XV", tuple(figures)),)
    site = Site(Imprint("Held in Veld", DAY, CONTACT, "https://held.example/", "We **watch**."), people, told)
    return Site(site.imprint, people, told, changes(site, {}, {}, ()))
