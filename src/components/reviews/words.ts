import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Reviews} from "../../../loaders/reviews.ts";
import type {WordRow} from "../../../loaders/review-texts.ts";
import {emptyState} from "../empty-state.js";
import {finding, key} from "../finding.js";
import * as f from "../format.js";
import {colour, plot, tip} from "../plot-defaults.js";
import {pValue} from "./falling.js";

/** Words that go with bad reviews and with good ones. */
export function words({shown, about}: Reviews): HTMLElement {
  const w = shown!.words;
  if (!w || !(w.badWords.length + w.goodWords.length))
    return html`<section class="finding">
      <h2>Words that go with bad reviews</h2>
      ${emptyState("No word tells good from bad", "It takes reviews of both kinds, with texts.")}
    </section>`;
  const rows = [...w.badWords, ...w.goodWords];
  const what = w.by === "stars" ? "one or two stars" : "the label bad";
  const first = w.badWords.slice(0, 3).map((d) => `“${d.word}”`);
  const reach = Math.max(...rows.map((d) => Math.abs(d.logOdds)));
  return finding<WordRow>({
    title: first.length ? `${first.join(", ")} go with ${what}` : `No word goes with ${what}`,
    subtitle: html`Log odds ratio of a word standing in a review with ${what} against
    ${w.by === "stars" ? "four or five" : "the label good"}, shrunk towards none (Monroe, Colaresi, Quinn 2008); surest
    first on each side. ${f.count(w.tested)} words of three letters and more in at least five reviews, false discoveries
    held to
    5%.${key([
      ["goes with bad", colour.reject],
      ["goes with good", colour.accept]
    ])}`,
    about,
    n: `${f.count(w.bad)} bad and ${f.count(w.good)} good reviews`,
    file: "telling-words",
    sql: `SELECT rating, title, body
FROM v_reviews
WHERE rating <= 2 OR rating >= 4`,
    height: rows.length * 18 + 40,
    rows,
    columns: [
      {label: "Word", value: (d) => d.word},
      {label: "In bad reviews", value: (d) => d.bad, format: f.count},
      {label: "In good reviews", value: (d) => d.good, format: f.count},
      {label: "Log odds", value: (d) => d.logOdds, format: f.fixed2},
      {label: "z", value: (d) => d.z, format: f.fixed1},
      {label: "Adjusted p", value: (d) => d.adjustedP, format: pValue}
    ],
    chart: (width) =>
      plot("Words that go with bad and with good reviews", {
        width,
        height: rows.length * 18 + 40,
        marginLeft: 96,
        marginRight: 72,
        marginTop: 4,
        x: {domain: [-reach, reach], label: null},
        y: {type: "band", domain: rows.map((d) => d.word), padding: 0.3, label: null},
        color: {type: "identity"},
        marks: [
          Plot.gridX({stroke: colour.line, strokeOpacity: 1, ticks: 5}),
          Plot.axisX({ticks: 5, tickSize: 0, label: null}),
          Plot.axisY({tickSize: 0, label: null, color: colour.ink}),
          Plot.barX(rows, {x: "logOdds", y: "word", fill: (d: WordRow) => (d.z > 0 ? colour.reject : colour.accept)}),
          Plot.text(rows, {
            y: "word",
            frameAnchor: "right",
            textAnchor: "end",
            dx: 70,
            fill: colour.ink2,
            text: (d: WordRow) => `${f.count(d.bad)} : ${f.count(d.good)}`
          }),
          Plot.ruleX([0], {stroke: colour.ink}),
          Plot.tip(
            rows,
            Plot.pointerY({
              ...tip,
              x: "logOdds",
              y: "word",
              title: (d: WordRow) =>
                `${d.word}\nin ${f.count(d.bad)} bad, ${f.count(d.good)} good reviews\nz ${d.z.toFixed(1)}, adjusted p ${pValue(d.adjustedP)}`
            })
          )
        ]
      })
  });
}
