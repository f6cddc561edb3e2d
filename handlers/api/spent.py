"""What another system measured of an interaction: seconds, what became of it, and its own verdicts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, StrictBool
from pydantic_core import PydanticCustomError

from bot.hours.spans import LONGEST


def _bounded(seconds: int) -> int:
    if not 0 <= seconds <= LONGEST:
        raise PydanticCustomError("seconds", "seconds")
    return seconds


Seconds = Annotated[
    int, Field(strict=True, json_schema_extra={"minimum": 0, "maximum": LONGEST}), AfterValidator(_bounded)
]
Outcome = Literal["", "resolved", "unresolved", "answered", "abandoned", "open"]
NAMES = {"reply_in_time": "reply_kept", "resolved_in_time": "resolution_kept"}
"""What is called otherwise in an interaction."""


class Spent(BaseModel):
    """
    Whole seconds of talk, hold, after-contact work, waiting and of working time paused for the customer.

    ``reply_in_time`` and ``resolved_in_time`` are the other system's verdicts on agreed times; without them our own
    agreed times decide.
    """

    talked: Seconds | None = None
    held: Seconds | None = None
    wrapped_up: Seconds | None = None
    waited: Seconds | None = None
    paused: Seconds | None = None
    outcome: Outcome = ""
    reply_in_time: StrictBool | None = None
    resolved_in_time: StrictBool | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """The same as an interaction has them."""
        return {NAMES.get(name, name): getattr(self, name) for name in Spent.model_fields}
