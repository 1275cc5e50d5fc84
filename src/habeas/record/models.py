"""The tables of a registry. Rows are written by `store` and read by `load`; nothing else touches them.

Two layers: what was read (documents, claims, affiliations, counts, named people) is never deleted while its document is
in the record, only superseded by a newer extraction; what is derived can be made again at any time.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.record import account_models as account_models
from habeas.record.casework_models import CalendarToken as CalendarToken
from habeas.record.casework_models import CaseworkEntry as CaseworkEntry
from habeas.record.casework_models import CaseworkFile as CaseworkFile
from habeas.record.casework_models import Withholding as Withholding
from habeas.record.census_models import CensusEntry as CensusEntry
from habeas.record.draft_models import ReportBuild as ReportBuild
from habeas.record.draft_models import ReportDraft as ReportDraft
from habeas.record.draft_models import ReportEdit as ReportEdit
from habeas.record.import_models import ImportedFile as ImportedFile
from habeas.record.import_models import ImportedSource as ImportedSource
from habeas.record.list_models import NameList as NameList
from habeas.record.organization_models import Organization as Organization
from habeas.record.organization_models import OrganizationMention as OrganizationMention
from habeas.record.organization_models import OrganizationRedirect as OrganizationRedirect
from habeas.record.people_models import Affiliation as Affiliation
from habeas.record.people_models import Kin as Kin
from habeas.record.place_models import PlaceMeant as PlaceMeant
from habeas.record.provision_models import Provision as Provision
from habeas.record.report_models import Report as Report
from habeas.record.report_models import ReportSection as ReportSection
from habeas.record.review_models import Decision as Decision
from habeas.record.review_models import Ruling as Ruling
from habeas.record.review_models import Setting as Setting
from habeas.record.review_models import SubjectAsCorrected as SubjectAsCorrected
from habeas.record.review_models import Waiting as Waiting
from habeas.record.screening_models import Screening as Screening
from habeas.record.screening_models import ScreeningMatch as ScreeningMatch
from habeas.record.watch_models import Disagreement as Disagreement
from habeas.record.watch_models import Due as Due
from habeas.record.watch_models import Standing as Standing


class Document(models.Model):
    """One document, with its text; its bytes lie in the archive under the same SHA-256."""

    id = models.CharField(primary_key=True, max_length=64)
    name = models.TextField()
    kind = models.CharField(max_length=16, db_index=True)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    words = models.BigIntegerField(default=0, db_index=True)
    # The words with letters outside ASCII, in plain letters: found also by who cannot type the diacritics.
    plain_words = models.TextField(default="")
    title = models.TextField(null=True)
    published = models.CharField(max_length=10, null=True, db_index=True)
    author = models.TextField(null=True)
    publisher = models.TextField(null=True, db_index=True)
    url = models.TextField(null=True)
    country = models.CharField(max_length=2, null=True, db_index=True)
    language = models.CharField(max_length=8, null=True, db_index=True)
    report_year = models.IntegerField(null=True, db_index=True)
    guessed = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    sketch = models.JSONField(default=list)
    size = models.BigIntegerField()
    # What the reading depends on beside the bytes: the sidecar's digest and the reader's version.
    reading = models.CharField(max_length=200)
    # Empty while nothing was extracted: the extractor failed, and is asked again by the next build.
    extractor = models.CharField(max_length=200, default="")
    refused = models.JSONField(default=dict)
    added = models.DateTimeField()
    sequence = models.BigIntegerField(unique=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["sequence"]
        indexes: ClassVar = [models.Index(fields=[each, "sequence"]) for each in ("country", "publisher", "published")]


class Origin(models.Model):
    """A place where a document's bytes were found; it stays when the file there changes or vanishes."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="origins")
    path = models.TextField(db_index=True)
    sidecar_sha256 = models.CharField(max_length=64, default="")
    seen = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["path"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "path"], name="one_origin_per_path")]


class SetAside(models.Model):
    """A file that was found and could not be read, with the reason; kept until it can be."""

    path = models.TextField(unique=True)
    reason = models.TextField()
    sha256 = models.CharField(max_length=64, default="")
    reading = models.CharField(max_length=200, default="")
    seen = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["path"]


class NamedPerson(models.Model):
    """A person as one document names them; `shown` is the exact slice of the first place that does."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="named_people")
    order = models.IntegerField()
    name = models.TextField(db_index=True)
    aliases = models.JSONField(default=list)
    mentions = models.JSONField(default=list)
    shown = models.TextField(default="")
    gender = models.CharField(max_length=8, null=True)
    person = models.ForeignKey("Person", on_delete=models.SET_NULL, null=True, related_name="named_in")
    # Why it is that person; empty for the first of a person's mentions.
    reason = models.TextField(default="")
    # Whether only what people decided names them (derived); otherwise an extractor did.
    given = models.BooleanField(default=False)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["document_id", "order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "name"], name="one_name_per_document")]
        indexes: ClassVar = [models.Index(fields=["document"], condition=models.Q(given=True), name="given_names")]


class Claim(models.Model):
    """What a document says was done; its quotes are rows of their own, its people join through `subjects`."""

    id = models.CharField(primary_key=True, max_length=40)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="claims")
    order = models.IntegerField()
    type = models.CharField(max_length=32, db_index=True)
    group = models.TextField(null=True)
    number = models.IntegerField(null=True)
    organizations = models.JSONField(default=list)
    actors = models.JSONField(default=list)
    date = models.CharField(max_length=10, null=True, db_index=True)
    place = models.TextField(null=True)
    charges = models.JSONField(default=list)
    term = models.TextField(null=True)
    modality = models.CharField(max_length=16)
    speaker = models.TextField(null=True)
    rule = models.CharField(max_length=128, default="")
    trigger_start = models.IntegerField(null=True)
    trigger_end = models.IntegerField(null=True)
    confidence = models.FloatField(default=1.0)
    # The digest of its type and quotes: claims in the same words are looked at together, as copies may be.
    wording = models.CharField(max_length=24, db_index=True)
    # Whether it stands only because people decided so, and no extractor proposes it (derived).
    kept = models.BooleanField(default=False)
    subjects = models.ManyToManyField(NamedPerson, related_name="claims", through="Subject")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["document_id", "order"]
        indexes: ClassVar = [models.Index(fields=["document"], condition=models.Q(kept=True), name="kept_claims")]


class Subject(models.Model):
    """That a claim is about a named person, in the order of the claim's list."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE)
    named_person = models.ForeignKey(NamedPerson, on_delete=models.CASCADE)
    order = models.IntegerField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["order"]


class Quote(models.Model):
    """An exact slice of the document that shows a claim."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="quotes")
    start = models.IntegerField()
    end = models.IntegerField()
    text = models.TextField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["start"]


class Count(models.Model):
    """A number that a document reports, with its quote."""

    id = models.CharField(primary_key=True, max_length=40)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="counts")
    order = models.IntegerField()
    what = models.TextField(db_index=True)
    low = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    qualifier = models.TextField(null=True)
    as_of = models.CharField(max_length=10, null=True, db_index=True)
    place = models.TextField(null=True)
    by = models.TextField(null=True)
    kind = models.CharField(max_length=8)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["document_id", "order"]


class Person(models.Model):
    """One person under all their names (derived from the named people and from decisions)."""

    id = models.CharField(primary_key=True, max_length=160)
    name = models.TextField(db_index=True)
    names = models.JSONField(default=list)
    mentions = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    gender = models.CharField(max_length=8, null=True)
    # The country that most of the documents about the person are about.
    country = models.CharField(max_length=2, null=True, db_index=True)
    documents = models.IntegerField(default=0)
    claims = models.IntegerField(default=0)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["-claims", "-documents", "id"], name="people_most_told_of")]


class Spelling(models.Model):
    """One spelling of a person's name, with its folded form, which a search for any other spelling has too."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="spellings")
    name = models.TextField()
    folded = models.TextField(db_index=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["person_id", "id"]


class NameKey(models.Model):
    """A key under which a person's name is looked up whatever its spelling and script (`habeas.people.blocking`)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="name_keys")
    key = models.CharField(max_length=64, db_index=True)

    class Meta:
        app_label = "record"


class Doubt(models.Model):
    """Two persons who may be one (derived): not enough to tell, and nobody decided."""

    left = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    # The keys of the two mentions that speak most for it.
    mentions = models.JSONField(default=list)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["-score", "id"]


class Act(models.Model):
    """One thing done to one person or group, as all documents tell it (derived)."""

    id = models.CharField(primary_key=True, max_length=40)
    type = models.CharField(max_length=32, db_index=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="acts")
    group = models.TextField(null=True)
    number = models.IntegerField(null=True)
    organizations = models.JSONField(default=list)
    actors = models.JSONField(default=list)
    date = models.CharField(max_length=10, null=True, db_index=True)
    before = models.CharField(max_length=10, null=True)
    place = models.TextField(null=True)
    # What the place is in the gazetteer; all empty where it is not known.
    settlement = models.TextField(null=True)
    region = models.TextField(null=True)
    place_country = models.CharField(max_length=2, null=True)
    geonames = models.BigIntegerField(null=True)
    country = models.CharField(max_length=2, null=True, db_index=True)
    charges = models.JSONField(default=list)
    term = models.TextField(null=True)
    modality = models.CharField(max_length=16)
    sources = models.IntegerField()
    disputes = models.JSONField(default=list)
    claims = models.ManyToManyField(Claim, related_name="acts", through="Telling")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["date", "id"]


class Telling(models.Model):
    """That a claim tells of an act, in the act's order of claims."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE)
    order = models.IntegerField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["order"]


class Case(models.Model):
    """One person's time in custody, or the violations against someone never held (derived)."""

    id = models.CharField(primary_key=True, max_length=170)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cases")
    country = models.CharField(max_length=2, null=True, db_index=True)
    start = models.CharField(max_length=10, null=True, db_index=True)
    end = models.CharField(max_length=10, null=True)
    custody = models.BooleanField()
    released = models.BooleanField()
    last_known = models.CharField(max_length=10, null=True)
    acts = models.ManyToManyField(Act, related_name="cases", through="Step")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class Step(models.Model):
    """That an act belongs to a case, as an act or as a response, in order."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    act = models.ForeignKey(Act, on_delete=models.CASCADE)
    order = models.IntegerField()
    response = models.BooleanField(default=False)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["order"]


class Redirect(models.Model):
    """Under which id a person is whose mentions had another when persons were derived before; the same for acts."""

    old = models.CharField(primary_key=True, max_length=160)
    new = models.CharField(max_length=160)
    since = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["old"]


class KnownName(models.Model):
    """A name that somebody knows to be a person's. Rows are only ever added, and marked when the name is taken back."""

    name = models.TextField(db_index=True)
    added = models.DateTimeField()
    removed = models.DateTimeField(null=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(removed__isnull=True), name="one_known_name_at_a_time"
            )
        ]


class Run(models.Model):
    """One build: when it began, whether it ended, and what it reported."""

    started = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    version = models.CharField(max_length=32)
    report = models.JSONField(default=dict)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class Freshness(models.Model):
    """The only row says whether the derived layer is that of the documents: `derived` has come up to `changed`.

    Every transaction that changes what was read counts `changed` up; deriving sets `derived` to it, in the
    same transaction as the derived rows, by steps of the version `steps`. `documents` counts documents stored.
    """

    changed = models.BigIntegerField(default=0)
    derived = models.BigIntegerField(default=0)
    documents = models.BigIntegerField(default=0)
    steps = models.CharField(max_length=64, default="")

    class Meta:
        app_label = "record"
