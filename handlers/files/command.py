"""What the command line shows of an import: a bar while it runs, then one line that counts."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.files import importing, maps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from bot.languages import Texts
    from bot.ports import Road
    from handlers.files.summary import Summary


async def bring(path: str, map_path: str, road: Road, zone: ZoneInfo, texts: Texts) -> str:
    """
    Bring in a file with a bar, and return what to say about it; without ``map_path`` its columns have our own names.

    Raises:
        Refused: nothing could be read; nothing was brought in.
    """
    plan = maps.load(Path(map_path)) if map_path else None
    with bar(Path(path).name, "B") as show:
        summary = await importing.load(Path(path), plan, road, zone, show=show, texts=texts)
    return said(summary, texts)


@contextmanager
def bar(name: str, unit: str) -> Iterator[Callable[[int, int], None]]:
    """Open a bar on standard error, silent where that is no terminal; what it yields is told done and total."""
    from tqdm import tqdm

    with tqdm(desc=name, unit=unit, unit_scale=True, disable=None, file=sys.stderr) as line:

        def show(done: int, total: int) -> None:
            line.total = total
            line.update(done - line.n)

        yield show


def said(summary: Summary, texts: Texts) -> str:
    """Return the counts as one line, and where the refused rows are as another."""
    counts = [texts(f"import.{name}", n=getattr(summary, name)) for name in ("added", "unchanged")]
    rare = [texts(f"import.{name}", n=n) for name in ("changed", "skipped", "refused") if (n := getattr(summary, name))]
    line = texts("import.rows", n=summary.rows, counts=", ".join(counts + rare))
    where = texts("import.report", path=summary.report) if summary.report else ""
    return "\n".join(filter(None, (line, where)))
