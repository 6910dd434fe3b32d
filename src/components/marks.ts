import {html} from "htl";
import {badge} from "./badge.js";

/** What the marks beside figures mean. */
export const marks = (): HTMLElement =>
  html`<span
    >${badge("simulated", "Demo data")} made by a generator, not by a shop. ${badge("derived", "Derived")} computed by a
    model from the data. No mark: as it stands in the source.</span
  >`;
