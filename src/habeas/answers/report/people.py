"""People in a draft: what was done to them in its year, what led there, what was said for them, and how they stood.

Of whom the very same is told, it is told together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from habeas import terms
from habeas.answers.report.doubting import is_a_fine, needs_its_words
from habeas.answers.report.fitting import actors_said, charges_said, place_said
from habeas.answers.report.material import ALL, Asked, Material, by_year_end, is_of_year
from habeas.answers.report.meant import is_meant
from habeas.answers.report.ordering import CHAIN, in_course, without_unplaced
from habeas.answers.report.overstating import overstates
from habeas.answers.report.plainly import is_done_to_others
from habeas.answers.report.quotable import is_brief_custody, is_in_custody, is_of_release, is_short, says_year_end
from habeas.answers.report.sentences import Sentence, is_at_year_end, pattern_of, sentence_of, tell_act, together
from habeas.answers.report.trimming import is_said_by_a_part
from habeas.answers.report.who import Shown, Who
from habeas.answers.report.wording import Wording
from habeas.cases.status import HELD, NOT_HELD, status_on
from habeas.model import Act, Case, SourcedClaim

# Of earlier years only these are told, for what happened in the year to be understood.
_BACKGROUND = ("arrest", "sentence")


# These say that somebody is in custody; that they are charged or tried does not.
_IN_CUSTODY = ("arrest", "remand", "imprisonment", "sentence")
# Charges of which the one has all words of the other, or nearly, are the same charge told twice.
_ALIKE = 90
# These say that somebody was in custody for some time.
_KEPT = ("remand", "imprisonment")
# Of a later year, these say that somebody was in custody until then.
_STILL = ("remand", "imprisonment", "release")
# Only these say that somebody was taken or held: many are sentenced who never were.
_TAKEN = ("arrest", "remand", "imprisonment")


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stood at the end of the year: the template, what goes into it, and the claims that say so."""

    template: str
    values: tuple[tuple[str, str], ...]
    kind: str
    claims: tuple[SourcedClaim, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What is told of one person in one section; `dropped` are undated acts that say nothing more than others."""

    person_id: str
    acts: tuple[Act, ...]
    standing: Standing | None
    used: frozenset[str]
    dropped: int

    def signature(self, wording: Wording) -> tuple[object, ...]:
        """The same for two people of whom the same is told."""
        told = tuple(_signature(act, wording) for act in self.acts)
        return told, self.standing and (self.standing.template, self.standing.values)

    def most_of(self, year: int) -> Act:
        """The act that says most, of that year if there is one."""
        of_year = [act for act in self.acts if is_of_year(act, year)]
        weighed = of_year or self.acts
        return max(weighed, key=lambda act: (terms.claim_type(act.type).weight, act.date is not None, act.id))


@dataclass(frozen=True, slots=True)
class PersonTeller:
    """Finds what is to be told of people, and tells it."""

    material: Material
    asked: Asked
    wording: Wording
    shown: Shown
    acts: Mapping[str, Act]
    borne: Mapping[str, Act]
    told: Set[str] = frozenset()

    def course(self, person_id: str, acts: Sequence[Act]) -> Course | None:
        """What is told of a person, of whom a section has these acts."""
        if not acts:
            return None
        chain = [act for act in acts if act.type in CHAIN]
        case = self._case(person_id, chain) if chain else None
        told = self._of_case(case) if case is not None else sorted(chain, key=self._when)
        used = frozenset(act.id for act in (*told, *acts))
        told = [
            *self._alive(person_id, told),
            *sorted((act for act in acts if act.type not in CHAIN), key=self._when),
        ]
        year = self.asked.year
        plain = [self.borne[act.id] for act in told if act.id in self.borne and not self._needs_its_words(act)]
        kept = _without_idle(in_course(without_unplaced(plain, year), year))
        if not kept:
            return None
        standing = self._standing(case, kept) if case is not None else None
        return Course(person_id, tuple(kept), standing, used, len(told) - len(kept))

    def tell(self, courses: Sequence[Course], whole: bool = True) -> list[Sentence]:
        """The sentences about people of whom the same is told; only the one that says most where not `whole`."""
        first, again = self._who([course.person_id for course in courses])
        if not whole:
            return [self._act([course.most_of(self.asked.year) for course in courses], first, None)]
        found: dict[str, tuple[Sentence, list[SourcedClaim]]] = {}
        before: Act | None = None
        for acts in zip(*(course.acts for course in courses), strict=True):
            sentence = self._act(acts, again if found else first, before)
            claims = [claim for act in acts for claim in act.claims]
            # What is told twice is worded otherwise the second time, so it is known by what it would be by itself.
            same = self._act(acts, again, None).text
            if same in found:
                earlier, known = found[same]
                known += [claim for claim in claims if claim not in known]
                found[same] = (together(earlier, sentence, known, self.wording), known)
            else:
                found[same] = (sentence, claims)
                before = acts[0]
        told = [sentence for sentence, _ in found.values()]
        standings = [course.standing for course in courses if course.standing is not None]
        return [*told, self._status(standings, again, courses)] if standings else told

    def _who(self, persons: Sequence[str]) -> tuple[Who, Who]:
        called = list(dict.fromkeys(self.shown.name(person) for person in persons))
        if len(called) == 1:
            return self.shown.first(persons[0]), self.shown.again(persons[0])
        names = self.wording.joined(called)
        subject, other, possessive = self.wording.table["pronouns"]["several"]
        first = Who(names, names, names, names, many=True, later=other)
        return first, Who(names, subject, other, possessive, many=True, later=other, short=True)

    def _act(self, acts: Sequence[Act], who: Who, before: Act | None) -> Sentence:
        """One act on each of several people, told once."""
        told = tell_act(acts[0], who, self.wording, self.asked.year, before)
        if len(acts) == 1:
            return told
        claims = [claim for act in acts for claim in act.claims]
        return sentence_of(told.kind, told.text, claims, self.wording, [act.person_id for act in acts if act.person_id])

    def _needs_its_words(self, act: Act) -> bool:
        person = self.material.people.get(act.person_id or "")
        names = person.names if person else ()
        return (
            needs_its_words(act, self.asked.year)
            or is_done_to_others(act, names)
            or overstates(act, names)
            or not is_meant(act, names)
            or is_said_by_a_part(act)
        )

    def _when(self, act: Act) -> tuple[object, ...]:
        """Undated acts come first, as what led to the dated ones; what was said for somebody comes after all."""
        day = self.acts[act.id].date if act.id in self.acts else act.date
        response = terms.claim_type(act.type).kind != "act"
        return day is None and response, day is not None, day and day.first_day, act.id

    def _alive(self, person_id: str, acts: Sequence[Act]) -> list[Act]:
        """The acts without what would have been done to somebody in custody after they were killed."""
        killed = [act for act in self.acts.values() if act.person_id == person_id and act.type == "killing"]
        last = min((act.date.last_day for act in killed if act.date is not None), default=None)
        return [act for act in acts if last is None or act.date is None or act.date.first_day <= last]

    def _case(self, person_id: str, acts: Sequence[Act]) -> Case | None:
        """The person's time in custody that the last of these acts belongs to, as what may be told tells it."""
        ids = {act.id for act in acts}
        found = [
            case
            for case in self.material.cases
            if case.person_id == person_id and case.custody and ids & {act.id for act in case.acts}
        ]
        if not found:
            return None
        case = found[-1]
        kept = tuple(self.acts[act.id] for act in case.acts if act.id in self.acts)
        responses = tuple(self.acts[act.id] for act in case.responses if act.id in self.acts)
        return replace(case, acts=kept, responses=responses)

    def _of_case(self, case: Case) -> list[Act]:
        year = self.asked.year
        acts = [act for act in by_year_end(case.acts, self.asked) if act.type in CHAIN]
        acts = [act for act in acts if act.type in _BACKGROUND or is_of_year(act, year)]
        return acts + [act for act in case.responses if is_of_year(act, year) and act.id not in self.told]

    def _standing(self, case: Case, told: Sequence[Act]) -> Standing | None:
        """How the person stood at the end of the year; nothing where they were freed or held for days, or are dead."""
        status = status_on(case, self.asked.end)
        because = [act for act in case.acts if act.id in status.because] or list(case.acts[-1:])
        claims = tuple(claim for act in because for claim in act.claims)
        freed = any(act.type == "release" for act in told)
        died = any(act.type == "killing" and act.person_id == case.person_id for act in self.acts.values())
        brief = status.value != NOT_HELD and (_was_brief(told) or self._was_let_go(case.person_id))
        known = any(act.type in _TAKEN and is_at_year_end(act) for act in told)
        unborne = any(act.id not in self.borne or self._needs_its_words(act) for act in because)
        begun = any(act.type in _TAKEN for act in case.acts)
        over = status.value == NOT_HELD and not any(is_of_year(act, self.asked.year) for act in because)
        let_go = status.value != NOT_HELD and any(
            is_of_release(quote.text) for each in claims for quote in each.claim.quotes
        )
        if let_go or not claims or freed or died or brief or unborne or over or known or not begun:
            return None
        kind = max((act.type for act in because), key=lambda name: terms.claim_type(name).weight)
        if status.value == HELD:
            template, values = self._held(case)
            if template == "held_this_year":
                claims = tuple(dict.fromkeys((*claims, *(told for act in self._of_year(case) for told in act.claims))))
            if template == "held_undated" and not any(act.type in _KEPT for act in case.acts):
                return None
            silent = template not in ("held", "held_undated") and self._is_said_held(case.person_id)
            return None if silent else Standing(template, values, kind, claims)
        if status.value != NOT_HELD and not self._was_taken(case):
            return None
        if status.value == NOT_HELD and not _ends_free(because, (*told, *case.acts)):
            return None
        return Standing("not_held" if status.value == NOT_HELD else "unknown", (), kind, claims)

    def _was_taken(self, case: Case) -> bool:
        """Whether an act with a day says that somebody was taken or held in the year of the report."""
        return any(
            act.type in _TAKEN
            and act.date is not None
            and act.date.precision != "year"
            and is_of_year(act, self.asked.year)
            for act in case.acts
        )

    def _is_said_held(self, person_id: str) -> bool:
        """Whether a quoted sentence has somebody in custody at the year's end, which no claim of it tells."""
        of_year = [act for act in self.acts.values() if act.person_id == person_id and is_of_year(act, self.asked.year)]
        quotes = (quote.text for act in of_year for told in act.claims for quote in told.claim.quotes)
        return any(says_year_end(quote) and is_in_custody(quote) for quote in quotes)

    def _was_let_go(self, person_id: str) -> bool:
        """Whether a sentence of the year on somebody, whatever it tells, says that they were held for hours or days."""
        of_year = [act for act in self.acts.values() if act.person_id == person_id and is_of_year(act, self.asked.year)]
        quotes = (
            quote.text for act in of_year if act.type not in CHAIN for each in act.claims for quote in each.claim.quotes
        )
        return any(is_brief_custody(quote) for quote in quotes)

    def _held(self, case: Case) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Still held: as known at the end of the year, or last heard of before."""
        words, end, year = self.wording, self.asked.end, self.asked.year
        chain = [act for act in case.acts if act.type in CHAIN]
        heard = [act for act in chain if act.type in _IN_CUSTODY]
        days = [act.date for act in heard if act.date is not None and act.date.first_day <= end]
        later = [act for act in chain if act.type in _STILL and act.date is not None and act.date.first_day > end]
        known = [act for act in chain if act.type in _TAKEN and is_at_year_end(act) and is_of_year(act, year)]
        if later or known or any(day.first_day == end for day in days):
            return "held", ()
        if self._of_year(case):
            return "held_this_year", (("year", str(year)),)
        if not days:
            return "held_undated", ()
        last = max(days, key=lambda day: (day.first_day, day.precision == "day"))
        when = words.piece("status", f"last_{last.precision}", date=words.day(last, year))
        return "held_silent", (("last", when),)

    def _of_year(self, case: Case) -> list[Act]:
        """Custody that sources of the year tell without a date."""
        undated = [act for act in case.acts if act.type in _KEPT and (act.date is None or act.date.precision == "year")]
        return [act for act in undated if is_of_year(act, self.asked.year) and not self._needs_its_words(act)]

    def _status(self, standings: Sequence[Standing], who: Who, courses: Sequence[Course]) -> Sentence:
        words, first = self.wording, standings[0]
        places = {"subject": who.subject, "possessive": who.possessive, **dict(first.values)}
        # What nobody verified may tell of a release; a draft of what is verified knows nothing of it.
        places["no_source"] = str(words.table["status"]["no_source" if self.asked.include == ALL else "no_verified"])
        places |= words.table["agrees"]["several" if who.many else "one"]
        text = words.piece("status", first.template, **places)
        claims = [claim for standing in standings for claim in standing.claims]
        people = [course.person_id for course in courses]
        sentence = sentence_of("status", f"{text[:1].upper()}{text[1:]}.", claims, words, people)
        return replace(sentence, kind=first.kind)


def _ends_free(because: Sequence[Act], told: Sequence[Act]) -> bool:
    """Whether what says that somebody was free has a day, and none of what is told of custody a later one."""
    freed = [act.date.last_day for act in because if act.date is not None and act.type not in _IN_CUSTODY]
    taken = [act.date.first_day for act in told if act.date is not None and act.type in _IN_CUSTODY]
    return bool(freed) and max(freed) >= max(taken, default=max(freed))


def _was_brief(acts: Sequence[Act]) -> bool:
    """Whether all that is said of how long the custody was is hours, days or weeks, or only a fine was given."""
    held = [act for act in acts if act.type in _IN_CUSTODY]
    terms_said = [act.term for act in held if act.term]
    quotes = [quote.text for act in held for each in act.claims for quote in each.claim.quotes]
    if any(act.type == "sentence" and not act.term and is_a_fine(act) for act in acts):
        return True
    if terms_said:
        return all(is_short(term) for term in terms_said)
    return any(is_brief_custody(quote) for quote in quotes)


def _signature(act: Act, wording: Wording) -> tuple[object, ...]:
    speakers = frozenset(each.claim.speaker for each in act.claims)
    said = (tuple(actors_said(act)), tuple(charges_said(act)), act.term, place_said(act), act.modality, speakers)
    return act.type, act.date, pattern_of(act, wording).plain, *said


def _is_finer(one: Act, other: Act) -> bool:
    """Whether an act tells with a nearer date what another of its type tells of the same month or year, or without one.

    It is the same where what is told beside it, the term or the charges, is.
    """
    if one is other or one.type != other.type or one.date is None or one.date == other.date:
        return False
    known = other.date
    if known is not None and not (known.first_day <= one.date.first_day and one.date.last_day <= known.last_day):
        return False
    if other.term:
        return one.term == other.term and (known is not None or not other.charges or _alike(one, other))
    return _alike(one, other) if other.charges else known is not None and not place_said(other)


def _alike(one: Act, other: Act) -> bool:
    """Whether two acts have the same charges, as far as the second has any: "defamation", "criminal defamation"."""
    from rapidfuzz import fuzz

    return bool(one.charges) and fuzz.token_set_ratio(" ".join(one.charges), " ".join(other.charges)) >= _ALIKE


def _without_idle(acts: Sequence[Act]) -> list[Act]:
    """Without undated acts that say nothing more than a dated one of their type, or than that somebody is held."""
    dated = {act.type for act in acts if act.date is not None}

    def idle(act: Act) -> bool:
        if any(_is_finer(other, act) for other in acts):
            return True
        if act.date is not None or act.term or act.charges or place_said(act):
            return False
        return act.type in dated or (act.type == "imprisonment" and len(acts) > 1)

    return [act for act in acts if not idle(act)] or list(acts[:1])
