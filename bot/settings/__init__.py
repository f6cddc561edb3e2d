"""
The workspace's environment variables; each platform declares its own beside its code.

They come from the environment or from a file ``.env`` in the current folder. People, chats and groups are written
``platform:id``.
"""

from __future__ import annotations

from bot.settings.fields import Names, Settings, names
from bot.settings.loading import load, mistake

__all__ = ["Names", "Settings", "load", "mistake", "names"]
