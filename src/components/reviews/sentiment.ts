import {html} from "htl";
import type {Reviews} from "../../../loaders/reviews.ts";
import type {SentimentReport} from "../../../loaders/review-texts.ts";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";

type Measured = NonNullable<SentimentReport["measured"]>;
interface Row {
  method: string;
  used: boolean;
  accuracy: Measured["learnt"];
}

const NAMES = {learnt: "Learnt from labels", list: "Word list"} as const;

/** What sentiment stands for where stars lack, by which method, and how often it is right. */
export function sentiment({shown, totals, about, sql}: Reviews): HTMLElement {
  const {measured, method, unrated, onRated, labelled} = shown!.sentiment;
  const without = unrated.positive + unrated.negative + unrated.neutral;
  const told = without
    ? `Of ${f.counted(without, "review")} with neither stars nor label it calls ${f.count(unrated.positive)} good, ${f.count(unrated.negative)} bad${unrated.neutral ? `, ${f.count(unrated.neutral)} neither` : ""}.`
    : "Every review has stars or a label, so it is used for none.";
  if (!measured)
    return html`<section class="finding">
      <h2>Sentiment where stars are missing</h2>
      ${emptyState("Its accuracy could not be measured", `It takes at least 50 labelled reviews of both kinds; there are ${f.count(labelled)}. The word list is used. ${told}`)}
    </section>`;
  const best = measured[method];
  const rows: Row[] = [
    {
      method: NAMES.learnt,
      used: method === "learnt",
      accuracy: measured.learnt
    },
    {
      method: NAMES.list,
      used: method === "list",
      accuracy: measured.list
    },
    {method: "Always the more frequent", used: false, accuracy: measured.majority}
  ];
  if (onRated)
    rows.push({
      method: `${NAMES[method]}, on stars`,
      used: false,
      accuracy: onRated
    });
  return html`<section class="finding">
    <h2>
      ${`Words tell good from bad in ${f.percent(best.value)} of the labelled reviews; guessing gets ${f.percent(measured.majority.value)}`}
    </h2>
    <div class="subtitle">
      ${badge("derived", "Derived", "By words, not by the reviewer")} Accuracy by cross-validation in ${measured.folds}
      folds, copies of one text in one fold, ${f.counted(best.n, "labelled review")}, 95% intervals. ${told}
      ${about.isDemo ? " The demo's texts are made from templates, so figures are higher than real reviews give." : null}
      ${totals.rated ? " Reviews with stars keep their stars." : null}
    </div>
    ${dataTable<Row>({
      caption: "Accuracy of sentiment by method",
      controls: false,
      sql: sql.labelled,
      rows,
      columns: [
        {
          label: "Method",
          value: (d) => d.method,
          format: (v: string, d) => html`${v}${d.used ? html` ${badge("plain", "used")}` : null}`
        },
        {label: "Right", value: (d) => d.accuracy.value, format: f.percent},
        {
          label: "95% interval",
          value: (d) => d.accuracy.lower,
          format: (v: number, d) => `${f.percent(v).replace("%", "")}–${f.percent(d.accuracy.upper)}`
        },
        ...(rows.some((d) => d.accuracy.undecided)
          ? [{label: "Undecided", value: (d: Row) => d.accuracy.undecided, format: f.count}]
          : []),
        {label: "Reviews", value: (d) => d.accuracy.n, format: f.count}
      ]
    })}
  </section>`;
}
