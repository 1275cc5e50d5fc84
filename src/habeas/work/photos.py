"""Photos of people: which one is shown, where it is from, who put it there and why; each is an entry of the log.

An entry names a mention of the person, as judgements do, and the hash of the picture, so it survives every rebuild,
merge and split. A later one takes the place of an earlier one, which is back when the later one is undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.errors import BadPhoto, NotFound
from habeas.model import Person
from habeas.people.judgements import mention_key
from habeas.record import cases as case_rows
from habeas.record import decisions
from habeas.record.connect import Record
from habeas.record.history import PHOTOS
from habeas.record.mentions_now import current_keys
from habeas.work import deciding
from habeas.work.pictures import cleaned
from habeas.work.words import one_line
from habeas.work.writing import writing

SHOW = "show"


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of somebody.

    Attributes:
        id: the number of the decision to show it.
        digest: the SHA-256 of its bytes, under which the archive has them.
        source: where it is from, in the words of who put it there.
    """

    id: int
    digest: str
    source: str
    by: str
    made: datetime
    because: str


@dataclass(frozen=True, slots=True)
class PhotosOf:
    """The photos of a registry."""

    record: Record

    def of(self, person: Person) -> Photo | None:
        """The photo that is shown of somebody: the latest that is not undone."""
        held = decisions.active(self.record, PHOTOS)
        if not held:
            return None
        now = current_keys(self.record, (each.left for each in held))
        mine = {mention_key(mention) for mention in person.mentions}
        for each in reversed(held):
            if now.get(each.left) in mine:
                return Photo(each.id, each.right, each.evidence[0], each.by, each.made, each.because)
        return None

    def content(self, photo: Photo) -> bytes:
        """Its bytes, which are a JPEG.

        Raises:
            NotFound: they are missing from the archive.
        """
        return self.record.archive.get(photo.digest)

    def add(self, person_id: str, content: bytes, *, source: str, because: str = "", by: str | None = None) -> Photo:
        """Shows a picture as somebody's photo from now on. Only its pixels are kept.

        Raises:
            BadPhoto: it is no picture that can be kept, or nobody says where it is from.
            NotFound: there is no such person.
            RegistryInUse: a build is going on.
        """
        told = one_line(source)
        if not told:
            raise BadPhoto("Say where the photo is from: who took it or published it, and where.")
        picture = cleaned(content)
        with writing(self.record):
            person = next(iter(case_rows.people(self.record, pk=person_id)), None)
            if person is None:
                raise NotFound(f"There is no person with the id {person_id[:80]!r}.")
            keys = mention_key(person.mentions[0]), self.record.archive.keep_bytes(picture)
            made = deciding.judge(self.record, PHOTOS, SHOW, keys, (told,), because, by).decision
        return Photo(made.id, keys[1], told, made.by, made.made, made.because)
