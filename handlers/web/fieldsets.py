"""The fields of a form as HTML that works without scripts, with the keyboard and with a screen reader."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handlers.web.templates import Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.messages import Field

PREFIX = "answer."
"""What the names of a form's answers begin with."""
LONGEST = 4000
"""Characters that can be written into one field."""
WIDEST = 7
"""Steps of a scale that fit beside each other on a phone."""


def fieldsets(fields: Iterable[Field]) -> Markup:
    """Return the fields; neighbours that answer one question stand below it as a grid."""
    parts = (_together(group, list(each)) for group, each in groupby(fields, key=lambda field: field.group))
    return Markup("".join(parts))


def _together(group: str, fields: list[Field]) -> Markup:
    if not group:
        return Markup("".join(_written(field) if field.kind == "text" else _chosen(field) for field in fields))
    rows = Markup("".join(_row(field) for field in fields))
    return _part(group, fields[0].hint, f"{fields[0].key}-ends", rows)


def _chosen(field: Field) -> Markup:
    return _part(field.label, field.hint, f"{field.key}-ends", _choices(field))


def _part(words: str, hint: str, id_: str, inside: Markup) -> Markup:
    legend = element("legend", words, class_="asked")
    if not hint:
        return element("fieldset", Markup(legend + inside), class_="part")
    ends = element("p", hint, class_="ends", id=id_)
    return element("fieldset", Markup(legend + ends + inside), class_="part", aria_describedby=id_)


def _written(field: Field) -> Markup:
    label = element("label", field.label, for_=field.key, class_="asked")
    box = element("textarea", f"\n{field.value}", id=field.key, name=_name(field), rows="3", maxlength=str(LONGEST))
    return element("div", Markup(label + box), class_="part")


def _row(field: Field) -> Markup:
    name = element("span", field.label, id=f"{field.key}-name")
    return element(
        "div", Markup(name + _choices(field)), class_="area", role="radiogroup", aria_labelledby=f"{field.key}-name"
    )


def _choices(field: Field) -> Markup:
    """Return the options, and before them what is sent when none is chosen."""
    kind = "list" if not field.steps else "scale" if len(field.options) <= WIDEST else "scale long"
    none = _void("input", type="hidden", name=_name(field), value="")
    return element("div", Markup(none + "".join(_options(field))), class_=kind)


def _options(field: Field) -> Iterator[Markup]:
    chosen = field.value.split()
    for answer, label in field.options:
        marks = {"checked": ""} if answer in chosen else {}
        marks |= {"required": ""} if field.kind == "one" and not field.optional else {}
        kind = "radio" if field.kind == "one" else "checkbox"
        box = _void("input", type=kind, name=_name(field), value=answer, **marks)
        yield element("label", Markup(box + element("span", label)))


def _void(tag: str, **attributes: str) -> Markup:
    return Markup(element(tag, **attributes).removesuffix(f"</{tag}>"))


def _name(field: Field) -> str:
    return f"{PREFIX}{field.key}"
