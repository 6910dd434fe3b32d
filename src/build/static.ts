import {parseHTML} from "linkedom";

/**
 * Gives components a document in Node, so that the same TypeScript draws a page's first numbers at build and the live
 * page in the browser. Charts are not drawn here: a frame keeps their place (see `finding`).
 */
export function useStaticDocument(): void {
  if (typeof globalThis.document !== "undefined") return;
  const {document, Node} = parseHTML("<!doctype html><html><body></body></html>");
  class NodeList extends Array<Node> {} // htl asks whether a value is one; none is, at build
  Object.assign(globalThis, {
    document,
    Node,
    NodeList,
    HTMLCollection: NodeList,
    ResizeObserver: Unseen,
    IntersectionObserver: Unseen
  });
}

/** An observer that never reports: nothing has a size at build. */
class Unseen {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/**
 * A node's HTML as one line that survives Markdown: no blank line ends the block, and no dollar sign with a brace is
 * read as an expression by Framework.
 */
export const toHtml = (node: Node): string => {
  const host = document.createElement("div");
  host.append(node);
  return oneLine(host.innerHTML);
};

/** The same for HTML as text. */
export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ").replaceAll("${", "&#36;{");
