"""A survey's file under examination."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from bot.errors import Misconfigured
from bot.survey.lines import Path, lines, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a file says, and where it says it."""

    file: str
    text: str
    data: Mapping[str, Any]

    def wrong(self, path: Path, key: str, **values: object) -> Misconfigured:
        """Return the complaint about what stands at a path; the sentence is ``survey.`` and the key."""
        line = str(nearest(lines(self.text), path))
        named = {"name": str(path[-1]), **values} if path else values
        return Misconfigured(f"survey.{key}", file=self.file, line=line, **named)

    def at(self, path: Path) -> Any:  # noqa: ANN401 - whatever stands there
        """Return what stands at a path."""
        found: Any = self.data
        for part in path:
            found = found[part]
        return found

    def one_of(self, path: Path, value: object, valid: Iterable[str], key: str) -> None:
        """
        Let through a value that is one of the valid ones.

        Raises:
            Misconfigured: it is none; the nearest valid ones are named.
        """
        names = list(valid)
        if value in names:
            return
        near = get_close_matches(str(value), names, n=3, cutoff=0.5) or names
        raise self.wrong(path, key, value=value, nearest=", ".join(near))
