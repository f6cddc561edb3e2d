"""A message as the browser gets it. All text is plain; the browser never reads it as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.messages import Button, Reply
    from handlers.web.chats import Message


def pack(chat: str, message: Message) -> dict[str, Any]:
    """Return what the browser shows; pictures and files are addresses."""
    basis = {"id": message.id, "at": message.at.isoformat(), "own": message.reply is None}
    if message.reply is None:
        return {**basis, "text": message.text, "action": message.action}
    return {**basis, "unasked": message.unasked, **_said(chat, message.id, message.reply)}


def _said(chat: str, id_: str, reply: Reply) -> dict[str, Any]:
    shown: dict[str, Any] = {"title": reply.title, "text": reply.text}
    if reply.data.get("calm"):
        shown["calm"] = True
    if reply.buttons:
        shown["buttons"] = [[_button(button) for button in row] for row in reply.buttons]
    if reply.picture:
        version = f"{hash(reply.picture) & 0xFFFFFFFF:08x}"
        shown["picture"] = {"src": f"/chart/{chat}/{id_}.svg?v={version}", "alt": reply.picture.alt}
    if reply.table and not reply.file:
        shown["table"] = reply.table.rows
    if reply.file:
        shown["file"] = f"/file/{chat}/{id_}.csv"
    return shown


def _button(button: Button) -> dict[str, str]:
    return {"label": button.label, "data": button.data, "url": button.url, "style": button.style}
