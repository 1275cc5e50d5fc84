"""The few things that can go wrong and that a person can put right.

Every message is a sentence that names the thing concerned and says what to do next. Names of people and
quotes never go into a message: it may end up in a log that leaves the machine.
"""

from __future__ import annotations

from collections.abc import Iterable


class HabeasError(Exception):
    """Something a person can put right; the message says what and how."""


class UnreadableDocument(HabeasError):
    """A file that cannot be turned into a document: empty, encrypted, damaged or of an unknown kind."""


class UnknownTerm(HabeasError):
    """A word that the vocabulary does not have, where one of its terms is needed."""


class BadVocabulary(HabeasError):
    """A data file (terms, lexicon, patterns) that does not say what it should."""


class QuoteNotFound(HabeasError):
    """A quote that is not an exact slice of its document."""


class RegistryInUse(HabeasError):
    """Another build is writing to the registry."""


class RegistryNotFound(HabeasError):
    """There is no registry in that folder, or what is there is not one."""


class StorageFull(HabeasError):
    """The disk, or the quota, has no room left; what was stored before is intact."""


class NotFound(HabeasError):
    """No person, case, document or claim answers to that name; the message offers the nearest ones.

    Attributes:
        asked, offered: of a person the name that was asked for, and the ids of those who may be meant.
    """

    def __init__(self, said: str = "", asked: str = "", offered: Iterable[str] = ()) -> None:
        super().__init__(said)
        self.asked, self.offered = asked, tuple(offered)


class AlreadyDecided(HabeasError):
    """What somebody decides is so already, or was undone already; the message says by which decision."""


class StaleDecision(HabeasError):
    """Somebody else decided the same meanwhile; the message says who and what, so that one can decide anew."""


class BadGold(HabeasError):
    """An annotated document or a file of predictions that does not follow the annotation guide's format."""


class BadList(HabeasError):
    """A list of people that cannot be read as one, or a file that says which of its columns is what and is wrong."""


class ModelMissing(HabeasError):
    """The language model that the extractor reads with is not installed, or is not the one it was made for."""


class ModelUnavailable(HabeasError):
    """The server of a language model cannot be reached, refuses, or answers in a way that holds for every document."""


class NotAllowed(HabeasError):
    """Something that a person has to allow first, such as sending documents to another machine."""


class CannotBeOne(HabeasError):
    """Two things that can't be decided to be one as long as something else stands; the message says what."""


class BadAccount(HabeasError):
    """A name or a password that no account can have, or a change that would leave nobody to manage accounts."""


class BadPhoto(HabeasError):
    """A picture that cannot be kept as somebody's photo; the message says why, and what to send instead."""


class BadReason(HabeasError):
    """A decision that holds only with a reason, and comes without one."""


class BadScreening(HabeasError):
    """A sanctions list that cannot be read at all; the message says why."""


class BadSite(HabeasError):
    """A folder that a site cannot be published into, or a site that may not be; nothing was written."""


class NotSignedIn(HabeasError):
    """A name and a password that do not go together."""


class TooManyAttempts(NotSignedIn):
    """So many names and passwords that did not go together that no more are tried for a while."""


class TooManyFiles(HabeasError):
    """So many files were made for somebody lately, or are being made, that no more are for a while."""


class NotYourRole(HabeasError):
    """Something that the role of whoever asks does not cover; the message says which role does."""


class BadTable(HabeasError):
    """A table of who is on which list that does not say what it should; the message names the row or the column."""


class BadImport(HabeasError):
    """A file that cannot be imported: damaged, in another form than is said, or with nothing in it."""
