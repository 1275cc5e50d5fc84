"""What people decide of organizations holds after every rebuild, and can be taken back."""

from __future__ import annotations

import pytest
from tests.work.test_organizations import add, filled, told

from habeas.errors import AlreadyDecided, NotFound
from habeas.work.derive import derive
from habeas.work.registry import Registry

__all__ = ["filled"]


def names(registry: Registry) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(line.organization.names)) for line in registry.organizations)


APART = [
    ("Court of Appeal of Halem", "Halem Appeals Court"),
    ("HLU",),
    ("Harbour Legal Union",),
    ("Lantern Media", "LanternMedia"),
]
MERGED = [APART[0], ("HLU", "Harbour Legal Union"), APART[3]]
PARTED = [("Court of Appeal of Halem",), ("HLU",), ("Halem Appeals Court",), *APART[2:]]


def test_two_organizations_become_one_and_an_undo_gives_back_what_was(filled: Registry) -> None:
    before = list(filled.organizations)
    made = filled.judged_organizations.same("hlu", "Harbour Legal Union", because="its sign says so", by="ana")
    assert (names(filled), made.changed) == (MERGED, True)
    assert filled.organization("hlu").organization == filled.organization("harbour-legal-union").organization
    judgement = made.decision.judgement
    assert judgement is not None
    assert (judgement.subject, judgement.left, judgement.right) == ("organizations", "AZ hlu", "AZ harbour legal union")
    filled.undo(1)
    assert list(filled.organizations) == before


def test_one_organization_is_parted_between_two_of_its_names(filled: Registry) -> None:
    made = filled.judged_organizations.different("Halem Appeals Court", "Court of Appeal of Halem")
    assert names(filled) == PARTED
    assert (len(made.before), len(made.after)) == (1, 2)


def test_both_survive_a_rebuild_and_a_new_document(filled: Registry) -> None:
    filled.judged_organizations.same("HLU", "Harbour Legal Union")
    filled.judged_organizations.different("Halem Appeals Court", "Court of Appeal of Halem")
    text = "The HLU was raided again."
    add(filled, text, [told(text, "raid", None, organizations=("HLU",))], publisher="Lantern Media")
    derive(filled.record)
    assert names(filled) == [PARTED[0], ("HLU", "Harbour Legal Union"), PARTED[2], PARTED[4]]
    assert [logged.state for logged in filled.decisions] == ["holds", "holds"]


def test_deciding_gives_what_a_derivation_of_everything_would(filled: Registry) -> None:
    filled.judged_organizations.same("HLU", "Lantern Media")
    after = list(filled.organizations)
    assert not filled.overview().stale
    derive(filled.record)
    assert list(filled.organizations) == after


def test_a_name_is_pointed_at_by_its_document_too(filled: Registry) -> None:
    (document,) = filled.documents.where(publisher="LanternMedia")
    filled.judged_organizations.different(f"{document.id[:10]} LanternMedia", "Lantern Media")
    assert ("LanternMedia",) in names(filled)
    with pytest.raises(NotFound, match="It names Court of Appeal of Halem; HLU; LanternMedia"):
        filled.judged_organizations.same(f"{document.id[:10]} Xyzzy", "HLU")


def test_what_is_so_already_is_refused_with_the_way_on(filled: Registry) -> None:
    decided = filled.judged_organizations
    with pytest.raises(AlreadyDecided, match="one organization already"):
        decided.same("Lantern Media", "LanternMedia")
    with pytest.raises(NotFound, match=r"Say between which two of its names it is parted: .*LanternMedia"):
        decided.different("lantern-media", "LanternMedia")
    with pytest.raises(NotFound, match="nothing to part"):
        decided.different("HLU", "hlu")
    with pytest.raises(NotFound, match="habeas organizations"):
        decided.same("HLU", "Xyzzy")
    decided.different("HLU", "Harbour Legal Union")
    with pytest.raises(AlreadyDecided, match="decided already"):
        decided.different("HLU", "Harbour Legal Union")


def test_a_name_that_no_document_writes_parts_nothing_and_the_answer_says_so(filled: Registry) -> None:
    text = "The IRFS office in Baku was raided."
    add(filled, text, [told(text, "raid", None, organizations=("IRFS",))], publisher="Lantern Media")
    derive(filled.record)
    with pytest.raises(NotFound, match="documents only call IRFS"):
        filled.judged_organizations.different("IRFS", "Institute for Reporters’ Freedom and Safety")


def test_the_reasons_are_those_of_the_machine_and_of_who_decided(filled: Registry) -> None:
    found = filled.judged_organizations.why("Halem Appeals Court", "Court of Appeal of Halem")
    assert (found.one, found.decided, found.found.verdict.value) == (True, None, "same")
    filled.judged_organizations.same("HLU", "Harbour Legal Union", because="its sign", by="ana")
    found = filled.judged_organizations.why("HLU", "Harbour Legal Union")
    assert found.decided is not None
    assert found.decided.endswith("(decision 1): its sign")
