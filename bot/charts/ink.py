"""Sizes in pixels of the view box, and colours: one hue in steps of lightness, so that grey is enough to read it."""

from __future__ import annotations

from typing import Final

FAMILY: Final = "Noto Sans"
FALLBACKS: Final = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

WIDTH: Final = 800
HEIGHT: Final = 450
"""The least height; many groups make it taller."""
MARGIN: Final = 36
INNER: Final = WIDTH - 2 * MARGIN

TITLE: Final = 30
VALUE: Final = 28
LABEL: Final = 20
SMALL: Final = 20

PAPER: Final = "#ffffff"
INK: Final = "#1c2733"
QUIET: Final = "#566270"
AXIS: Final = "#98a3af"
RULE: Final = "#e4e8ec"
STRONG: Final = "#17568f"
MIDDLE: Final = "#86b0d9"
SOFT: Final = "#d3e3f3"
