"""On which line of a TOML file something stands; the parser itself does not tell."""

from __future__ import annotations

import re
from collections import defaultdict

Path = tuple[str | int, ...]

_HEAD = re.compile(r"\s*\[(\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_NAME = re.compile(r"""\s*["']?([\w-]+)["']?\s*(?:\.\s*([\w-]+)\s*)?=""")
_QUOTES = ('"""', "'''")


def lines(text: str) -> dict[Path, int]:
    """Return the line of each table and of each name in it, counted from 1; tables of a list have their number."""
    found: dict[Path, int] = {(): 1}
    counts: dict[str, int] = defaultdict(int)
    here: Path = ()
    for number, line in _plain(text):
        if head := _HEAD.fullmatch(line):
            here = _table(head, counts)
            found.setdefault(here, number)
        elif name := _NAME.match(line):
            for end in (1, 2) if name[2] else (1,):
                found.setdefault((*here, *name.groups()[:end]), number)
    return found


def nearest(found: dict[Path, int], path: Path) -> int:
    """Return the line of a path, or of the closest thing around it."""
    while path not in found:
        path = path[:-1]
    return found[path]


def _table(head: re.Match[str], counts: dict[str, int]) -> Path:
    first, *rest = (part.strip().strip("\"'") for part in head[2].split("."))
    if head[1]:
        counts[first] += 1
    return (first, counts[first] - 1, *rest) if counts[first] else (first, *rest)


def _plain(text: str) -> list[tuple[int, str]]:
    """Return the numbered lines that are not inside a text of several lines."""
    kept, inside = [], ""
    for number, line in enumerate(text.splitlines(), 1):
        if not inside:
            kept.append((number, line))
        for quotes in _QUOTES:
            if line.count(quotes) % 2 and inside in {"", quotes}:
                inside = "" if inside else quotes
                break
    return kept
