"""A picture for places that take no SVG."""

from __future__ import annotations

from functools import cache
from typing import Final

from bot.charts import ink

_ZOOM: Final = 2


def png(svg: str) -> bytes:
    """Return the picture as PNG, two pixels to one of the view box, drawn with the shipped font only."""
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=_ZOOM,
        skip_system_fonts=True,
        font_files=[_font()],
        font_family=ink.FAMILY,
        sans_serif_family=ink.FAMILY,
    )


@cache
def _font() -> str:
    import fontpkg  # type: ignore[import-untyped]

    return str(fontpkg.path(ink.FAMILY))
