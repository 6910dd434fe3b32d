import {html} from "htl";

/** A few buttons of which one is pressed. */
export interface Choice<Value extends string> {
  /** What is chosen between, for a screen reader and before the buttons. */
  label: string;
  options: readonly (readonly [value: Value, label: string])[];
  /** Which one is pressed at first, and is left out of the URL. Default the first. */
  initial?: Value;
}

type Choices<State extends Record<string, string>> = {readonly [Name in keyof State]: Choice<State[Name]>};

/**
 * Groups of buttons and what depends on them. Each name is a name in the URL, so that a shared link shows what its
 * sender saw; back undoes a choice. `show` draws at once, and again on each change and on the event "redraw", which a
 * page sends when it has changed something else that `show` looks at.
 */
export function choices<State extends Record<string, string>>(
  groups: Choices<State>,
  show: (state: State) => Node
): HTMLElement {
  const names = Object.keys(groups) as (keyof State & string)[];
  const read = (): State => {
    const given = new URLSearchParams(typeof location === "undefined" ? "" : location.search);
    const state = {} as State;
    for (const name of names) {
      const {options, initial = options[0]![0]} = groups[name];
      state[name] = options.find(([v]) => v === given.get(name))?.[0] ?? initial;
    }
    return state;
  };
  const host = html`<div></div>`;
  const buttons: {name: keyof State & string; value: string; node: HTMLElement}[] = [];
  const bars = names.map((name) => {
    const {label, options, initial = options[0]![0]} = groups[name];
    const all = options.map(([value, text]) => {
      const node = html`<button class="push chip-button">${text}</button>`;
      node.onclick = () => choose(name, value, value === initial);
      buttons.push({name, value, node});
      return node;
    });
    return html`<div class="filter" role="group" aria-label=${label}>
      <span class="filter-label">${label}</span>${all}
    </div>`;
  });
  function choose(name: keyof State & string, value: string, plain: boolean): void {
    if (read()[name] === value) return;
    const search = new URLSearchParams(location.search);
    if (plain) search.delete(name);
    else search.set(name, value);
    const query = search.toString();
    history.pushState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
    draw();
  }
  function draw(): void {
    const state = read();
    for (const {name, value, node} of buttons) node.setAttribute("aria-pressed", String(state[name] === value));
    host.replaceChildren(show(state));
  }
  draw();
  if (typeof addEventListener !== "undefined") addEventListener("popstate", draw);
  const root = html`<div class="choice">
    <div class="filters">${bars}</div>
    ${host}
  </div>`;
  root.addEventListener("redraw", draw);
  return root;
}
