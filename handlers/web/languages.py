"""In which language a browser wants to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import languages

if TYPE_CHECKING:
    from aiohttp import web

LONGEST = 200


def language(request: web.Request) -> str:
    """Return the known language that the address asks for, else the browser's first, else English."""
    header = request.headers.get("Accept-Language", "")[:LONGEST]
    return languages.nearest(request.query.get("language", "")[:LONGEST], *_wishes(header))


def _wishes(header: str) -> list[str]:
    """Return the languages of an ``Accept-Language`` header, the most wanted first."""
    wishes = [wish.strip().partition(";") for wish in header.split(",")]
    weighed = sorted(((_weight(weight), name.strip()) for name, _, weight in wishes), key=lambda wish: -wish[0])
    return [name for weight, name in weighed if weight > 0]


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=")) if text else 1.0
    except ValueError:
        return 0.0


def choices() -> dict[str, str]:
    """Return each known language's own name by its code."""
    return {code: (languages.texts(code).locale.language_name or code) for code in languages.known()}
