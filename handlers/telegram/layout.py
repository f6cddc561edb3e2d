"""From a reply to the messages Telegram shows it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.telegram.payload import TEXT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.messages import Reply

CAPTION_LIMIT = 1024
"""Longest text under a picture; Telegram counts both limits in UTF-16 units."""
FILE_NAME = "afterword.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """
    One message: words, a picture with words under it, or a document.

    The first ``bold`` UTF-16 units stand out. ``keyed`` when the reply's buttons hang below this part.
    """

    text: str = ""
    bold: int = 0
    picture: bytes = b""
    document: bytes = b""
    keyed: bool = False


def parts(reply: Reply, picture: bytes = b"") -> list[Part]:
    """Return the messages for a reply, in order; none when it says nothing but its hint."""
    texts = list(split(reply.words, CAPTION_LIMIT if picture else TEXT_LIMIT)) or ([""] if picture else [])
    last = len(texts) - 1
    worded = [
        Part(
            text=text,
            bold=0 if number else min(units(reply.title), units(text)),
            picture=b"" if number else picture,
            keyed=number == last,
        )
        for number, text in enumerate(texts)
    ]
    return worded + ([Part(document=reply.file.encode("utf-8-sig"))] if reply.file else [])


def speaks(reply: Reply) -> bool:
    """Return whether the reply says more than its hint."""
    return bool(reply.title or reply.text or reply.picture or reply.file)


def units(text: str) -> int:
    """Return the length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, first: int) -> Iterator[str]:
    """Yield the text in pieces of at most ``first`` and then 4,096 units, cut after a line or a word if possible."""
    limit, rest = first, text.strip()
    while rest:
        piece = _head(rest, limit)
        yield piece
        limit, rest = TEXT_LIMIT, rest[len(piece) :].lstrip()


def _head(text: str, limit: int) -> str:
    head = text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", errors="ignore")
    if len(head) == len(text):
        return text
    cut = max(head.rfind("\n"), 0) or max(head.rfind(" "), 0)
    return head[:cut].rstrip() or head
