import {html} from "./html.js";
import {sentenceCase} from "./format.js";

/** File name of an article's sheet: the code, with what a file name or URL cannot hold replaced. Case is the code's. */
export const sheetName = (code: string): string => encodeURIComponent(code).replace(/[%.*'()!~]/g, "_");

/** Path of an article's sheet from the root. `root` leads from the page to the root, "./" by default. */
export const sheetPath = (code: string, root = "./"): string => `${root}product/${sheetName(code)}`;

/** An article's name as a link to its sheet. */
export const productLink = (code: string, name: string, root?: string): HTMLElement =>
  html`<a href=${sheetPath(code, root)}>${sentenceCase(name)}</a>`;
