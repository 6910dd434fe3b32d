import {html} from "htl";
import type {Lab} from "../../../loaders/lab.ts";
import * as f from "../format.js";
import {strategyName} from "./names.js";
import {plainTable} from "./plain-table.js";

const METHODS: Record<string, [name: string, what: string]> = {
  components: ["Connected components", "of the accepted links; what is published"],
  "components with questions": ["Components with questions", "pairs to be asked about join too"],
  centre: ["Centre", "each record joins its best centre, over the same pairs"],
  "average linkage": [
    "Average linkage",
    "groups join while their pairs of article and listing are, on average, as likely as not the same"
  ]
};

const SQL = `SELECT method, clusters, largest, components_only, method_only, adjusted_rand
FROM meta.mdm_clustering JOIN meta.mdm_run USING (strategy)
WHERE is_active
ORDER BY method <> 'components', clusters DESC, method`;

/** The same pairs clustered in several ways, and how far the others are from what is published. */
export function clusteringsView({clusterings, runs}: Lab): HTMLElement | null {
  const active = runs.find((d) => d.isActive)?.strategy;
  const rows = clusterings.filter((d) => d.strategy === active);
  if (!rows.length) return null;
  const others = rows.filter((d) => d.method !== "components");
  const near = [...others].sort((a, b) => b.adjustedRand - a.adjustedRand)[0];
  return html`<section class="finding" id="clusterings">
    <h2>
      ${near ? `Of other ways to cluster, ${METHODS[near.method]?.[0].toLowerCase() ?? near.method} comes nearest: adjusted Rand index ${f.ratio3(near.adjustedRand)}` : "Clusters"}
    </h2>
    <div class="subtitle">
      Records of both sides under ${strategyName(active!).toLowerCase()}, in clusters by several methods, against
      connected components. A record alone is a cluster of one.
    </div>
    ${plainTable(
      "Ways to cluster",
      ["Method", "Clusters", "Largest", "Pairs together in components only", "Only in this", "Adjusted Rand index"],
      rows.map((d) => [
        [
          METHODS[d.method]?.[0] ?? d.method,
          html`${METHODS[d.method]?.[0] ?? d.method} <span class="remark">${METHODS[d.method]?.[1] ?? ""}</span>`
        ],
        [d.clusters, f.count(d.clusters)],
        [d.largest, f.count(d.largest)],
        [d.componentsOnly, f.count(d.componentsOnly)],
        [d.methodOnly, f.count(d.methodOnly)],
        [d.adjustedRand, f.ratio3(d.adjustedRand)]
      ]),
      {sql: SQL}
    )}
  </section>`;
}
