import {html} from "htl";

/** A button that fetches something and shows it in its own place; says so while it loads, and offers a retry. */
export function onDemand(label: string, load: () => Promise<Node>): HTMLElement {
  const host = html`<div class="on-demand"></div>`;
  const button = html`<button class="push">${label}</button>`;
  const status = html`<span role="status" class="figures-note"></span>`;
  button.onclick = async () => {
    status.textContent = " Loading …";
    try {
      host.replaceChildren(await load());
    } catch {
      status.textContent = " It could not be loaded; the rest of the page works. Try again.";
    }
  };
  host.append(button, status);
  return host;
}
