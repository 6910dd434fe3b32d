import {html} from "htl";
import * as f from "../format.js";
import {DEFAULT_WEIGHTS, type Weights} from "../../lib/score.js";
import {KEYS, type WeightKey} from "./state.js";

const LABELS: Readonly<Record<WeightKey, string>> = {
  revenue: "Revenue",
  rating: "Mean rating",
  quantity: "Pieces sold",
  negative: "1 − negative share"
};

/** Four sliders, with each weight's share of their sum, and a reset. `onchange` hears the weights as they are now. */
export function weightSliders(
  start: Weights,
  onchange: (weights: Weights) => void
): {node: HTMLElement; show: (w: Weights) => void} {
  let weights = {...start};
  const inputs = KEYS.map((key) => {
    const output = html`<output></output>`;
    const input = html`<input
      type="range"
      min="0"
      max="100"
      step="5"
      aria-label=${`Weight of ${LABELS[key]}`}
    />` as HTMLInputElement;
    input.oninput = () => {
      weights = {...weights, [key]: Number(input.value) / 100};
      paint();
      onchange(weights);
    };
    return {key, input, output, node: html`<label class="weight"><span>${LABELS[key]}</span>${input}${output}</label>`};
  });
  const reset = html`<button class="link">Back to 40, 30, 20, 10</button>`;
  reset.onclick = () => {
    weights = {...DEFAULT_WEIGHTS};
    paint();
    onchange(weights);
  };
  function paint(): void {
    const total = KEYS.reduce((sum, key) => sum + weights[key], 0);
    for (const {key, input, output} of inputs) {
      input.setAttribute("value", String(Math.round(100 * weights[key])));
      input.value = String(Math.round(100 * weights[key]));
      output.textContent = total > 0 ? f.percent(weights[key] / total) : f.MISSING;
    }
    reset.hidden = KEYS.every((key) => weights[key] === DEFAULT_WEIGHTS[key]);
  }
  paint();
  return {
    node: html`<div class="weights" role="group" aria-label="Weights of the composite score">
      ${inputs.map((d) => d.node)}${reset}
    </div>`,
    show(next) {
      weights = {...next};
      paint();
    }
  };
}
