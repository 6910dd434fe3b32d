import {html} from "htl";

export interface Choice<Value extends string> {
  /** What is chosen between, for a screen reader and before the buttons. */
  label: string;
  /** Name in the URL; the first option is left out of it. */
  name: string;
  options: readonly (readonly [value: Value, label: string])[];
  /** Draws what depends on the choice; called at once, and again on each change and on back and forward. */
  show: (value: Value) => Node;
}

/** A few buttons of which one is pressed, and what depends on it. The choice lives in the URL; back undoes it. */
export function choice<Value extends string>({label, name, options, show}: Choice<Value>): HTMLElement {
  const first = options[0]![0];
  const read = (): Value => {
    const given = typeof location === "undefined" ? null : new URLSearchParams(location.search).get(name);
    return options.find(([v]) => v === given)?.[0] ?? first;
  };
  const host = html`<div></div>`;
  const buttons = options.map(([value, text]) => {
    const node = html`<button class="push chip-button">${text}</button>`;
    node.onclick = () => {
      if (value === read()) return;
      const search = new URLSearchParams(location.search);
      if (value === first) search.delete(name);
      else search.set(name, value);
      const query = search.toString();
      history.pushState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
      draw();
    };
    return node;
  });
  function draw(): void {
    const now = read();
    options.forEach(([value], i) => buttons[i]!.setAttribute("aria-pressed", String(value === now)));
    host.replaceChildren(show(now));
  }
  draw();
  if (typeof addEventListener !== "undefined") addEventListener("popstate", draw);
  return html`<div class="choice">
    <div class="filter" role="group" aria-label=${label}><span class="filter-label">${label}</span>${buttons}</div>
    ${host}
  </div>`;
}
