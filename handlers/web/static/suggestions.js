// The team's box: what can be typed next, and what was typed before.

const MOST = 8;

/** Offers words as a list that the arrow keys walk through; with the list closed, they recall earlier lines. */
export class Suggestions {
  #past = [];
  #back = 0;
  #active = -1;

  constructor(form) {
    this.form = form;
    this.box = form.elements.text;
    this.list = form.querySelector("[role=listbox]");
    this.words = JSON.parse(form.dataset.words);
    this.box.addEventListener("input", () => this.#offer());
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.box.addEventListener("blur", () => this.#close());
    this.list.addEventListener("pointerdown", (event) => this.#picked(event));
    form.addEventListener("sent", (event) => this.#remember(event.detail));
  }

  /** What fits the end of the line: [{word, help, line}], where line is the whole line with the word in. */
  #fitting() {
    const line = this.box.value.trimStart();
    if (!line.startsWith("/")) return [];
    const [name, ...rest] = line.split(" ");
    if (!line.includes(" ")) return this.words.commands.filter(({ word }) => word.startsWith(name)).map((one) => ({ ...one, line: `${one.word} ` }));
    if (!this.words.reports.includes(name)) return [];
    return this.#after(name, rest.join(" "));
  }

  #after(name, rest) {
    const period = this.words.periods.find((word) => rest.startsWith(`${word} `));
    const start = period ? `${name} ${period}` : name;
    const typed = period ? rest.slice(period.length + 1) : rest;
    const words = period ? this.words.groups : [...this.words.periods, ...this.words.groups];
    return words.filter((word) => word.startsWith(typed) && word !== typed).map((word) => ({ word, line: `${start} ${word}` }));
  }

  #offer() {
    const fitting = this.#fitting().slice(0, MOST);
    this.#active = -1;
    this.list.replaceChildren(...fitting.map((one, index) => this.#option(one, index)));
    this.#open(fitting.length > 0);
  }

  #option({ word, help, line }, index) {
    const option = document.createElement("li");
    Object.assign(option, { id: `${this.list.id}-${index}`, textContent: word });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.line = line;
    if (help) option.append(Object.assign(document.createElement("span"), { textContent: help }));
    return option;
  }

  #open(open) {
    this.list.hidden = !open;
    this.box.setAttribute("aria-expanded", String(open));
    if (!open) this.box.removeAttribute("aria-activedescendant");
  }

  #close() {
    this.#active = -1;
    this.#open(false);
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && this.#active >= 0) this.#take(event, this.list.children[this.#active]);
    else if (step && !this.list.hidden) this.#walk(event, step);
    else if (step) this.#recall(event, step);
  }

  #walk(event, step) {
    event.preventDefault();
    const options = [...this.list.children];
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#active = (from + step + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.#active)));
    options[this.#active].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", options[this.#active].id);
  }

  #recall(event, step) {
    const next = this.#back - step;
    if (next < 0 || next > this.#past.length) return;
    event.preventDefault();
    this.#back = next;
    this.box.value = next ? this.#past.at(-next) : "";
  }

  #picked(event) {
    const option = event.target.closest("[role=option]");
    if (option) this.#take(event, option);
  }

  #take(event, option) {
    event.preventDefault();
    this.box.value = option.dataset.line;
    this.box.focus();
    this.#offer();
  }

  #remember(line) {
    if (this.#past.at(-1) !== line) this.#past.push(line);
    this.#back = 0;
    this.#close();
  }
}
