"""``python bot.py import``: a file becomes records, and what cannot be read is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import languages
from handlers.files import log, repeats, travel
from handlers.files.layout import lay_out
from handlers.files.loading import Loading
from handlers.files.mapping import INTERACTIONS, REFERENCE, own
from handlers.files.repeats import Repeats
from handlers.files.report import Report
from handlers.files.rows import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from bot.languages import Texts
    from bot.ports import Road
    from handlers.files.layout import Layout
    from handlers.files.log import Lines
    from handlers.files.mapping import FileMap
    from handlers.files.rows import Table
    from handlers.files.summary import Summary


async def load(
    path: Path,
    mapping: FileMap | None,
    road: Road,
    zone: ZoneInfo,
    *,
    show: Callable[[int, int], None],
    texts: Texts | None = None,
) -> Summary:
    """
    Bring in a file and return what became of its rows; ``show`` is told how many of how many bytes are done.

    Raises:
        Refused: nothing of the file can be read, or the map does not fit it.
    """
    plan = mapping or own()
    with _opened(path, plan) as table:
        layout = lay_out(plan, table.head)
        lines = _lines(path, plan)
        with Report(path, table, texts or languages.texts(languages.FALLBACK)) as report:
            loading = Loading(table, layout, zone, report, lines)
            loading.repeats = _repeats(path, plan, layout)
            for wave in travel.waves(loading.events(), travel.MANY):
                loading.note(wave, await travel.send(wave, road, fresh=True))
                show(table.position(), table.size)
        return loading.summary()


def _opened(path: Path, plan: FileMap) -> AbstractContextManager[Table]:
    return opened(path, encoding=plan.encoding, delimiter=plan.delimiter, sheet=plan.sheet)


def _lines(path: Path, plan: FileMap) -> dict[str, Lines]:
    """Return which lines of a log count, after reading it once for that alone."""
    if not plan.log:
        return {}
    with _opened(path, plan) as table:
        return log.ends(table.rows, lay_out(plan, table.head))


def _repeats(path: Path, plan: FileMap, layout: Layout) -> Repeats:
    """Return what holds rows about one interaction together, after reading the references once for that alone."""
    if plan.log or plan.rows != INTERACTIONS or REFERENCE not in layout.places:
        return Repeats({}, layout)
    with _opened(path, plan) as table:
        return Repeats(repeats.lines(table.rows, layout), layout)
