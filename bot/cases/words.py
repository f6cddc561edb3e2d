"""The short lists that a case is closed with; their words stand in the language files."""

from __future__ import annotations

OUTCOMES = ("fixed", "made_good", "explained", "apologised", "impossible", "unreachable")
"""What was done for the customer: see ``case.outcome`` of the language files."""
CAUSES = ("waiting", "conduct", "information", "product", "delivery", "price", "rules", "mistake", "else")
"""Why the customer was unhappy: see ``case.cause`` of the language files."""
