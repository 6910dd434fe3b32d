import {html} from "htl";
import type {Ablation} from "../../../loaders/benchmarks.ts";
import {dataTable, type Column} from "../data-table.js";
import * as f from "../format.js";

/** A rule and what it is worth on each set, in points of F1. */
interface Row {
  rule: string;
  gains: Map<string, number>;
  mean: number;
}

/** What each rule of hybrid is worth, measured by leaving it out; null where that was not measured. */
export function gains(
  ablation: readonly Ablation[],
  meanings: Readonly<Record<string, string>>,
  setName: (set: string) => string
): HTMLElement | null {
  if (!ablation.length) return null;
  const names = [...new Set(ablation.flatMap((a) => a.gains.map((g) => g.rule)))];
  const rows = names
    .map((rule): Row => {
      const own = new Map(
        ablation.flatMap((a) => a.gains.filter((g) => g.rule === rule).map((g) => [a.set, 100 * g.gain] as const))
      );
      return {rule, gains: own, mean: [...own.values()].reduce((sum, v) => sum + v, 0) / Math.max(1, own.size)};
    })
    .sort((a, b) => b.mean - a.mean);
  const all = rows.flatMap((row) => [...row.gains].map(([set, gain]) => ({rule: row.rule, set, gain})));
  const best = [...all].sort((a, b) => b.gain - a.gain)[0]!;
  const harm = all.filter((d) => d.gain < -0.05).length;
  return html`<section class="finding" id="rules">
    <h2>“${f.sentenceCase(best.rule)}” is worth most: ${f.fixed1(best.gain)} points of F1 on ${setName(best.set)}</h2>
    <div class="subtitle">
      Points of F1 that each rule of hybrid is worth: with all rules less without that one. Rules share what they see,
      so the points do not add
      up${harm ? `; ${f.counted(harm, "time", "times")} a rule costs more than 0.05 points on a set` : ""}.
      ${ablation[0]!.version}, measured
      ${f.day(
        ablation
          .map((a) => a.measuredAt)
          .sort()
          .at(-1)!
      )}.
    </div>
    ${dataTable<Row>({
      caption: "What each rule is worth",
      rows,
      limit: 20,
      url: "r-",
      file: "rule-gains",
      columns: [
        {label: "Rule", value: (d) => d.rule, format: f.sentenceCase},
        {label: "What it does", value: (d) => meanings[d.rule] ?? "", key: "what"},
        {label: "Mean", value: (d) => d.mean, format: points},
        ...ablation.map(({set, f1}): Column<Row> => ({
          label: setName(set),
          key: set,
          value: (d) => d.gains.get(set) ?? null,
          format: points,
          title: () => `F1 ${f.ratio3(f1)} with all rules`
        }))
      ]
    })}
  </section>`;
}

const points = (v: number | null): string =>
  v === null ? "–" : Math.abs(v) < 0.005 ? "0" : `${v > 0 ? "+" : "−"}${Math.abs(v).toFixed(2)}`;
