"""What is wrong with a request, field by field, and what to do about it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

KINDS = {
    "extra_forbidden": "unknown",
    "string_too_long": "long",
    "too_long": "many",
    "string_too_short": "empty",
    "string_pattern_mismatch": "contact",
    "json_invalid": "json",
    "backwards": "backwards",
    "zone": "zone",
    "distant": "distant",
    "page": "page",
    "early": "early",
    **dict.fromkeys(("seconds", "int_type", "int_from_float"), "seconds"),
    "bool_parsing": "truth",
    "bool_type": "truth",
    "literal_error": "choice",
    "currency": "currency",
    "left": "left",
    "worthless": "worthless",
    "no_value": "no_value",
    "missing": "missing",
    "too_short": "none",
    "decimal_max_digits": "amount",
    "decimal_max_places": "amount",
    "decimal_whole_digits": "amount",
    "decimal_parsing": "amount",
    "decimal_type": "amount",
    "greater_than_equal": "amount",
    "finite_number": "amount",
}
"""pydantic's kinds of errors that have a sentence of their own; those with a time in their name have one, too."""

MOST = 20
"""Problems that are listed."""


class Declined(Exception):
    """A request that is not looked into."""

    def __init__(self, status: int, error: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(error)
        self.status, self.error, self.headers = status, error, headers


def refusal(
    status: int, error: str, detail: Sequence[dict[str, str]] = (), headers: Mapping[str, str] | None = None
) -> web.Response:
    """
    Return a refusal as problem JSON (RFC 9457).

    Beside its members stand ``error``, a word for programs, and ``errors``: what is wrong where, and what to do.
    """
    errors = list(detail) or [{"field": "", **_sentences(error)}]
    first = errors[0]
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": " ".join(filter(None, (first["field"] and f"{first['field']}:", first["problem"], first["do"]))),
        "error": error,
        "errors": errors,
    }
    return web.json_response(told, status=status, headers=headers, content_type="application/problem+json")


def details(wrong: ValidationError, fields: Iterable[str]) -> list[dict[str, str]]:
    """Return field, problem and remedy of each mistake, never what was sent; ``fields`` are those there are."""
    known = ", ".join(fields)
    return [_detail(error, known) for error in wrong.errors(include_input=False, include_url=False)[:MOST]]


def _detail(error: ErrorDetails, known: str) -> dict[str, str]:
    field = ".".join(str(part) for part in error["loc"])
    return {"field": field, **_sentences(_kind(error["type"]), fields=known, **error.get("ctx", {}))}


def _kind(kind: str) -> str:
    if "datetime" in kind or "timezone" in kind:
        return "time"
    return KINDS.get(kind, "type")


def _sentences(kind: str, **values: Any) -> dict[str, str]:  # noqa: ANN401 - what pydantic gives
    texts = languages.texts(languages.FALLBACK)
    known = {
        "limit": values.get("max_length", ""),
        "fields": values.get("fields", ""),
        "choices": values.get("expected", ""),
    }
    return {part: texts(f"api.{kind}.{part}", **known) for part in ("problem", "do")}
