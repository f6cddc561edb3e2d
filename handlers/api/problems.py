"""What is wrong with a request, field by field, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot import languages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    "bool_parsing": "truth",
    "bool_type": "truth",
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
    """Return a refusal as JSON: a word for programs, and for people what is wrong where and what to do."""
    told = {"error": error, "detail": list(detail) or [{"field": "", **_sentences(error)}]}
    return web.json_response(told, status=status, headers=headers)


def details(wrong: ValidationError) -> list[dict[str, str]]:
    """Return field, problem and remedy of each mistake; never what was sent."""
    return [_detail(error) for error in wrong.errors(include_input=False, include_url=False)[:MOST]]


def _detail(error: ErrorDetails) -> dict[str, str]:
    field = ".".join(str(part) for part in error["loc"])
    return {"field": field, **_sentences(_kind(error["type"]), **error.get("ctx", {}))}


def _kind(kind: str) -> str:
    if "datetime" in kind or "timezone" in kind:
        return "time"
    return KINDS.get(kind, "type")


def _sentences(kind: str, **values: Any) -> dict[str, str]:  # noqa: ANN401 - what pydantic gives
    texts = languages.texts(languages.FALLBACK)
    limit = values.get("max_length", "")
    return {part: texts(f"api.{kind}.{part}", limit=limit) for part in ("problem", "do")}
