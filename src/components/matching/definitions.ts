import * as f from "../format.js";
import {noteText, strategyName} from "./names.js";
import type {Lab} from "../../../loaders/lab.ts";

/** How the lab counts. */
export function definitions({runs, counts, differences}: Lab): [string, string][] {
  const active = runs.find((d) => d.isActive);
  return [
    [
      "Threshold",
      "At a strategy's own threshold the lab shows what the refresh decided, pair by pair. Above it the weakest links go; below it each listing that is still free gets its best remaining candidate. Every move links anew."
    ],
    [
      "Precision, recall, F1",
      counts.truth
        ? `Links to the true article over all links; over all ${f.count(counts.truth)} listings that have one. The truth (truth.csv) is read after matching, never before: no threshold was set on it. A threshold moved by hand while looking at the truth is a best case.`
        : "No truth is known for these data; precision and recall cannot be told. The demo shop has one, and smartshop mdm simulate makes one for your own articles."
    ],
    ["Intervals", "95%, bootstrap over articles, 1,000 rounds, seed 42: all links of one article are drawn together."],
    [
      "The same numbers",
      `smartshop mdm eval demo --strategy <name> prints precision, recall, F1, their intervals, counts and probabilities by tenth, on the same cleaned records; smartshop mdm figures prints coverage, revenue, ratings and alerts under every strategy; smartshop mdm review --list the queue, smartshop mdm changes what the last refresh changed.${obeyed(counts.words, differences.struck.length)}`
    ],
    [
      "Figures",
      "Revenue is gross, £, all dates, articles only. A review belongs to the article of its listing; an alert follows the mean stars and the pieces sold, by the thresholds of the settings."
    ],
    [
      "Bands",
      "400 matchings drawn with seed 42: each proposed pair (linked or asked) stands with its probability, a listing takes one article at most. Doubtful links fall away and likely questions stand, so a band tells what is likely right and may lie below or above the figure as matched; pairs that were not proposed never stand, so it may lie below the truth."
    ],
    [
      "Candidates",
      `What was linked or asked, and the best three of each listing.${active ? ` ${f.count(active.candidates)} were compared by ${active.strategy}; threshold by ${active.method}.` : ""}`
    ],
    ...runs.map(({strategy, version, candidates, embeddings, notes}): [string, string] => [
      `Run of ${strategyName(strategy).toLowerCase()}`,
      [
        version,
        `${f.count(candidates)} candidates`,
        ...(embeddings ? [`embeddings ${embeddings}`] : []),
        noteText(notes)
      ].join("; ")
    ]),
    [
      "Left out",
      "Reviews without a listing do not count in the figures above, linked or not. Postage, fees and manual lines are no articles."
    ]
  ];
}

/** What a measure leaves out, as it uses no labels. */
const obeyed = (words: number, struck: number): string => {
  const what = [
    ...(words ? [f.counted(words, "decision")] : []),
    ...(struck ? [f.counted(struck, "struck word")] : [])
  ].join(" and ");
  return what ? ` The refresh obeyed ${what} of stewards; eval, which uses no labels, leaves them out.` : "";
};
