// Makes a message's elements. All text is text: nothing that anybody wrote is ever read as HTML.

const make = (tag, attributes = {}, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...inside);
  return made;
};

const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
const NUMBER = /^(?=.*\d)[\d\s.,%+\-–−…[\]/]+$/;

const NAME = /^r:.*:name$/; // what heads the row below it, and has no answer of its own
const ASIDE = /^r:.*:skip$|^c:stop$/; // buttons that lead away from the question rather than answering it

const moment = (at) => make("time", { datetime: at }, clock.format(new Date(at)));

function body(message) {
  const lines = make("div", { class: "body", id: `text-${message.id}` });
  if (message.title) lines.append(make("p", { class: "title" }, message.title));
  if (message.text) lines.append(make("p", { class: "text" }, message.text));
  lines.append(moment(message.at));
  return lines;
}

const CHOSEN = /^✓ /; // what marks an answer that was given before

function button(spec, message, narrow) {
  if (spec.url) return make("a", { class: "button", href: spec.url, target: "_blank", rel: "noopener noreferrer" }, spec.label);
  const kind = ASIDE.test(spec.data) ? "aside" : spec.style || undefined;
  const told = { "aria-describedby": `text-${message.id}`, "aria-pressed": CHOSEN.test(spec.label) || undefined };
  const label = narrow ? spec.label.replace(CHOSEN, "") : spec.label;
  return make("button", { type: "button", "data-tap": spec.data, "data-message": message.id, class: kind, ...told }, label);
}

function row(specs, message) {
  const scale = specs.length > 2 && specs.every((spec) => spec.label.length < 5);
  return make("div", { class: scale ? "row scale" : "row" }, ...specs.map((spec) => button(spec, message, scale)));
}

/** Makes the rows; one that only names something stands beside the row below it, as a group of that name. */
function rows(all, message) {
  const heads = (specs) => specs?.length === 1 && NAME.test(specs[0].data);
  const made = all.flatMap((specs, at) => {
    if (heads(specs)) return [];
    if (!heads(all[at - 1])) return [row(specs, message)];
    const [name] = all[at - 1];
    const id = `name-${message.id}-${at}`;
    return [make("div", { class: "area", role: "group", "aria-labelledby": id }, make("span", { id }, name.label), row(specs, message))];
  });
  return make("div", { class: "rows" }, ...made);
}

function table(rows, title) {
  const [head, ...rest] = rows;
  const numeric = head.map((_, column) => 2 * rest.filter((cells) => NUMBER.test(cells[column])).length > rest.length);
  const cell = (tag, more) => (text, column) => make(tag, { ...more, class: numeric[column] ? "number" : undefined }, text);
  const body = rest.map((cells) => make("tr", {}, ...cells.map(cell("td"))));
  const drawn = make("table", {}, make("caption", { class: "hidden" }, title));
  drawn.append(make("thead", {}, make("tr", {}, ...head.map(cell("th", { scope: "col" })))), make("tbody", {}, ...body));
  return make("div", { class: "sheet-of-rows", tabindex: "0", role: "region", "aria-label": title }, drawn);
}

/** Returns the list item that shows a message. */
export function draw(message, words) {
  const answer = message.own && !message.text.startsWith("/");
  const kinds = ["message", message.own && "own", answer && "answer", message.unasked && "unasked", message.calm && "calm"].filter(Boolean);
  const item = make("li", { class: kinds.join(" "), id: `message-${message.id}` }, body(message));
  if (message.picture) item.append(make("img", { class: "picture", src: message.picture.src, alt: message.picture.alt, width: 800, height: 450 }));
  if (message.table) item.append(table(message.table, message.title || words.table));
  if (message.file) item.append(make("a", { class: "button document", href: message.file, download: "" }, words.document));
  if (message.buttons) item.append(rows(message.buttons, message));
  return item;
}
