"""The page that shows the interface to people: every operation with an example, its fields and its answers."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import web

from bot import languages
from handlers.api import fields
from handlers.api.document import document as openapi
from handlers.api.operations import DOCUMENT, OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.languages import Texts
    from handlers.api.operations import Operation

STYLE = "/api/reference.css"
LONGEST = 200
SHEETS = ("/static/base.css", STYLE)


async def document(request: web.Request) -> web.Response:
    """Return the OpenAPI document; in English, or in the language that the address asks for."""
    wished = request.query.get("language", "")[:LONGEST]
    return web.json_response(openapi(languages.nearest(wished)), dumps=_dumps)


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


async def style(request: web.Request) -> web.Response:  # noqa: ARG001 - aiohttp's signature
    """Return how the page looks."""
    text = (files("handlers.api") / "static" / "reference.css").read_text("utf-8")
    return web.Response(text=text, content_type="text/css")


async def home(request: web.Request) -> web.Response:
    """Return the page in the language that the address asks for, else the browser's, else English."""
    header = request.headers.get("Accept-Language", "")[:LONGEST]
    wishes = (wish.partition(";")[0].strip() for wish in header.split(","))
    code = languages.nearest(request.query.get("language", "")[:LONGEST], *wishes)
    html = page(code, f"{request.scheme}://{request.host}")
    return web.Response(text=html, content_type="text/html")


def page(code: str, origin: str) -> str:
    """Return the page; ``origin`` is where its examples are sent."""
    texts = languages.texts(code)
    title = texts("api.document.title")
    links = [f'<link rel="stylesheet" href="{sheet}">' for sheet in SHEETS]
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(title)} – Afterword</title>",
            '<link rel="icon" href="/static/mark.svg" type="image/svg+xml">',
            *links,
            '</head>\n<body>\n<main class="reference">',
            *_head(texts, title),
            *(_operation(each, texts, origin) for each in OPERATIONS),
            "</main>\n</body>\n</html>\n",
        )
    )


def _head(texts: Texts, title: str) -> Iterable[str]:
    yield f'<header><h1 class="name"><img src="/static/mark.svg" alt="" width="36" height="36">{escape(title)}</h1>'
    yield from (_tag("p", texts(f"api.document.{part}")) for part in ("about", "keys", "many", "again", "problems"))
    links = [(f"#{each.name}", texts(f"api.operation.{each.name}.title")) for each in OPERATIONS]
    named = [*links, (DOCUMENT, texts("api.document.document"))]
    yield "<nav>" + "".join(f'<a href="{to}">{escape(name)}</a>' for to, name in named) + "</nav></header>"


def _operation(operation: Operation, texts: Texts, origin: str) -> str:
    words = (texts(f"api.operation.{operation.name}.{part}") for part in ("title", "about"))
    title, about = map(escape, words)
    scope = texts("api.document.scope", scope=operation.scope) if operation.scope else texts("api.document.open")
    method = operation.method
    parts = (
        f'<section class="operation" id="{operation.name}"><h2>{title}</h2>',
        f'<p class="at"><code class="method {method.lower()}">{method}</code> <code>{escape(operation.path)}</code>',
        f'<span class="scope">{escape(scope)}</span></p><p>{about}</p>',
        f"<pre>{escape(example(operation, origin))}</pre>",
        *_fields(operation, texts),
        *_answers(operation, texts),
        "</section>",
    )
    return "\n".join(parts)


def example(operation: Operation, origin: str) -> str:
    """Return a call that can be tried in a terminal."""
    given = dict(operation.example)
    path = operation.path
    for name in [name for name in given if f"{{{name}}}" in path]:
        path = path.replace(f"{{{name}}}", str(given.pop(name)))
    query = f"?{urlencode(given)}" if operation.asks and given else ""
    lines = [f'curl "{origin}{path}{query}"' if query else f"curl {origin}{path}"]
    lines += ["-X POST"] * (operation.method == "POST")
    lines += ['-H "Authorization: Bearer $KEY"'] * bool(operation.scope)
    if operation.sends:
        lines += ['-H "Content-Type: application/json"', f"-d '{json.dumps(given, ensure_ascii=False, indent=2)}'"]
    return " \\\n  ".join(lines)


def _fields(operation: Operation, texts: Texts) -> Iterable[str]:
    rows = [*fields.rows(operation, openapi(texts.code), texts)]
    if rows:
        heads = "".join(_tag("th", texts(f"api.document.{name}")) for name in ("field", "what", "takes"))
        yield f'<div class="fields"><table><thead><tr>{heads}</tr></thead><tbody>{"".join(map(_row, rows))}'
        yield "</tbody></table></div>"


def _row(row: fields.Row) -> str:
    mark = f'<span class="needed">{escape(row.needed)}</span>' if row.needed else ""
    return f"<tr><td><code>{escape(row.name)}</code>{mark}</td>{_tag('td', row.what)}{_tag('td', row.takes)}</tr>"


def _answers(operation: Operation, texts: Texts) -> Iterable[str]:
    declared: Mapping[str, Any] = openapi(texts.code)["paths"][operation.path][operation.method.lower()]["responses"]
    pairs = "".join(_tag("dt", status) + _tag("dd", about["description"]) for status, about in declared.items())
    yield f'{_tag("h3", texts("api.document.answers"))}<dl class="statuses">{pairs}</dl>'


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
