"""A clock that stands still until a test sets it."""

import datetime as dt
from dataclasses import dataclass

from scribe import NOON


@dataclass
class Clock:
    now: dt.datetime = NOON

    def __call__(self):
        return self.now
