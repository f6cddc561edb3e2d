"""From a row to what is known of a customer, or to what happened with one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from bot import instants
from bot.customers.history import KINDS
from bot.errors import Refused
from bot.messages import CustomerChanged, CustomerEventRecorded, CustomerRef
from handlers.files import cells
from handlers.files.moments import moment
from handlers.files.reading import joined, valued, whole

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from handlers.files.layout import Layout
    from handlers.files.rows import Row

MOST = 10**12
"""Hundredths that a customer can pay a month."""


def customer(row: Row, layout: Layout, zone: ZoneInfo, id: str = "") -> CustomerChanged:  # noqa: A002
    """
    Return what a row says of a customer, as an event with this id.

    Raises:
        Refused: the row cannot be understood; the sentence names the column and says why.
    """
    whole(row, layout)
    facts = {name: _fact(row, layout, name) for name in ("contract", "segment", "reason")}
    joined_at, left_at = (_moment(row, layout, name, zone) for name in ("joined", "left"))
    if joined_at and left_at and left_at < joined_at:
        raise Refused("row.left")
    return CustomerChanged(
        id=id,
        at=dt.datetime.now(dt.UTC),
        customer=_who(row, layout),
        products=cells.names(_fact(row, layout, "products"), layout.map.separator),
        value=_value(row, layout),
        currency=_currency(row, layout),
        joined_at=joined_at,
        left_at=left_at,
        **facts,
    )


def happening(row: Row, layout: Layout, zone: ZoneInfo, id: str = "") -> CustomerEventRecorded:  # noqa: A002
    """
    Return what a row says that happened with a customer, as an event with this id.

    Raises:
        Refused: the row cannot be understood; the sentence names the column and says why.
    """
    whole(row, layout)
    facts = {name: _fact(row, layout, name) for name in ("kind", "reason", "product", "agent", "reference")}
    if facts["kind"] not in KINDS:
        raise Refused("row.kind", column=_column(layout, "kind"), value=facts["kind"], kinds=", ".join(KINDS))
    at = _moment(row, layout, "at", zone)
    if at is None:
        raise Refused("row.no_moment")
    source = layout.map.source
    reference = f"{source}:{facts.pop('reference')}" if source and facts["reference"] else facts.pop("reference")
    return CustomerEventRecorded(
        id=id,
        at=dt.datetime.now(dt.UTC),
        customer=_who(row, layout),
        happened_at=at,
        value=_value(row, layout),
        currency=_currency(row, layout),
        reference=reference,
        **facts,
    )


def _who(row: Row, layout: Layout) -> CustomerRef:
    name = _fact(row, layout, "customer")
    if not name:
        raise Refused("row.no_customer", column=_column(layout, "customer"))
    return CustomerRef(id=name, name=_fact(row, layout, "customer_name"), language=_fact(row, layout, "language"))


def _column(layout: Layout, name: str) -> str:
    return layout.labels.get(name, name)


def _fact(row: Row, layout: Layout, name: str) -> str:
    return valued(layout, name, cells.short(_column(layout, name), joined(row, layout, name)))


def _moment(row: Row, layout: Layout, name: str, zone: ZoneInfo) -> dt.datetime | None:
    text = _fact(row, layout, name)
    at = moment(_column(layout, name), text, layout.map.formats, layout.map.zone or zone)
    if at and not instants.plausible(at, dt.datetime.now(dt.UTC)):
        raise Refused("row.distant", column=_column(layout, name), value=text)
    return at


def _value(row: Row, layout: Layout) -> int | None:
    """Return what the customer pays, in hundredths."""
    text = "".join(_fact(row, layout, "value").split())
    if not text:
        return None
    try:
        hundredths = Decimal(text if "." in text else text.replace(",", ".", 1)) * 100
    except InvalidOperation:
        hundredths = Decimal("NaN")
    if not (hundredths.is_finite() and 0 <= hundredths <= MOST and hundredths == int(hundredths)):
        raise Refused("row.amount", column=_column(layout, "value"), value=text)
    if not _currency(row, layout):
        raise Refused("row.currency", column=_column(layout, "value"))
    return int(hundredths)


def _currency(row: Row, layout: Layout) -> str:
    code = _fact(row, layout, "currency").upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):  # noqa: PLR2004 - ISO 4217
        raise Refused("row.currency", column=_column(layout, "currency"))
    return code
