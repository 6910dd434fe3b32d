import {html} from "htl";
import {download} from "../csv.js";
import * as f from "../format.js";
import {faultOf, type GoldenValues} from "./golden-values.js";

/**
 * Sets golden values of an article, and hands out the file of all that were set.
 * @param fields fields that can be set, as the refresh knows them.
 */
export function goldenForm(values: GoldenValues, code: string, fields: readonly string[]): HTMLElement {
  const field = html`<select aria-label="Field">
    ${fields.map((name) => html`<option value=${name}>${f.sentenceCase(name)}</option>`)}
  </select>` as HTMLSelectElement;
  const value = html`<input aria-label="Golden value" placeholder="Golden value" size="22" />` as HTMLInputElement;
  const who = html`<input aria-label="Your name" placeholder="Your name" size="10" />` as HTMLInputElement;
  const why = html`<input aria-label="Why" placeholder="Why (if you like)" size="14" />` as HTMLInputElement;
  const status = html`<span role="status"></span>`;
  const said = html`<ul class="said-values"></ul>`;
  const save = html`<button type="button" class="push"></button>`;
  const clear = html`<button type="button" class="link">Clear</button>`;
  save.onclick = () => download("golden.csv", values.csv());
  clear.onclick = () => {
    values.clear();
    show();
  };
  function show(): void {
    const all = values.all();
    save.hidden = clear.hidden = !all.length;
    save.textContent = `Save golden.csv (${f.count(all.length)})`;
    said.replaceChildren(
      ...values
        .of(code)
        .map(
          (d) => html`<li>${f.sentenceCase(d.field)}: ${d.value} <span class="remark">at the next refresh</span></li>`
        )
    );
  }
  const form = html`<form class="verdicts golden-form" aria-label="Set a golden value">
    ${field}${value}${who}${why}<button class="push">Set</button>
  </form>`;
  form.onsubmit = (event) => {
    event.preventDefault();
    const fault = faultOf(field.value, value.value);
    status.textContent = fault ?? `Set; put the file into data/, or add it by smartshop mdm review --add golden.csv.`;
    if (fault) return;
    values.add({
      product_code: code,
      field: field.value,
      value: value.value.trim(),
      who: who.value.trim(),
      decided_at: new Date().toISOString(),
      why: why.value.trim()
    });
    value.value = why.value = "";
    show();
  };
  show();
  return html`<div class="judge">
    ${form}${said}
    <p class="verdicts">${save}${clear}${status}</p>
  </div>`;
}
