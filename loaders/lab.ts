import {compare, side, truthOf} from "../src/components/matching/compare.ts";
import {bands, type Band} from "../src/components/matching/kpis.ts";
import type {Comparison, Kpis, SideResult, StrategyRun} from "../src/components/matching/lab-types.ts";
import {reliability, type Bin} from "../src/components/matching/reliability.ts";
import {proposed, rank} from "../src/components/matching/links.ts";
import {about, type About} from "./about.ts";
import {changes, conflicts, type Changes, type Conflict} from "./lab-changes.ts";
import {clusterings, type Clustering} from "./lab-clusterings.ts";
import {differences, queue, reviewLinks, type Difference, type QueueRow, type ReviewLink} from "./lab-queue.ts";
import {pairs, records, runs, stewardWords} from "./lab-records.ts";
import {once} from "./loader.ts";

/** What the lab shows at first; candidates, records and evidence come when the reader touches something. */
export interface Lab {
  about: About;
  runs: StrategyRun[];
  /** `words` are the stewards' decisions that the refresh obeyed. */
  counts: {articles: number; listings: number; truth: number; words: number};
  /** Null where no marketplace was given. Rows are cut; the numbers beside them are of all. */
  first: Comparison | null;
  /** Sizes of the files that the lab fetches, in bytes before compression. */
  bytes: {records: number; pairs: Record<string, number>};
  /** Bands by strategy, of those whose probabilities are calibrated. */
  bands: Record<string, Record<keyof Kpis, Band>>;
  /** Probabilities against the truth by strategy, of those whose probabilities are calibrated; empty without a truth. */
  reliability: Record<string, Bin[]>;
  /** The same pairs clustered in several ways, by strategy. */
  clusterings: Clustering[];
  queue: {rows: QueueRow[]; total: number; worth: number};
  differences: {rows: Difference[]; total: number; strongest: string; struck: string[]};
  conflicts: Conflict[];
  changes: Changes;
  reviewLinks: ReviewLink[];
}

/** Rows of each table in the page itself. */
const FIRST = 12;

/** Strategy on the left at first: the classic one, which the active one is to beat. */
export const firstPair = (all: readonly StrategyRun[]): [string, string] => {
  const active = all.find((d) => d.isActive)?.strategy ?? all[0]!.strategy;
  const other = ["fuzzy", "probabilistic", "poc"].find(
    (name) => name !== active && all.some((d) => d.strategy === name)
  );
  return [other ?? active, active];
};

/** A curve as exact as it can be drawn: its numbers to four digits, which is half of the bytes. */
const drawnCurve = (side: SideResult): SideResult => ({
  ...side,
  curve: side.curve.map((d) => ({
    precision: Number(d.precision.toFixed(4)),
    recall: Number(d.recall.toFixed(4)),
    threshold: Number(d.threshold.toFixed(4))
  }))
});

export const lab = once(async (): Promise<Lab> => {
  const [facts, all] = await Promise.all([about(), runs()]);
  const rest = {
    queue: await queue(FIRST),
    differences: await differences(FIRST),
    conflicts: await conflicts(),
    changes: await changes(FIRST),
    clusterings: await clusterings(),
    reviewLinks: await reviewLinks()
  };
  if (!all.length) {
    const counts = {articles: 0, listings: 0, truth: 0, words: 0};
    return {
      about: facts,
      runs: [],
      counts,
      first: null,
      bands: {},
      reliability: {},
      bytes: {records: 0, pairs: {}},
      ...rest
    };
  }
  const data = await records();
  const truth = truthOf(data);
  const [left, right] = await Promise.all(
    firstPair(all).map(async (name) => {
      const ranked = rank(await pairs(name));
      return side(data, truth, ranked, ranked.own);
    })
  );
  const found = compare(data, truth, left!, right!);
  const drawn: Lab["bands"] = {};
  const reliable: Lab["reliability"] = {};
  const bytes = {records: JSON.stringify(data).length, pairs: {} as Record<string, number>};
  for (const {strategy, calibrated} of all) {
    const own = await pairs(strategy);
    bytes.pairs[strategy] = JSON.stringify(own).length;
    if (calibrated) drawn[strategy] = bands(data, proposed(own));
    if (calibrated && truth) reliable[strategy] = reliability(own, truth);
  }
  return {
    about: facts,
    runs: all,
    counts: {
      articles: data.articles.code.length,
      listings: data.listings.id.length,
      truth: truth ? truth.reduce((n, t) => n + (t >= 0 ? 1 : 0), 0) : 0,
      words: await stewardWords()
    },
    first: {
      ...found,
      left: drawnCurve(found.left),
      right: drawnCurve(found.right),
      disagreements: found.disagreements.slice(0, FIRST),
      flips: found.flips.slice(0, FIRST)
    },
    bytes,
    bands: drawn,
    reliability: reliable,
    ...rest
  };
});
