"""The fields of an operation as rows for people, read from the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handlers.api.document import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.languages import Texts
    from handlers.api.answers import Document
    from handlers.api.operations import Operation

DEPTH = 2
"""How deep fields are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field: its name with those it stands in, what it is, what it takes, and a word where it cannot be left out."""

    name: str
    what: str
    takes: str
    needed: str = ""


def rows(operation: Operation, document: Document, texts: Texts) -> Iterator[Row]:
    """Yield the parameters of an operation and the fields of its body, those of the example first."""
    declared = document["paths"][operation.path][operation.method.lower()]
    for each in declared["parameters"]:
        if each["in"] != "header":
            yield _row(each["name"], each["schema"] | {"description": each["description"]}, texts, each.get("required"))
    if operation.sends:
        found = _model(operation.sends.__name__, document["components"]["schemas"], texts)
        yield from sorted(found, key=lambda row: row.name.partition(".")[0] not in operation.example)


def _model(name: str, schemas: Mapping[str, Any], texts: Texts, before: str = "", depth: int = DEPTH) -> Iterator[Row]:
    schema = schemas[name]
    for field, about in schema["properties"].items():
        inner = about.get("$ref", "").removeprefix(PLACE)
        yield _row(before + field, about, texts, field in schema.get("required", ()))
        if inner and depth > 1:
            yield from _model(inner, schemas, texts, f"{before}{field}.", depth - 1)


def _row(name: str, schema: Document, texts: Texts, needed: object) -> Row:
    return Row(
        name=name,
        what=schema.get("description", ""),
        takes=_takes(schema, texts),
        needed=texts("api.document.needed") if needed else "",
    )


def _takes(schema: Document, texts: Texts) -> str:
    if words := _words(schema):
        return words
    if schema.get("type") == "array":
        inner, most = _takes(schema["items"], texts), texts("api.document.most", n=schema["maxItems"])
        return f"{texts('api.document.list', what=inner)}, {most}"
    if schema.get("format") == "date-time":
        return "2026-10-21T10:15:00+02:00"
    if limit := schema.get("maxLength"):
        return texts("api.document.characters", n=limit)
    return _numbers(schema) or schema.get("type", "{…}")


def _words(schema: Document) -> str:
    choices = [schema, *schema.get("anyOf", ())]
    enums = [value for each in choices for value in each.get("enum", ()) if value]
    if enums:
        return ", ".join(map(str, enums))
    return "true, false" if any(each.get("type") == "boolean" for each in choices) else ""


def _numbers(schema: Document) -> str:
    kinds = [each for each in (schema, *schema.get("anyOf", ())) if each.get("type") in {"integer", "number"}]
    dates = [each for each in schema.get("anyOf", ()) if each.get("format") == "date-time"]
    if dates:
        return "2026-10-21T10:15:00+02:00"
    return {"integer": "0, 1, 2 …", "number": "29.85"}[kinds[0]["type"]] if kinds else ""
