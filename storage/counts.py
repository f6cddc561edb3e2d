"""All counts that follow from other rows: each can be made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import answers, flows

if TYPE_CHECKING:
    from storage.recounting import Ledger

LEDGERS: tuple[Ledger, ...] = (*answers.LEDGERS, flows.LEDGER)
"""A new ledger is counted anew by ``python bot.py recount`` once it stands here."""
