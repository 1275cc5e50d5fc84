"""What sources counted: one series, drawn and in words, each figure with its sentences."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def counts(request: HttpRequest) -> HttpResponse:
    """A series; being written."""
    return render(request, "counts.html", {"section": "counts"})
