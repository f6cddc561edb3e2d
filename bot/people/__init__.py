"""Who somebody is: customers by their contacts, roles by their names and badges, languages by what is known of them."""

from __future__ import annotations

from bot.people.identity import living, named, of, same, spared
from bot.people.meeting import meet, referred
from bot.people.roles import require, role
from bot.people.speaking import SOURCES, overheard, spoken, texts, wishes

__all__ = [
    "SOURCES",
    "living",
    "meet",
    "named",
    "of",
    "overheard",
    "referred",
    "require",
    "role",
    "same",
    "spared",
    "spoken",
    "texts",
    "wishes",
]
