import {html} from "htl";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import * as f from "../format.js";
import type {Comparison, Disagreement, Standing} from "./lab-types.js";
import {scoreText, strategyName} from "./names.js";

const STANDING: Record<Standing, () => HTMLElement> = {
  right: () => badge("accept", "Right"),
  wrong: () => badge("reject", "Wrong"),
  missed: () => badge("ask", "Missed"),
  none: () => badge("plain", "Rightly none")
};

export interface Disagreements {
  node: HTMLElement;
  show(c: Comparison): void;
}

/** Listings that the two strategies link differently; search and sorting stay when a threshold moves. */
export function disagreements(
  first: Comparison,
  {
    all,
    onselect,
    onnear,
    chosen
  }: {
    /** Fetches the rows that the page does not hold. */
    all: () => Promise<readonly Disagreement[]>;
    onselect: (listing: number) => void;
    onnear: () => void;
    chosen: () => number;
  }
): Disagreements {
  const title = html`<h2 id="disagreements"></h2>`;
  let replace: (rows: readonly Disagreement[]) => void = () => {};
  let now = first;
  const side = (which: "left" | "right") => [
    {
      label: `${which === "left" ? "Left" : "Right"} links to`,
      value: (d: Disagreement) => d[which].name ?? "no link",
      format: (v: string, d: Disagreement) =>
        d[which].name === null ? html`<span class="remark">no link</span>` : f.sentenceCase(v),
      title: (d: Disagreement) => d[which].code ?? "no link",
      key: `${which}-to`
    },
    {
      label: which === "left" ? "Left score" : "Right score",
      value: (d: Disagreement) => d[which].score,
      format: (v: number) => scoreText(now[which].strategy, v),
      key: `${which}-score`
    },
    ...(first.truth
      ? [
          {
            label: which === "left" ? "Left is" : "Right is",
            value: (d: Disagreement) => d[which].standing ?? "",
            format: (v: Standing) => STANDING[v](),
            key: `${which}-is`
          }
        ]
      : [])
  ];
  const table = dataTable<Disagreement>({
    caption: "Pairs on which they disagree",
    rows: first.disagreements,
    total: first.disagreeing,
    rest: first.disagreements.length < first.disagreeing ? all : undefined,
    limit: 10,
    sortBy: "Revenue",
    url: "d-",
    file: "disagreements",
    bind: (set) => (replace = set),
    selected: (d) => d.listing === chosen(),
    onselect: (d) => onselect(d.listing),
    columns: [
      {label: "Listing", value: (d) => d.title, title: (d) => d.id},
      {label: "Revenue", value: (d) => d.revenue, format: f.wholePounds},
      ...side("left"),
      ...side("right")
    ]
  });
  table.addEventListener("pointerenter", onnear);
  table.addEventListener("focusin", onnear);
  return {
    node: html`<section class="finding disagreements">
      ${title}
      <div class="subtitle">
        Listings that get another article, or none, on the other side. Revenue of the articles in question, £, all
        dates. Choose a row to see the pair in full.
      </div>
      ${table}
    </section>`,
    show(c) {
      now = c;
      title.textContent = disagreementTitle(c);
      if (c.disagreements.length === c.disagreeing) replace(c.disagreements);
    }
  };
}

export const disagreementTitle = (c: Comparison): string =>
  c.disagreeing
    ? `${strategyName(c.left.strategy)} and ${strategyName(c.right.strategy).toLowerCase()} disagree on ${f.count(c.disagreeing)} of ${f.counted(c.listings, "listing")}`
    : `They agree on all ${f.counted(c.listings, "listing")}`;
