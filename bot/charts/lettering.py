"""How wide words are, estimated without a font, and how they are made to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts.alphabet import advance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ELLIPSIS: Final = "…"
_HEAVIER: Final = 1.08


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide ``text`` is at this size; rather too wide than too narrow."""
    return sum(map(advance, text)) * size * (_HEAVIER if bold else 1)


def shorten(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return ``text``, its end replaced by an ellipsis if it is wider than ``room``."""
    return _fit(text, lambda kept: f"{text[:kept].rstrip()}{ELLIPSIS}", room, size, bold=bold)


def shortened(labels: Sequence[str], room: float, size: float) -> list[str]:
    """Return the labels made to fit; those that would look alike lose their middle instead of their end."""
    ends = [shorten(label, room, size) for label in labels]
    return [
        _without_middle(label, room, size) if _alike(end, label, ends, labels) else end
        for label, end in zip(labels, ends, strict=True)
    ]


def wrap(text: str, room: float, size: float, *, lines: int, bold: bool = False) -> list[str]:
    """Return ``text`` in at most ``lines`` lines no wider than ``room``; what is left over becomes an ellipsis."""
    if not text:
        return []
    if lines == 1 or width(text, size, bold=bold) <= room:
        return [shorten(text, room, size, bold=bold)]
    head, rest = _broken(text, room, size, bold=bold)
    return [head, *wrap(rest, room, size, lines=lines - 1, bold=bold)]


def _broken(text: str, room: float, size: float, *, bold: bool) -> tuple[str, str]:
    kept = _count(lambda count: width(text[:count], size, bold=bold) <= room, len(text))
    space = text.rfind(" ", 0, kept + 1)
    cut = space if space > 0 else max(kept, 1)
    return text[:cut].rstrip(), text[cut:].lstrip()


def _without_middle(text: str, room: float, size: float) -> str:
    def joined(kept: int) -> str:
        return f"{text[: kept - kept // 2].rstrip()}{ELLIPSIS}{text[len(text) - kept // 2 :].lstrip()}"

    return _fit(text, joined, room, size, bold=False)


def _alike(end: str, label: str, ends: Sequence[str], labels: Sequence[str]) -> bool:
    return end != label and any(other == end and whole != label for other, whole in zip(ends, labels, strict=True))


def _fit(text: str, cut: Callable[[int], str], room: float, size: float, *, bold: bool) -> str:
    if width(text, size, bold=bold) <= room:
        return text
    return cut(_count(lambda kept: width(cut(kept), size, bold=bold) <= room, len(text) - 1))


def _count(fits: Callable[[int], bool], most: int) -> int:
    """Return the largest count up to ``most`` that fits, or 0."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
