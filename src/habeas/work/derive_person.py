"""The acts and the cases of one person, by all claims about them or by some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from habeas import model

if TYPE_CHECKING:
    from habeas.acts.chosen import Choices
    from habeas.people.judgements import Constraints


class Derived:
    """The acts and cases of one person, by all claims about them; `cases_of` gives the cases by some of these."""

    def __init__(
        self,
        person: model.Person,
        claims: Sequence[model.SourcedClaim],
        held: Constraints,
        choices: Choices,
        place: Callable[[model.Act], model.Act],
    ) -> None:
        """Makes them; `place` gives an act what its place is, which decides in which country a case is."""
        from habeas.cases.derive import derive as derive_cases

        self.person, self.claims = person, claims
        self._held, self._choices, self._place = held, choices, place
        self._acts = self._acts_of(claims)
        self.cases = derive_cases(person, self._acts)

    def placed(self) -> list[model.Act]:
        """The acts; of an undated one a case can know before what it must have come, which the act alone does not."""
        placed = {act.id: act for case in self.cases for act in (*case.acts, *case.responses)}
        return [placed.get(act.id, act) for act in self._acts]

    def cases_of(self, claims: Sequence[model.SourcedClaim]) -> Sequence[model.Case]:
        """The cases by these claims alone."""
        from habeas.cases.derive import derive as derive_cases

        return derive_cases(self.person, self._acts_of(claims))

    def _acts_of(self, claims: Sequence[model.SourcedClaim]) -> list[model.Act]:
        from habeas.acts.chosen import with_choices
        from habeas.acts.corroborate import corroborate

        acts = corroborate(self.person, claims, self._held)
        return [self._place(with_choices(act, self._choices)) for act in acts]
