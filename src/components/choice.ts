import {html} from "htl";

/** A few buttons of which one is pressed. */
export interface Choice<Value extends string> {
  /** What is chosen between, for a screen reader and before the buttons. */
  label: string;
  /** The first is the one at first, and is left out of the URL. */
  options: readonly (readonly [value: Value, label: string])[];
}

type Choices<State extends Record<string, string>> = {readonly [Name in keyof State]: Choice<State[Name]>};

/**
 * Groups of buttons and what depends on them. Each name is a name in the URL, so that a shared link shows what its
 * sender saw; back undoes a choice. `show` draws at once, and again on each change.
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
      const {options} = groups[name];
      state[name] = (options.find(([v]) => v === given.get(name)) ?? options[0]!)[0];
    }
    return state;
  };
  const host = html`<div></div>`;
  const buttons: {name: keyof State & string; value: string; node: HTMLElement}[] = [];
  const bars = names.map((name) => {
    const {label, options} = groups[name];
    const all = options.map(([value, text], i) => {
      const node = html`<button class="push chip-button">${text}</button>`;
      node.onclick = () => choose(name, value, i === 0);
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
  return html`<div class="choice">
    <div class="filters">${bars}</div>
    ${host}
  </div>`;
}
