"""A schedule in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot import indicators
from bot.digests.rhythm import EVERY_DAY, WORKDAYS

if TYPE_CHECKING:
    from bot.languages import Texts
    from bot.model import Digest


def said(texts: Texts, digest: Digest) -> str:
    """Return when a digest comes, what it tells of and in which language, in the reader's."""
    clock = texts.clock(dt.datetime.combine(dt.date.min, dt.time(*divmod(digest.minute, 60))))
    known = indicators.known()
    titles = [known[name].title(texts) for name in digest.indicators if name in known]
    return texts(
        "digest.schedule",
        days=_days(texts, digest),
        clock=clock,
        zone=digest.zone,
        about=", ".join(titles) or texts("digest.everything"),
        language=str(texts.locale.languages.get(digest.language, digest.language)),
        silence=texts("digest.silent" if digest.quiet else "digest.one_line"),
    )


def _days(texts: Texts, digest: Digest) -> str:
    if digest.rhythm == "monthly":
        return texts("digest.monthly", day=digest.days)
    if digest.rhythm == "daily" and digest.days in {EVERY_DAY, WORKDAYS}:
        return texts("digest.workdays" if digest.days == WORKDAYS else "digest.daily")
    named = ", ".join(texts(f"digest.on_day.{day}") for day in digest.days)
    return texts(f"digest.{digest.rhythm}_on", days=named)
