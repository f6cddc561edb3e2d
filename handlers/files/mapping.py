"""Which column of a file means what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.survey import DEFAULT, survey
from bot.survey.kinds import KINDS, YESNO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zoneinfo import ZoneInfo

    from bot.survey import Question

REFERENCE = "reference"
MOMENTS = ("started", "ended", "answered")
"""When it happened: one of them at least."""
INSTANTS = (*MOMENTS, "replied")
DURATIONS = ("waited", "talked", "held", "wrapped_up", "paused")
VERDICTS = ("reply_in_time", "resolved_in_time")
FACTS = ("agents", "team", "channel", "kind", "product", "language")
"""What can also be the same for a whole file."""
TEXTS = (REFERENCE, "customer", "customer_name", *FACTS)
FIELDS = (*TEXTS, *INSTANTS, *DURATIONS, "outcome", *VERDICTS, "comment")
CUSTOMER_TEXTS = ("customer", "customer_name", "language", "products", "contract", "segment", "value", "currency")
EVENT_TEXTS = (REFERENCE, "customer", "customer_name", "language", "kind", "product", "value", "currency", "agent")
INTERACTIONS, CUSTOMERS, EVENTS = "interactions", "customers", "events"
"""What the rows of a file can be about."""
COLUMNS = {
    INTERACTIONS: FIELDS,
    CUSTOMERS: (*CUSTOMER_TEXTS, "joined", "left", "reason"),
    EVENTS: (*EVENT_TEXTS, "at", "reason"),
}
NEEDED = {INTERACTIONS: MOMENTS, CUSTOMERS: ("customer",), EVENTS: ("at",)}
"""Columns of which one at least must be there."""
CONSTANTS = {
    INTERACTIONS: FACTS,
    CUSTOMERS: (*CUSTOMER_TEXTS[2:], "joined", "reason"),
    EVENTS: ("kind", "product", "currency", "reason"),
}
UNITS = {"seconds": 1, "minutes": 60, "hours": 3600}
"""What bare numbers may be, and how many seconds each is."""
ORDERS = ("oldest first", "newest first")
REPORT = ("line", "reason")
"""The columns that a file of refused rows has before its own."""
SEPARATOR = ";"
MEASURES = {kind.measure: kind for kind in KINDS.values() if kind.steps}
"""What scores of a file can be counted as, with how many steps they have and from which on where nothing is said."""
CSAT, AREA, YES = "csat", "area", "yes"
YES_NO = {"yes": 1, "y": 1, "true": 1, "no": 0, "n": 0, "false": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """
    A column of scores from ``lowest`` in ``scale`` steps.

    Cells like one of ``none`` are no answer, as empty ones always are; one of ``unanswered`` says besides that the
    customer was asked. ``values`` turns words into scores. All are in lower case, for cells in any.
    """

    column: str
    measure: str = "csat"
    question: str = "csat"
    scale: int = 5
    lowest: int = 1
    none: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    values: Mapping[str, int] = field(default_factory=dict)

    @property
    def highest(self) -> int:
        """The best score."""
        return self.lowest + self.scale - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Rows whose ``column`` equals one of these, in lower case, are left out without a word."""

    column: str
    equals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMap:
    """
    What the columns of a file mean.

    ``source`` stands before each reference, so that two systems never collide. ``columns`` names one column or more for
    a field, ``values`` what stands for a field's values in lower case. Without ``formats`` dates are ISO 8601; without
    ``zone`` they are in the workspace's. Cells like one of ``empty``, in lower case, are taken for empty. ``units``
    says how many seconds a bare number of a duration is. In a ``log`` of events the last line of each reference counts;
    it is oldest or newest first. ``rows`` says what a row is about: one of :data:`COLUMNS`. ``sheet`` names the one of
    a workbook that is read. ``own`` files use the names of :data:`FIELDS`, any of them, and nothing else.
    """

    source: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ratings: tuple[Rating, ...] = ()
    skips: tuple[Skip, ...] = ()
    formats: tuple[str, ...] = ()
    separator: str = SEPARATOR
    zone: ZoneInfo | None = None
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    empty: frozenset[str] = frozenset()
    units: Mapping[str, int] = field(default_factory=dict)
    log: str = ""
    rows: str = INTERACTIONS
    own: bool = False

    @property
    def used(self) -> tuple[str, ...]:
        """The names of all columns it reads."""
        named = (name for names in self.columns.values() for name in names)
        return (*named, *(rating.column for rating in self.ratings), *(skip.column for skip in self.skips))


def own() -> FileMap:
    """Return the map of files with our own column names: the fields, and the scored questions of the survey."""
    scored = (question for question in survey(DEFAULT).questions if question.scale)
    ratings = tuple(rating for question in scored for rating in _asked(question))
    return FileMap(columns={name: (name,) for name in FIELDS}, ratings=ratings, own=True)


def _asked(question: Question) -> Iterator[Rating]:
    """Yield the column of a question, or one for each area that it has rated."""
    names = {slot.rpartition(".")[2]: slot for slot in question.slots[1:]} or {question.key: question.key}
    for column, slot in names.items():
        yield Rating(
            column=column,
            question=slot,
            measure=question.measure,
            scale=question.scale,
            lowest=question.lowest,
            values=YES_NO if question.kind == YESNO else {},
        )
