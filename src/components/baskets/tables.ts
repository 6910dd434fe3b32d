import {html} from "htl";
import type {Baskets, Level, PairRow, TripleRow} from "../../../loaders/baskets.ts";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import * as f from "../format.js";
import {productLink} from "../product-link.js";
import {share2} from "./charts.js";

/** A p-value as written: small ones by their bound. */
const pValue = (p: number): string => (p < 0.001 ? "< 0.001" : p.toFixed(3));
const kind = (d: {variants: boolean}): string => (d.variants ? "Variants" : "Different");

/** The query that counts in how many baskets two or three articles stand together; lift and p follow from its counts. */
const together = (baskets: string, {baskets: least}: Pick<Level, "baskets">, size: 2 | 3): string => {
  const names = ["a", "b", "c"].slice(0, size);
  const joins = names
    .slice(1)
    .map((n, i) => `JOIN line AS ${n} ON ${n}.invoice = a.invoice AND ${n}.product_code > ${names[i]}.product_code`);
  return `WITH line AS (
${baskets.replace(/^/gm, "  ")}
)
SELECT ${names.map((n) => `${n}.product_code AS ${n}`).join(", ")}, count(*) AS baskets
FROM line AS a
${joins.join("\n")}
GROUP BY ${names.map((n) => `${n}.product_code`).join(", ")}
HAVING count(*) >= ${least}
ORDER BY baskets DESC`;
};

/** Pairs at one level of support; `index` tells which of a pair's adjusted p-values is the level's. */
export function pairTable({totals, sql}: Baskets, pairs: readonly PairRow[], level: Level, index: number): HTMLElement {
  const variants = pairs.filter((d) => d.variants).length;
  return dataTable<PairRow>({
    caption: `Pairs in at least ${f.count(level.baskets)} baskets`,
    file: "pairs",
    url: "",
    sql: together(sql.baskets, level, 2),
    rows: pairs,
    limit: 20,
    filters: [
      {
        label: "Articles",
        key: "kind",
        value: kind,
        options: [
          ["Different", pairs.length - variants],
          ["Variants", variants]
        ]
      }
    ],
    columns: [
      {
        label: "Article",
        value: (d) => d.nameA,
        title: (d) => `${d.a} ${d.nameA}`,
        format: (v: string, d) => productLink(d.a, v)
      },
      {
        label: "With",
        value: (d) => d.nameB,
        title: (d) => `${d.b} ${d.nameB}`,
        format: (v: string, d) => productLink(d.b, v)
      },
      {label: "Lift", value: (d) => d.lift, format: f.fixed1, bar: "var(--sales)"},
      {label: "Baskets with both", value: (d) => d.count, format: f.count, key: "baskets"},
      {label: "Support", value: (d) => d.count / totals.baskets, format: share2},
      {
        label: "First → second",
        value: (d) => d.count / d.ofA,
        format: f.percent,
        title: (d) => `${f.count(d.count)} of the ${f.count(d.ofA)} baskets with the first`,
        key: "forth"
      },
      {
        label: "Second → first",
        value: (d) => d.count / d.ofB,
        format: f.percent,
        title: (d) => `${f.count(d.count)} of the ${f.count(d.ofB)} baskets with the second`,
        key: "back"
      },
      {label: "Adjusted p", value: (d) => d.p[index] ?? null, format: pValue, key: "p"},
      {label: "Codes", value: (d) => `${d.a} ${d.b}`, format: (v: string) => html`<span class="code">${v}</span>`},
      {
        label: "Kind",
        value: kind,
        format: (v: string) => (v === "Variants" ? badge("plain", "variants") : "different"),
        key: "by-kind"
      }
    ]
  });
}

/** Three articles that go together more than their pairs explain. */
export function tripleTable({triples, totals, sql}: Baskets): HTMLElement {
  return dataTable<TripleRow>({
    caption: "Triples",
    file: "triples",
    url: "t-",
    sql: together(sql.baskets, {baskets: Math.min(...triples.map((d) => d.count))}, 3),
    rows: triples,
    limit: 10,
    columns: [
      {
        label: "Three articles",
        value: (d) => d.names.join(" + "),
        title: (d) => d.names.join(" + "),
        format: (_: string, d) =>
          html`<span class="rule"
            >${d.names.map((name, i) => html`${i ? " + " : null}${productLink(d.codes[i]!, name)}`)}</span
          >`
      },
      {label: "Lift over pair", value: (d) => d.lift, format: f.fixed1, bar: "var(--sales)", key: "lift"},
      {label: "Baskets", value: (d) => d.count, format: f.count},
      {label: "Support", value: (d) => d.count / totals.baskets, format: share2},
      {
        label: "Best confidence",
        value: (d) => d.confidence,
        format: f.percent,
        title: (d) => `the two others → ${d.third}`,
        key: "confidence"
      },
      {label: "Adjusted p", value: (d) => d.p, format: pValue, key: "p"},
      {label: "Kind", value: kind, format: (v: string) => (v === "Variants" ? badge("plain", "variants") : "different")}
    ]
  });
}
