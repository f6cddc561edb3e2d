"""Pieces of SVG as text; whatever comes from outside is escaped here."""

from __future__ import annotations

from html import escape

from bot.charts import ink


def tag(name: str, *children: str, **attributes: object) -> str:
    """Return one element; ``children`` are markup already, ``_`` in an attribute's name stands for ``-``."""
    pairs = "".join(
        f' {key.strip("_").replace("_", "-")}="{_plain(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{pairs}>{inner}</{name}>" if inner else f"<{name}{pairs}/>"


def written(name: str, content: str, **attributes: object) -> str:
    """Return one element that holds plain text."""
    return tag(name, escape(content, quote=False), **attributes)


def words(
    content: str,
    x: float,
    y: float,
    *,
    size: int = ink.LABEL,
    fill: str = ink.INK,
    anchor: str | None = None,
    bold: bool = False,
) -> str:
    """Return ``content`` written on the baseline ``y``; ``anchor`` says which side of it stands at ``x``."""
    weight = 600 if bold else None
    return written("text", content, x=x, y=y, font_size=size, font_weight=weight, fill=fill, text_anchor=anchor)


def halo(*marks: str) -> str:
    """Return the marks set off from the lines behind them."""
    return tag("g", *marks, stroke=ink.PAPER, stroke_width=6, stroke_linejoin="round", paint_order="stroke")


def stroke(
    x1: float, y1: float, x2: float, y2: float, *, colour: str, width: float = 1, dashes: str | None = None
) -> str:
    """Return a straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=width, stroke_dasharray=dashes)


def dot(x: float, y: float, radius: float) -> str:
    """Return the mark of one value, set off from what lies below it by a rim."""
    return tag("circle", cx=x, cy=y, r=radius, fill=ink.STRONG, stroke=ink.PAPER, stroke_width=2)


def _plain(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escape(str(value))
