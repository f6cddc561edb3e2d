"""HTML from files: ``{{name}}`` is a given value or a sentence of the language files, escaped unless it is markup."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files

from aiohttp import web

from bot import languages

STYLES = {"desk": ("desk", "message", "narrow"), "sheet": ("sheet",)}
"""The style sheets of each kind of page, on top of the common one."""

_SLOT = re.compile(r"\{\{([\w.]+)\}\}")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(tag: str, text: str = "", **attributes: str) -> Markup:
    """Return one HTML element; ``text`` is escaped unless it is markup, ``class_`` is the attribute ``class``."""
    given = "".join(f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items())
    return Markup(f"<{tag}{given}>{_safe(text)}</{tag}>")


def fill(name: str, code: str, **values: str) -> Markup:
    """Return a template's HTML in a language."""
    texts = languages.texts(code)

    def slot(match: re.Match[str]) -> str:
        key = match[1]
        return _safe(values[key] if key in values else texts(key))

    return Markup(_SLOT.sub(slot, _read(name)))


def page(name: str, code: str, *, kind: str, status: int = 200, title: str = "", **values: str) -> web.Response:
    """Return a whole page: a template inside the common frame."""
    body = fill(name, code, **values)
    heading = title or languages.texts(code)("web.title")
    html = fill("frame", code, lang=code, title=heading, kind=kind, body=body, styles=_styles(kind.partition(" ")[0]))
    return web.Response(text=html, status=status, content_type="text/html", headers={"Cache-Control": "no-store"})


def _styles(kind: str) -> Markup:
    links = (f'<link rel="stylesheet" href="/static/{name}.css">' for name in STYLES[kind])
    return Markup("\n".join(links))


def _safe(text: str) -> str:
    return text if isinstance(text, Markup) else escape(text)


@cache
def _read(name: str) -> str:
    return (files("handlers.web") / "templates" / f"{name}.html").read_text("utf-8")
