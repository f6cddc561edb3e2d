"""The OpenAPI document: what is declared for validation, said once more for programs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from bot import indicators, languages
from handlers.api.answers import Problem
from handlers.api.operations import LONGEST_KEY, MOST, OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.languages import Texts
    from handlers.api.answers import Document
    from handlers.api.operations import Operation

VERSION = "3.1.0"
PLACE = "#/components/schemas/"
WORDS = frozenset({"team", "channel", "contract", "segment"})
"""Fields that hold a word of the sender's own."""
SAID = {"reply_in_time": "verdict", "resolved_in_time": "verdict"}
"""Fields that share what is said of them."""
OWN = {
    ("Ending", "customer"): "Ending_customer",
    ("Ending", "kind"): "word",
    ("Ending", "product"): "word",
    ("Customer", "id"): "number",
    ("Facts", "id"): "number",
    ("Happening", "id"): "Happening_id",
    ("Happening", "kind"): "Happening_kind",
    ("Happening", "customer"): "number",
}
"""Fields of which something else is said than of others with their name."""


@cache
def document(code: str) -> Document:
    """Return the OpenAPI document, its sentences in this language."""
    texts = languages.texts(code)
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation, texts)
    bearer = {"type": "http", "scheme": "bearer", "description": texts("api.document.keys")}
    return {
        "openapi": VERSION,
        "info": {"title": "Afterword", "version": "1", "description": texts("api.document.about")},
        "paths": paths,
        "components": {"schemas": _schemas(texts), "securitySchemes": {"key": bearer}},
    }


def _schemas(texts: Texts) -> dict[str, Any]:
    used = {model for each in OPERATIONS for model in (each.sends, *each.answers.values()) if model} | {Problem}
    models = [(model, "validation") for model in sorted(used, key=lambda model: model.__name__)]
    _, found = models_json_schema(models, ref_template=f"{PLACE}{{model}}")  # type: ignore[arg-type]
    schemas: dict[str, Any] = found["$defs"]
    for name, schema in schemas.items():
        schema.pop("description", None)
        described(schema, name, texts)
    return schemas


def described(schema: dict[str, Any], name: str, texts: Texts) -> None:
    """Write to each field of a model what it is, where that is known."""
    schema.pop("title", None)
    for field, about in schema.get("properties", {}).items():
        about.pop("title", None)
        key = f"api.field.{said(name, field)}"
        if texts.has(key):
            about["description"] = texts(key)


def said(model: str, field: str) -> str:
    """Return under which name it stands what a field is."""
    return OWN.get((model, field)) or SAID.get(field) or ("word" if field in WORDS else field)


def _operation(operation: Operation, texts: Texts) -> Document:
    found: Document = {
        "operationId": operation.name,
        "summary": texts(f"api.operation.{operation.name}.title"),
        "description": texts(f"api.operation.{operation.name}.about"),
        "parameters": [*parameters(operation, texts)],
        "responses": {**_answers(operation, texts), **_refusals(operation, texts)},
        "security": [{"key": [operation.scope]}] if operation.scope else [],
    }
    if operation.sends:
        schema = _one_or_many(operation.sends.__name__)
        content = {"application/json": {"schema": schema, "example": dict(operation.example)}}
        found["requestBody"] = {"required": True, "content": content}
    return found


def parameters(operation: Operation, texts: Texts) -> Iterable[Document]:
    """Yield what stands in the address and in the head of a request."""
    if "{" in operation.path:
        name = operation.path.partition("{")[2].partition("}")[0]
        schema = {"type": "string", "minLength": 1, "maxLength": 200}
        if name == "name":
            schema = {"type": "string", "enum": list(indicators.known())}
        yield {"name": name, "in": "path", "required": True, "schema": schema, "description": texts("api.field.path")}
    yield from _query(operation, texts)
    if operation.keyed:
        about = {"type": "string", "maxLength": LONGEST_KEY}
        yield {"name": "Idempotency-Key", "in": "header", "schema": about, "description": texts("api.document.again")}


def _query(operation: Operation, texts: Texts) -> Iterable[Document]:
    fields = operation.asks.model_json_schema()["properties"] if operation.asks else {}
    for name, schema in fields.items():
        key = name if name in {"period", "by", "vs"} else "only"
        plain = {part: value for part, value in schema.items() if part not in {"title", "default"}}
        yield {"name": name, "in": "query", "schema": plain, "description": texts(f"api.field.{key}")}


def _answers(operation: Operation, texts: Texts) -> Mapping[str, Document]:
    many = operation.sends is not None
    return {
        str(status): {
            "description": texts(f"api.status.{status}"),
            "content": {"application/json": {"schema": _results(model.__name__) if many else _ref(model.__name__)}},
        }
        for status, model in operation.answers.items()
    }


def _refusals(operation: Operation, texts: Texts) -> Mapping[str, Document]:
    content = {"application/problem+json": {"schema": _ref(Problem.__name__)}}
    return {
        str(status): {"description": texts(f"api.status.{status}"), "content": content}
        for status in sorted({*operation.refuses, 405})
    }


def _ref(name: str) -> Document:
    return {"$ref": PLACE + name}


def _one_or_many(name: str) -> Document:
    return {"oneOf": [_ref(name), {"type": "array", "items": _ref(name), "minItems": 1, "maxItems": MOST}]}


def _results(name: str) -> Document:
    results = {"type": "array", "items": _ref(name), "minItems": 1, "maxItems": MOST}
    return {"anyOf": [_ref(name), {"type": "object", "properties": {"results": results}, "required": ["results"]}]}
