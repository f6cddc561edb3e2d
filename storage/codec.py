"""Events, replies and their like as JSON text, tagged with their class."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from bot.messages import Event, Reply

KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in (*get_args(Event), Reply)}


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[name])


def encode(message: Event | Reply) -> str:
    """Return the message as JSON, ``{"ClassName": {…}}``."""
    name = type(message).__name__
    return json.dumps({name: _adapter(name).dump_python(message, mode="json")})


def decode(body: str) -> Any:  # noqa: ANN401 - an event or a reply, as it was encoded
    """
    Return the message that was encoded.

    Raises:
        ValueError: this never was a message.

    """
    tagged = json.loads(body)
    if not isinstance(tagged, dict) or len(tagged) != 1 or not tagged.keys() <= KINDS.keys():
        raise ValueError("this never was a message")
    ((name, values),) = tagged.items()
    return _adapter(name).validate_python(values, strict=False)
