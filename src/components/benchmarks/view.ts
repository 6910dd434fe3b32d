import {html} from "htl";
import type {Benchmarks, MeasuredRow} from "../../../loaders/benchmarks.ts";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {strategyName} from "../matching/names.js";
import {plainTable, type Cell} from "../matching/plain-table.js";
import {gains} from "./gains.js";
import {AIMS, PROTOCOLS, PUBLISHED, SETS, type Published} from "./published.js";

const setName = (set: string): string => SETS[set]?.[0] ?? set;

/** How well the strategies match, measured on labelled sets, beside published results, with what fails. */
export function view(b: Benchmarks): DocumentFragment {
  const best = (set: string): MeasuredRow | undefined => b.rows.find((r) => r.set === set && r.strategy === "hybrid");
  return html.fragment`<h1>How well does the matching work where the truth is known?</h1>
${lede(b)}
<p class="kicker">${b.rows.length ? `Measured ${f.day(latest(b.rows))} · ${b.machine}` : "Not measured yet"} · <a href="./matching">Matching lab</a></p>
${b.rows.length ? measured(b.rows) : emptyState("Nothing has been measured here", "The file docs/results/matching.json is not there.", "Run: npx tsx bench/matching-results.ts")}
${aims(b.rows)}
${(["C", "A", "B"] as const).map((p) => published(p, p === "C" ? [best("abt-buy"), best("dblp-acm")] : []))}
${gains(b.ablation, b.meanings, setName)}
${failures(b.rows)}
<h2>How this is counted</h2>
${howCounted([
  [
    "Our protocol",
    b.protocol
      ? `${f.sentenceCase(b.protocol)}. The sets were known while the rules were written, so catalogues of your own may do worse: smartshop mdm simulate, or a truth file of your own, tells.`
      : "–"
  ],
  [
    "Intervals",
    "95%, bootstrap over left records, 1,000 rounds: a set is one sample of the catalogues one could meet."
  ],
  [
    "Published results",
    "As their sources give them; we have not run them again. Scores of one protocol are not comparable with another's: pairs chosen beforehand are easier, and contain their partners by construction."
  ],
  [
    "Candidates",
    "Pairs that blocking let through; recall is the share of true pairs among them, the most that any decision after it can reach."
  ],
  [
    "Probabilistic",
    "Fellegi-Sunter by EM with term frequencies; its parameters equal those of Splink 5.0.0 on one fixture within 0.000001 (tests/mdm/probabilistic-em.test.ts)."
  ],
  ["The sets", html`${Object.values(SETS).map(([name, what]) => html`<div><b>${name}</b>: ${what}.</div>`)}`],
  [
    "Again",
    "npx tsx bench/matching-results.ts writes these results, with --ablate what each rule is worth; smartshop mdm eval <set> prints one, with --ablate its rules."
  ]
])}`;
}

const latest = (rows: readonly MeasuredRow[]): string =>
  rows
    .map((r) => r.measuredAt)
    .sort()
    .at(-1)!;

function lede({rows}: Benchmarks): HTMLElement | null {
  const hybrid = rows.filter((r) => r.strategy === "hybrid");
  const worst = [...hybrid].sort((a, b) => a.f1 - b.f1)[0];
  if (!worst) return null;
  const top = [...hybrid].sort((a, b) => b.f1 - a.f1)[0]!;
  return html`<p class="lede">
    With no label used and no setting changed, hybrid reaches F1 from <b>${f.ratio3(worst.f1)}</b> on
    ${setName(worst.set)} to <b>${f.ratio3(top.f1)}</b> on ${setName(top.set)}, end to end on raw tables.
  </p>`;
}

function measured(rows: readonly MeasuredRow[]): HTMLElement {
  const wins = Object.keys(SETS).filter((set) => {
    const of = rows.filter((r) => r.set === set);
    return of.length > 1 && [...of].sort((a, b) => b.f1 - a.f1)[0]!.strategy === "hybrid";
  });
  const sets = new Set(rows.map((r) => r.set));
  return html`<section class="finding">
    <h2>Hybrid is best on ${f.count(wins.length)} of ${f.counted(sets.size, "set")}</h2>
    <div class="subtitle">
      Precision, recall and F1 with 95% intervals, end to end; seconds on the machine named above, which did other work
      too
    </div>
    ${dataTable<MeasuredRow>({
      caption: "Measured results",
      rows,
      limit: 40,
      url: "",
      file: "matching-results",
      filters: [
        {
          label: "Strategy",
          key: "strategy",
          value: (r) => r.strategy,
          options: [...new Set(rows.map((r) => r.strategy))].map(
            (s) => [s, rows.filter((r) => r.strategy === s).length] as const
          ),
          write: strategyName
        }
      ],
      columns: [
        {label: "Set", value: (r) => setName(r.set), title: (r) => SETS[r.set]?.[1] ?? r.set},
        {
          label: "Strategy",
          value: (r) => r.strategy,
          format: strategyName,
          title: (r) => [r.version, r.embeddings].filter((v) => v).join(", "),
          key: "by-strategy"
        },
        {label: "F1", value: (r) => r.f1, format: f.ratio3, bar: "var(--accept)", max: 1},
        {label: "F1, 95%", value: (r) => `${f.ratio3(r.intervals.f1[0])}–${f.ratio3(r.intervals.f1[1])}`},
        {
          label: "Precision",
          value: (r) => r.precision,
          format: f.ratio3,
          title: (r) => `${r.right} of ${r.found} links right`
        },
        {label: "Recall", value: (r) => r.recall, format: f.ratio3, title: (r) => `${r.right} of ${r.truth} found`},
        {label: "True pairs", value: (r) => r.truth, format: f.count},
        {label: "Records", value: (r) => `${f.count(r.sides[0])} × ${f.count(r.sides[1])}`},
        {label: "Candidates", value: (r) => r.candidates, format: f.count},
        {label: "Their recall", value: (r) => r.blockerRecall, format: f.ratio3},
        {label: "Threshold", value: (r) => r.threshold.score, format: f.ratio3, title: (r) => r.threshold.method},
        {label: "Seconds", value: (r) => r.seconds, format: f.fixed1}
      ]
    })}
  </section>`;
}

function aims(rows: readonly MeasuredRow[]): HTMLElement | null {
  const list = AIMS.flatMap(({set, part, f1}) => {
    const row = rows.find((r) => r.set === set && r.strategy === "hybrid");
    const reached = part ? row?.parts[part]?.f1 : row?.f1;
    return reached === undefined
      ? []
      : [{name: `${setName(set)}${part ? `, ${part} articles only` : ""}`, aim: f1, reached}];
  });
  if (!list.length) return null;
  const met = list.filter((d) => d.reached >= d.aim).length;
  return html`<section class="finding">
    <h2>
      ${met === list.length ? `All ${f.count(met)} aims are reached` : `${f.count(met)} of ${f.count(list.length)} aims are reached`}
    </h2>
    <div class="subtitle">F1 that hybrid was to reach, set before it was built</div>
    ${plainTable(
      "Aims",
      ["Set", "Aim", "Reached", "Difference", "Result"],
      list.map((d) => [
        d.name,
        [d.aim, f.ratio3(d.aim)],
        [d.reached, f.ratio3(d.reached)],
        [d.reached - d.aim, `${d.reached >= d.aim ? "+" : "−"}${f.ratio3(Math.abs(d.reached - d.aim))}`],
        d.reached >= d.aim ? ["reached", badge("accept", "Reached")] : ["missed", badge("reject", "Missed")]
      ])
    )}
  </section>`;
}

function published(protocol: Published["protocol"], [abt, dblp]: (MeasuredRow | undefined)[]): HTMLElement {
  const ours = abt || dblp;
  const rows = [
    ...PUBLISHED.filter((d) => d.protocol === protocol).map((d) => ({...d, ours: false})),
    ...(ours
      ? [
          {
            method: "SmartShop 360, hybrid",
            labels: "none",
            abt: abt ? 100 * abt.f1 : null,
            dblp: dblp ? 100 * dblp.f1 : null,
            source: "measured here, end to end",
            ours: true
          }
        ]
      : [])
  ].sort((a, b) => (b.abt ?? 0) - (a.abt ?? 0));
  const percent = (v: number | null): string => (v === null ? "–" : v.toFixed(1));
  const before = rows.find((r) => !r.ours);
  const title =
    protocol === "C" && abt && before
      ? `End to end on Abt-Buy: hybrid ${percent(100 * abt.f1)}, best published ${percent(before.abt)}`
      : `Protocol ${protocol}: published results, not comparable with ours`;
  return html`<section class="finding">
    <h2>${title}</h2>
    <div class="subtitle">F1 in percent. ${PROTOCOLS[protocol]}</div>
    ${plainTable(
      `Published results, protocol ${protocol}`,
      ["Method", "Labels or model", "Abt-Buy", "DBLP-ACM", "Source"],
      rows.map((r) => [
        r.ours ? html`<b>${r.method}</b>` : r.method,
        r.labels,
        [r.abt, percent(r.abt)],
        [r.dblp, percent(r.dblp)],
        r.source
      ]),
      {numbers: false}
    )}
  </section>`;
}

const number = (n: number): Cell => [n, f.count(n)];

function failures(rows: readonly MeasuredRow[]): HTMLElement | null {
  const hybrid = rows.filter((r) => r.strategy === "hybrid");
  if (!hybrid.length) return null;
  const demo = hybrid.find((r) => r.set === "demo")?.failures;
  const wrong = hybrid.reduce((sum, r) => sum + r.found - r.right, 0);
  const missed = hybrid.reduce((sum, r) => sum + r.truth - r.right, 0);
  return html`<section class="finding">
    <h2>What fails: ${f.count(wrong)} wrong links and ${f.count(missed)} missed pairs over all sets</h2>
    <div class="subtitle">Hybrid, by set; below, examples from the demo marketplace</div>
    ${plainTable(
      "Failures by set",
      [
        "Set",
        "Wrong links",
        "of links",
        "Of records without a partner",
        "Missed pairs",
        "of true pairs",
        "Lost in blocking"
      ],
      hybrid.map((r) => [
        setName(r.set),
        ...[r.found - r.right, r.found].map(number),
        r.orphanLinks === undefined ? ([null, "–"] as const) : number(r.orphanLinks),
        ...[r.truth - r.right, r.truth, Math.round(r.truth * (1 - r.blockerRecall))].map(number)
      ])
    )}
    ${
      demo
        ? html`<div class="columns">
            ${plainTable(
              "Wrong links of the demo",
              ["Listing", "Linked with", "Is"],
              demo.wrong.map((d) => [d[0]!, ...d.slice(1).map(f.sentenceCase)]),
              {numbers: false}
            )}
            ${plainTable(
              "Missed pairs of the demo",
              ["Listing", "Is"],
              demo.missed.map((d) => [d[0]!, f.sentenceCase(d[1]!)]),
              {numbers: false}
            )}
          </div>`
        : null
    }
  </section>`;
}
