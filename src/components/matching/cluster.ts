import {html} from "htl";
import * as f from "../format.js";
import {productLink} from "../product-link.js";
import type {Engine} from "./engine.js";
import {goldenForm} from "./golden-form.js";
import type {GoldenValues} from "./golden-values.js";
import type {Which} from "./lab-state.js";
import {scoreText, strategyName} from "./names.js";
import {plainTable, type Cell} from "./plain-table.js";

/** Golden records and siblings, by position of the article. */
export interface LabClusters {
  goldenOf: string[];
  /** By golden id: field, value, source, record, rule. */
  fields: Record<string, [field: string, value: string, source: string, record: string, rule: string][]>;
  siblings: number[][];
  /** Fields that a steward can set. */
  settable: string[];
}

const RULES: Record<string, string> = {
  only_value: "the only value",
  trusted_source: "the trusted source",
  most_frequent: "most frequent",
  most_recent: "most recent",
  most_complete: "most complete record",
  longest: "longest",
  steward: "a steward's word"
};

/** An article's cluster under one side: its records, its golden values with row and rule, its siblings. */
export function clusterView(
  engine: Engine,
  which: Which,
  article: number,
  all: LabClusters,
  values: GoldenValues
): HTMLElement {
  const {articles, listings} = engine.records;
  const {ranked, pairOf, articleOf} = engine.sides[which];
  const members = [...articleOf.keys()].filter((l) => articleOf[l] === article);
  const id = all.goldenOf[article] ?? "";
  const golden = all.fields[id] ?? [];
  const siblings = all.siblings[article] ?? [];
  const code = articles.code[article]!;
  return html`<section class="cluster" aria-label="Cluster">
    <h3>The cluster of ${productLink(code, articles.name[article]!)}</h3>
    <p class="remark">
      ${f.counted(members.length + 1, "record")} under ${strategyName(ranked.strategy).toLowerCase()} at this threshold;
      golden id <span class="code">${id || "none"}</span>
    </p>
    <div class="columns">
      ${plainTable(
        "Records of the cluster",
        ["Record", "Name", "Price", "Score"],
        [
          [
            code,
            f.sentenceCase(articles.name[article]!),
            [articles.price[article], f.pounds(articles.price[article])],
            "article"
          ],
          ...members.map((l): Cell[] => [
            listings.id[l]!,
            listings.title[l]!,
            [listings.price[l], f.pounds(listings.price[l])],
            [ranked.score[pairOf[l]!], scoreText(ranked.strategy, ranked.score[pairOf[l]!] ?? null)]
          ])
        ],
        {numbers: false}
      )}
      <div>
        ${plainTable(
          "Golden values",
          ["Field", "Golden value", "From", "By rule"],
          golden.map(([field, value, source, record, rule]) => [
            f.sentenceCase(field),
            field === "price" ? f.pounds(Number(value)) : value,
            source === "steward" ? `steward, ${record}` : `${source === "erp" ? "article" : "listing"} ${record}`,
            RULES[rule] ?? rule.replaceAll("_", " ")
          ]),
          {numbers: false}
        )}
        <p class="remark">
          Golden values are those of the last refresh, under the strategy in use. What a steward sets wins over every
          other rule.
        </p>
        ${goldenForm(values, code, all.settable)}
      </div>
    </div>
    <p>
      ${
        siblings.length
          ? html`<b>Siblings, kept apart:</b>
              ${siblings.slice(0, 8).map((s, i) => html`${i ? ", " : ""}${productLink(articles.code[s]!, articles.name[s]!)}`)}${siblings.length > 8 ? ` and ${siblings.length - 8} more` : ""}.
              They differ in colour, size or pack only.`
          : "It has no siblings: no other article differs in colour, size or pack only."
      }
    </p>
  </section>`;
}
