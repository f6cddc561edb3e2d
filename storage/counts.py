"""All counts that follow from other rows: each can be made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import answers, flows

if TYPE_CHECKING:
    from storage.recounting import Ledger

LEDGERS: tuple[Ledger, ...] = (answers.LEDGER, flows.LEDGER)
"""New ones are counted anew by ``recount`` once they stand here; counts of answers in :mod:`storage.answered` do."""
