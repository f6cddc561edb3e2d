"""Comments with the label a person gave them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING

from bot.sentiment.language import LANGUAGES
from bot.sentiment.opinion import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN, WIDE = "own", "wide"
CORPUS = Path(__file__).parents[1] / "corpus"
FOLDERS = ((OWN, CORPUS), (OWN, CORPUS / "harder"), (WIDE, CORPUS / "wide"))
"""What customers answer, harder answers, and what people write elsewhere: reviews, posts, lines of films."""
TENTHS = {0: "test", 1: "test", 2: "development", 3: "development"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """``label`` is a place in ``LABELS``; ``split`` is training, development or test, decided by the text alone."""

    text: str
    label: int
    source: str
    language: str
    split: str


def comments(shared: Path | None) -> list[Comment]:
    """Return our own comments and, where the folder is given, the public ones; no text twice in a language."""
    found: dict[tuple[str, str], Comment] = {}
    for language in LANGUAGES:
        for text, label, source in _rows(language, shared):
            key = (language, text.casefold())
            found.setdefault(key, _comment(text, label, source, language))
    return list(found.values())


def _rows(language: str, shared: Path | None) -> Iterator[tuple[str, str, str]]:
    for source, folder in FOLDERS:
        for text, label, _ in read(folder / f"{language}.tsv"):
            yield text, label, source
    if shared:
        for text, label, source in list(read(shared / f"{language}.tsv"))[1:]:
            yield text, label, source


def read(path: Path) -> Iterator[list[str]]:
    """Yield the columns of a file with a tab between them."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _comment(text: str, label: str, source: str, language: str) -> Comment:
    tenth = int(md5(text.casefold().encode(), usedforsecurity=False).hexdigest(), 16) % 10
    split = TENTHS.get(tenth, "training")
    return Comment(text=text, label=LABELS.index(label), source=source, language=language, split=split)
