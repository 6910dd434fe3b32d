import {html as liveHtml, svg as liveSvg} from "htl";
import {Markup} from "./markup.js";

type Values = readonly unknown[];
let writing = false;

/** The same as htl's `html`, except inside `written`: there it puts text together instead of making nodes. */
export const html = Object.assign(
  (strings: TemplateStringsArray, ...values: Values): HTMLElement =>
    writing ? (new Markup(strings, values, "span") as unknown as HTMLElement) : liveHtml(strings, ...values),
  {
    fragment: (strings: TemplateStringsArray, ...values: Values): DocumentFragment =>
      writing ? (new Markup(strings, values) as unknown as DocumentFragment) : liveHtml.fragment(strings, ...values)
  }
);

/** The same as htl's `svg`, with the same exception. */
export const svg = (strings: TemplateStringsArray, ...values: Values): SVGElement =>
  writing ? (new Markup(strings, values, "g") as unknown as SVGElement) : liveSvg(strings, ...values);

/**
 * The HTML that a component would make, as text, without a document: for pages by the thousand. The component must
 * build its nodes with `html` of this module alone and not change them afterwards.
 */
export function written(draw: () => Node): string {
  writing = true;
  try {
    return String(draw());
  } finally {
    writing = false;
  }
}
