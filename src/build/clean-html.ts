import {parseHTML} from "linkedom";

const TABLE = ["table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"];
const TEXT = [
  "p",
  "br",
  "b",
  "strong",
  "i",
  "em",
  "code",
  "pre",
  "span",
  "div",
  "ul",
  "ol",
  "li",
  "h3",
  "h4",
  "figure"
];
const SVG = [
  ...[
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "line",
    "text",
    "tspan",
    "title",
    "defs",
    "clipPath",
    "polyline",
    "polygon"
  ],
  ...["pattern", "linearGradient", "stop", "ellipse"]
];
const KEPT = new Set([...TABLE, ...TEXT, ...SVG].map((name) => name.toLowerCase()));

/** Attributes without scripts, addresses or names that could clash with the page's. */
const ATTRIBUTES = new Set(
  [
    ...["colspan", "rowspan", "scope", "role", "width", "height", "viewBox", "transform", "d", "x", "y", "x1", "x2"],
    ...["y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "points", "fill", "fill-opacity", "stroke", "opacity"],
    ...["stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "text-anchor"],
    ...["font-size", "font-weight", "font-family", "font-variant", "text-overflow", "stroke-miterlimit", "offset"],
    ...["paint-order", "dominant-baseline", "aria-hidden", "stop-color"]
  ].map((name) => name.toLowerCase())
);

/**
 * Keeps of a saved output what a table or a chart needs and drops all else: scripts, styles, frames, forms, images,
 * handlers, addresses. What is dropped goes with its content; the text of unknown harmless elements stays.
 */
export function cleanHtml(html: string): string {
  const {document} = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  for (const child of [...document.body.children]) clean(child);
  for (const table of document.querySelectorAll("table")) alignHeads(table);
  return document.body.innerHTML;
}

const DROPPED = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "embed",
  "form",
  "template",
  "foreignobject",
  "link",
  "base"
]);

function clean(node: Element): void {
  const name = node.tagName.toLowerCase();
  if (DROPPED.has(name)) return node.remove();
  for (const child of [...node.children]) clean(child);
  if (/^h[1-6]$/.test(name)) return asTitle(node);
  if (!KEPT.has(name)) return void node.replaceWith(...node.childNodes);
  const right = /text-align:\s*right/.test(node.getAttribute("style") ?? "");
  for (const attribute of [...node.attributes])
    if (!ATTRIBUTES.has(attribute.name.toLowerCase()) || /url\s*\(|script:/i.test(attribute.value))
      node.removeAttribute(attribute.name);
  if (right) node.setAttribute("class", "number");
}

/** A chart's own heading would stand among those of the page. */
function asTitle(node: Element): void {
  const title = node.ownerDocument.createElement("p");
  if (node.tagName.toLowerCase() < "h3") title.setAttribute("class", "nb-title");
  title.append(...node.childNodes);
  node.replaceWith(title);
}

/** Heads of numbers stand above them. */
function alignHeads(table: Element): void {
  const cells = table.querySelector("tbody tr")?.children ?? [];
  const heads = table.querySelector("thead tr")?.children ?? [];
  for (const [i, head] of [...heads].entries())
    if (cells[i]?.getAttribute("class") === "number") head.setAttribute("class", "number");
}
