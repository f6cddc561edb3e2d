"""What is wrong with a request, field by field, and what to do about it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

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
    "quotes": "quotes",
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
    """A request that is not looked into; ``field`` names what of it is wrong, ``values`` fill the sentences."""

    def __init__(
        self,
        status: int,
        error: str,
        *,
        field: str = "",
        headers: Mapping[str, str] | None = None,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.status, self.error, self.field, self.headers, self.values = status, error, field, headers, values or {}


def declined(why: Declined) -> web.Response:
    """Return a request's refusal."""
    return refusal(why.status, why.error, [mistake(why.error, why.field, **why.values)], why.headers)


def refusal(
    status: int, error: str, errors: Sequence[dict[str, str]], headers: Mapping[str, str] | None = None
) -> web.Response:
    """
    Return a refusal as problem JSON (RFC 9457).

    Beside its members stand ``error``, a word for programs, and ``errors``: what is wrong where, and what to do.
    """
    first = errors[0]
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": " ".join(filter(None, (first["field"] and f"{first['field']}:", first["problem"], first["do"]))),
        "error": error,
        "errors": list(errors),
    }
    return web.json_response(told, status=status, headers=headers, content_type="application/problem+json")


def details(wrong: ValidationError, fields: Iterable[str]) -> list[dict[str, str]]:
    """Return field, problem and remedy of each mistake, never what was sent; ``fields`` are those there are."""
    known = ", ".join(fields)
    return [_detail(error, known) for error in wrong.errors(include_input=False, include_url=False)[:MOST]]


def _detail(error: ErrorDetails, known: str) -> dict[str, str]:
    values = error.get("ctx", {})
    field = ".".join(str(part) for part in (*error["loc"], *filter(None, [values.get("field")])))
    sizes = {"limit": values.get("max_length", ""), "choices": values.get("expected", "")}
    return mistake(_kind(error["type"]), field, fields=known, **sizes)


def mistake(kind: str, field: str = "", **values: object) -> dict[str, str]:
    """Return what is wrong with a field, and what to do about it."""
    texts = languages.texts(languages.FALLBACK)
    known = {"limit": "", "fields": "", "choices": "", "detail": "", **values}
    return {"field": field, **{part: texts(f"api.{kind}.{part}", **known) for part in ("problem", "do")}}


def _kind(kind: str) -> str:
    if "datetime" in kind or "timezone" in kind:
        return "time"
    return KINDS.get(kind, "type")
