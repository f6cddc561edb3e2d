"""A form folded up behind its button: what the press brings back opens at once, after a restart as well."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache

from pydantic import TypeAdapter

from bot.messages import Form

MARK = "f:"
"""What the data of a button begins with that opens a form; no other does."""
ROOM = 2_000
"""Slack's limit for what stands behind a button, in characters."""
LONGEST = 60_000
"""Bytes of a form; none of ours comes near."""


def fold(form: Form) -> str:
    """Return the data of a button that opens the form; empty when it does not fit."""
    packed = zlib.compress(_forms().dump_json(form, exclude_defaults=True), 9)
    data = MARK + urlsafe_b64encode(packed).decode()
    return data if len(data) <= ROOM else ""


def unfold(data: str) -> Form | None:
    """Return the form behind a button, or ``None`` when there is none."""
    if not data.startswith(MARK):
        return None
    try:
        packed = urlsafe_b64decode(data.removeprefix(MARK))
        return _forms().validate_json(zlib.decompressobj().decompress(packed, LONGEST))
    except (ValueError, zlib.error):
        return None


@cache
def _forms() -> TypeAdapter[Form]:
    return TypeAdapter(Form)
