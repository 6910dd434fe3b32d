import {FileAttachment} from "observablehq:stdlib";
import {dashboard} from "./dashboard.js";
import {gunzip, unpack} from "./lines.js";

// Needs the browser: imported by the page once its shell stands.
const file = FileAttachment("../../data/lines.bin.gz");

/** Fetches all lines and makes the dashboard of them. */
export async function load(): Promise<HTMLElement> {
  return dashboard(unpack(await gunzip(await fetch(await file.url()))));
}
