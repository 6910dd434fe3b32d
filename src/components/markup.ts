/** What a hole of a template is: an attribute's whole value, a part of one, or content. */
interface Shape {
  holes: ("attribute" | "part" | "content")[];
  /** Whether the template has one element and nothing beside it. */
  single: boolean;
}

const VOID = /^(area|br|col|hr|img|input|link|meta|source|wbr)$/;
const TOKEN = /<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+)/gi;
const shapes = new WeakMap<TemplateStringsArray, Shape>();

/** Reads a template once: where its holes are, and whether it has a single root. */
function shapeOf(strings: TemplateStringsArray): Shape {
  const known = shapes.get(strings);
  if (known) return known;
  let before = "";
  const holes = strings.slice(0, -1).map((part) => {
    before += part;
    const inTag = before.lastIndexOf("<") > before.lastIndexOf(">");
    const hole = !inTag ? "content" : /\s[\w:-]+=$/.test(before) ? "attribute" : "part";
    before += "x";
    return hole;
  });
  // A hole in content stands for a node of its own: what matters is whether it is alone.
  const filled = strings.reduce((text, part, i) => text + (holes[i - 1] === "content" ? "<b></b>" : "x") + part);
  let depth = 0;
  let roots = 0;
  for (const [, close, name, rest, text] of filled.matchAll(TOKEN)) {
    if (text !== undefined) roots += depth === 0 ? 1 : 0;
    else if (close) --depth;
    else {
      if (depth === 0) ++roots;
      if (!VOID.test(name!) && !rest!.endsWith("/")) ++depth;
    }
  }
  const shape: Shape = {holes, single: roots === 1};
  shapes.set(strings, shape);
  return shape;
}

const ESCAPES: Record<string, string> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};
const escape = (value: unknown): string => String(value).replace(/[&<>"]/g, (c) => ESCAPES[c]!);

function content(value: unknown): string {
  if (value == null || value === false) return "";
  if (value instanceof Markup) return value.toString();
  if (typeof value !== "string" && typeof value === "object" && Symbol.iterator in value)
    return [...(value as Iterable<unknown>)].map(content).join("");
  return escape(value);
}

/** A template with its values, written when asked for; follows htl in what a value means. */
export class Markup {
  private readonly strings: TemplateStringsArray;
  private readonly values: readonly unknown[];
  private readonly wrap: string | undefined;

  /** `wrap` is put around several roots, as htl does for a template that is no fragment. */
  constructor(strings: TemplateStringsArray, values: readonly unknown[], wrap?: string) {
    this.strings = strings;
    this.values = values;
    this.wrap = wrap;
  }

  toString(): string {
    const {holes, single} = shapeOf(this.strings);
    let text = this.strings[0]!;
    this.values.forEach((value, i) => {
      if (holes[i] === "content") text += content(value);
      else if (holes[i] === "part") text += escape(value);
      else if (value == null || value === false || typeof value === "function") text = text.replace(/\s[\w:-]+=$/, "");
      else text += `"${value === true ? "" : escape(value)}"`;
      text += this.strings[i + 1]!;
    });
    return single || !this.wrap ? text : `<${this.wrap}>${text}</${this.wrap}>`;
  }
}
