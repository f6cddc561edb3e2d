"""You said, we did: those who complained about something are told once that it was changed."""

from __future__ import annotations

DRAFT, RUNNING, DONE, CANCELLED = STATES = ("draft", "running", "done", "cancelled")
"""Where a change stands: previewed, being told, all were told, or nobody further is told."""
