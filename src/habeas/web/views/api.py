"""The page that describes the API: every address with what it takes and gives, made from the same description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.web.access import needs
from habeas.web.api.asked import described
from habeas.work.roles import READ


@dataclass(frozen=True, slots=True)
class Field:
    """A value that an address takes or a shape has."""

    name: str
    kind: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address with one method."""

    method: str
    path: str
    anchor: str
    summary: str
    role: str
    parameters: tuple[Field, ...]
    takes: str
    gives: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of object, with its fields."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


@needs(READ)
def page(request: HttpRequest) -> HttpResponse:
    """The addresses, then the shapes."""
    whole = described()
    operations = [
        _operation(method, path, said) for path, methods in whole["paths"].items() for method, said in methods.items()
    ]
    shapes = [_shape(name, said) for name, said in sorted(whole["components"]["schemas"].items())]
    about = whole["info"]
    return render(request, "api.html", {"section": "api", "about": about, "operations": operations, "shapes": shapes})


def _operation(method: str, path: str, said: dict[str, Any]) -> Operation:
    parameters = tuple(
        Field(each["name"], _kind(each["schema"]), each.get("required", False), each.get("description", ""))
        for each in said.get("parameters", ())
    )
    sent = said.get("requestBody", {}).get("content", {})
    body = sent.get("application/json", {}).get("schema", {})
    form = sent.get("multipart/form-data", {}).get("schema", {})
    needed = form.get("required", ())
    parameters += tuple(
        Field(name, _kind(each), name in needed, "in the form") for name, each in form.get("properties", {}).items()
    )
    given = said["responses"]["200"].get("content", {}).get("application/json", {}).get("schema", {})
    return Operation(
        method.upper(), path, said["operationId"], said.get("description", ""), said["x-role"], parameters,
        _kind(body) if body else "", _kind(given),
    )  # fmt: skip


def _shape(name: str, said: dict[str, Any]) -> Shape:
    required = said.get("required", ())
    fields = tuple(
        Field(field, _kind(value), field in required, value.get("description", ""))
        for field, value in said.get("properties", {}).items()
    )
    return Shape(name, said.get("description", ""), fields)


def _kind(schema: dict[str, Any]) -> str:
    """A type in words: "text", "number or nothing", "list of ClaimRow"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return " or ".join(f"“{value}”" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    if schema.get("format") == "binary":
        return "file"
    words = {"string": "text", "integer": "whole number", "null": "nothing", "boolean": "yes or no"}
    kind = words.get(str(schema.get("type")), str(schema.get("type", "anything")))
    return {"date": "day", "date-time": "moment"}.get(str(schema.get("format")), kind)
