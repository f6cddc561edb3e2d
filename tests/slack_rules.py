"""What Slack refuses in a message, as its documentation states the limits."""

from __future__ import annotations

TEXT = {"type", "text", "emoji", "verbatim"}
FIELDS = {
    "header": {"type", "block_id", "text"},
    "section": {"type", "block_id", "text", "fields", "accessory", "expand"},
    "actions": {"type", "block_id", "elements"},
    "context": {"type", "block_id", "elements"},
    "image": {"type", "block_id", "alt_text", "image_url", "slack_file", "title"},
    "table": {"type", "block_id", "rows", "column_settings"},
    "rich_text": {"type", "block_id", "elements"},
    "data_visualization": {"type", "block_id", "title", "chart"},
}
BUTTON = {"type", "action_id", "text", "value", "url", "style", "confirm", "accessibility_label"}
VIEW = {
    "type",
    "title",
    "submit",
    "close",
    "blocks",
    "private_metadata",
    "callback_id",
    "clear_on_close",
    "notify_on_close",
    "external_id",
}
HOME = {"type", "blocks", "private_metadata", "callback_id", "external_id"}
INPUT = {"type", "block_id", "label", "element", "hint", "optional", "dispatch_action"}
CHOOSING = {
    "type",
    "action_id",
    "options",
    "initial_option",
    "initial_options",
    "placeholder",
    "focus_on_load",
    "confirm",
}
WRITING = {
    "type",
    "action_id",
    "multiline",
    "max_length",
    "min_length",
    "initial_value",
    "placeholder",
    "focus_on_load",
}
MOST = {"static_select": 100, "radio_buttons": 10, "checkboxes": 10}
CHART = {"type", "series", "axis_config"}
AXIS = {"categories", "x_label", "y_label"}


def takes(blocks, files, charts):
    """Return whether Slack takes these blocks, given the uploaded pictures and whether it draws charts."""
    kinds = [block.get("type") for block in blocks]
    if len(blocks) > 50 or kinds.count("table") > 1 or kinds.count("data_visualization") > 2:
        return False
    names = [element.get("action_id") for block in blocks for element in block.get("elements", ())]
    names = [name for name in names if name]
    if len(names) != len(set(names)) or (not charts and "data_visualization" in kinds):
        return False
    return all(_block(block, files) for block in blocks)


def takes_home(view):
    """Return whether Slack shows this view as a home tab."""
    blocks = view.get("blocks", [])
    names = [element.get("action_id") for block in blocks for element in block.get("elements", ())]
    known = view.get("type") == "home" and not set(view) - HOME and len(names) == len(set(names))
    sizes = 0 < len(blocks) <= 100 and len(view.get("private_metadata", "")) <= 3000
    kinds = {block.get("type") for block in blocks} <= {"header", "section", "actions", "context", "divider", "image"}
    return known and sizes and kinds and all(_block(block, set()) for block in blocks)


def takes_view(view):
    """Return whether Slack opens this modal."""
    blocks, names = view["blocks"], [block["block_id"] for block in view["blocks"] if "block_id" in block]
    asks = any(block["type"] == "input" for block in blocks)
    sizes = 0 < len(blocks) <= 100 and len(view["private_metadata"]) <= 3000 and len(view["callback_id"]) <= 255
    words = _text(view["title"], 24, {"plain_text"}) and (not asks or _text(view["submit"], 24, {"plain_text"}))
    known = view["type"] == "modal" and not set(view) - VIEW and len(names) == len(set(names))
    return known and sizes and words and all(map(_part, blocks))


def _part(block):
    if block["type"] != "input":
        return _block(block, set())
    label = _text(block["label"], 2000, {"plain_text"}) and len(block["block_id"]) <= 255
    hint = "hint" not in block or _text(block["hint"], 2000, {"plain_text"})
    element = block["element"]
    fits = _writing if element["type"] == "plain_text_input" else _choosing
    return not set(block) - INPUT and label and hint and fits(element)


def _writing(element):
    most, words = element.get("max_length", 3000), element.get("initial_value", "")
    return not set(element) - WRITING and 1 <= most <= 3000 and len(words) <= most


def _choosing(element):
    options, values = element["options"], [option["value"] for option in element["options"]]
    chosen = [element["initial_option"]] if "initial_option" in element else element.get("initial_options", options)
    sizes = 0 < len(options) <= MOST[element["type"]] and len(values) == len(set(values))
    fits = all(_text(o["text"], 75, {"plain_text"}) and 0 < len(o["value"]) <= 150 for o in options)
    return not set(element) - CHOOSING and sizes and fits and chosen and all(option in options for option in chosen)


def _block(block, files):
    kind = block.get("type")
    if kind not in FIELDS or set(block) - FIELDS[kind]:
        return False
    check = {
        "header": lambda: _text(block["text"], 150, {"plain_text"}),
        "section": lambda: _text(block["text"], 3000, {"plain_text", "mrkdwn"}),
        "actions": lambda: 1 <= len(block["elements"]) <= 25 and all(map(_pressable, block["elements"])),
        "image": lambda: block["slack_file"]["id"] in files and 0 < len(block["alt_text"]) <= 2000,
        "table": lambda: _table(block),
        "data_visualization": lambda: 0 < len(block["title"]) <= 50 and _chart(block["chart"]),
    }
    return check.get(kind, lambda: bool(block["elements"]))()


def _text(text, limit, kinds):
    return not set(text) - TEXT and text["type"] in kinds and 0 < len(text["text"]) <= limit


def _button(element):
    known = element.get("type") == "button" and not set(element) - BUTTON
    sizes = len(element.get("value", "")) <= 2000 and len(element.get("url", "")) <= 3000
    style = element.get("style", "primary") in {"primary", "danger"}
    return known and sizes and style and len(element["action_id"]) <= 255 and _text(element["text"], 75, {"plain_text"})


def _pressable(element):
    return (_choosing if element.get("type") in MOST else _button)(element)


def _table(block):
    cells = [cell for row in block["rows"] for cell in row]
    shape = 0 < len(block["rows"]) <= 100 and all(0 < len(row) <= 20 for row in block["rows"])
    plain = all(cell["type"] == "raw_text" and cell["text"] for cell in cells)
    return shape and plain and sum(len(cell["text"]) for cell in cells) <= 10_000


def _chart(chart):
    labels = chart["axis_config"]["categories"]
    known = chart["type"] in {"bar", "line", "area"} and not set(chart) - CHART and not set(chart["axis_config"]) - AXIS
    names = [series["name"] for series in chart["series"]]
    distinct = len(set(labels)) == len(labels) and len(set(names)) == len(names)
    sizes = 0 < len(labels) <= 20 and all(0 < len(label) <= 20 for label in labels) and 0 < len(names) <= 6
    return known and distinct and sizes and all(_series(series, labels) for series in chart["series"])


def _series(series, labels):
    data = series["data"]
    fits = [point["label"] for point in data] == labels and all(isinstance(p["value"], int | float) for p in data)
    return fits and not set(series) - {"name", "data"} and 0 < len(series["name"]) <= 20
