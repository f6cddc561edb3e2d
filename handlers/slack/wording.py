"""Between Slack's marked-up text and plain words."""

from __future__ import annotations

import re

_MARKED = re.compile(r"<([^<>]*)>")
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


def escape(text: str) -> str:
    """Return plain text as Slack wants it: nothing in it becomes a link or a mention."""
    for plain, escaped in _ESCAPES:
        text = text.replace(plain, escaped)
    return text


def plain(text: str) -> str:
    """Return what a person wrote: links as their label, mentions as ``<@U1>``, nothing escaped."""
    text = _MARKED.sub(_unmark, text)
    for character, escaped in reversed(_ESCAPES):
        text = text.replace(escaped, character)
    return text.strip()


def without(text: str, person: str) -> str:
    """Return the text without the mentions of this person."""
    return re.sub(rf"<@{re.escape(person)}(\|[^>]*)?>", " ", text).strip()


def pieces(text: str, limit: int) -> list[str]:
    """Return the text escaped, in pieces of at most ``limit`` characters, cut at line ends where there are any."""
    found = []
    while text:
        size = _fitting(text, limit)
        cut = text.rfind("\n", 1, size) if size < len(text) else -1
        size = cut if cut > 0 else size
        found.append(escape(text[:size]))
        text = text[size:].removeprefix("\n")
    return found


def cut(text: str, limit: int) -> str:
    """Return the text escaped, shortened so that it fits into ``limit`` characters."""
    size = _fitting(text, limit)
    return escape(text) if size == len(text) else escape(text[: _fitting(text, limit - 1)]) + "…"


def _fitting(text: str, limit: int) -> int:
    size = min(len(text), limit)
    while (excess := len(escape(text[:size])) - limit) > 0:
        size -= max(1, excess // 5)
    return size


def _unmark(match: re.Match[str]) -> str:
    target, _, label = match[1].partition("|")
    return f"<{target}>" if target[:1] in {"@", "#", "!"} else label or target.removeprefix("mailto:")
