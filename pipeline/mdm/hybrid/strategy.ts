import {blockerNames} from "../block/candidates.ts";
import {listDifferences} from "../compare/differences.ts";
import {listedTwice} from "../decide/listed-twice.ts";
import {linkPairs, type Links} from "../decide/links.ts";
import type {Decision, MatchOptions, MatchResult, MdmRecord, Strategy} from "../types.ts";
import {vetoes} from "../decide/vetoes.ts";
import {explainedPairs} from "../explained.ts";
import {shownPairs} from "../shown.ts";
import {linkProbabilities, RANK, sayZone, ZONES, zonesOf} from "../decide/zones.ts";
import {knownVerdicts, takenByVerdicts} from "../decide/verdicts.ts";
import {withVerdicts} from "../warehouse/verdicts.ts";
import {blockedOnce} from "./blocked.ts";
import {explain, reasonOf} from "./explain.ts";
import {scorePairs} from "./score.ts";

const VERSION = "hybrid-9";

/** The default strategy; see docs. Needs no labels and no tuning. */
export const hybrid: Strategy = {name: "hybrid", version: VERSION, match: matchHybrid};

async function matchHybrid(
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  options: MatchOptions
): Promise<MatchResult> {
  const timings: Record<string, number> = {};
  let last = performance.now();
  const stage = async (name: string, done: number): Promise<void> => {
    const now = performance.now();
    timings[name] = now - last;
    options.onProgress?.(name, done);
    // Lets a caller's timers, and its abort, have a turn.
    await new Promise((resolve) => setImmediate(resolve));
    options.signal?.throwIfAborted();
    last = performance.now();
  };
  const isOn = (rule: string): boolean => options.rules?.[rule] !== false;
  const verdicts = knownVerdicts(options.verdicts ?? [], left, right);
  const {left: l, right: r, prepared, candidates} = await blockedOnce(left, right, options, stage);
  await stage("block", 0.5);
  const scored = scorePairs(prepared, candidates, isOn, new Set(options.strike ?? []));
  await stage("compare", 0.8);
  const vetoOf = vetoes(prepared, candidates, scored.levels, scored.model?.fields ?? null, isOn);
  const vetoed = Uint8Array.from(candidates.left, (_, pair) => (vetoOf(pair) === null ? 0 : 1));
  const idsOf = (pair: number): [string, string] => [
    l.records[candidates.left[pair]!]!.id,
    r.records[candidates.right[pair]!]!.id
  ];
  const isTaken = takenByVerdicts(verdicts, options.cardinality === "one-to-one", idsOf);
  const links = linkPairs(
    {
      pairs: candidates,
      lists: scored.lists,
      ranking: scored.ranking,
      score: scored.score,
      lefts: left.length,
      rights: right.length,
      trusted: scored.trusted,
      isTwice: isOn("second partners") ? listedTwice(prepared, candidates) : () => false,
      isVetoed: (pair) => isTaken(pair) || vetoed[pair] === 1
    },
    options.cardinality ?? "auto"
  );
  await stage("decide", 0.9);
  const decisions = withVerdicts(decide(), verdicts, left, right).sort((p, q) => RANK[p.zone] - RANK[q.zone]);
  await stage("explain", 1);
  return {
    strategy: "hybrid",
    version: VERSION,
    cardinality: links.cardinality,
    pairs: decisions.filter(({zone}) => zone === "accept"),
    decisions,
    threshold: {
      score: options.threshold ?? links.calibration.threshold,
      method: methodOf(links, options)
    },
    counts: {left: left.length, right: right.length, candidates: candidates.left.length, byBlocker: candidates.counts},
    timings,
    embeddings: options.embedder?.name ?? null,
    differences: scored.model ? listDifferences(prepared, scored.model.learnt) : [],
    notes: notesOf(links)
  };

  function decide(): Decision[] {
    const zones = zonesOf(links, scored.score, options);
    const probability = linkProbabilities(links, scored.score);
    // Zone first, then probability, then score, as one number that `ranking` can sort by.
    const place = Float64Array.from(
      scored.score,
      (value, pair) => -20 * zones[pair]! + 10 * probability[pair]! + value / 1000
    );
    const order = scored.ranking(place);
    const isExplained = explainedPairs(options.evidence, order.length);
    const isShown = shownPairs(options.shown, candidates.right, scored.score, right.length);
    const shown = order.filter((pair) => isShown(pair, ZONES[zones[pair]!]!) || isTaken(pair));
    return Array.from(shown, (pair): Decision => {
      const zone = ZONES[zones[pair]!]!;
      const evidence = isExplained(zone) ? explain(prepared, candidates, scored, pair) : [];
      const [a, b] = [candidates.left[pair]!, candidates.right[pair]!];
      return {
        left: l.order[a]!,
        right: r.order[b]!,
        leftId: l.records[a]!.id,
        rightId: r.records[b]!.id,
        score: scored.score[pair]!,
        probability: probability[pair]!,
        blockers: blockerNames(candidates.blockers[pair]!),
        evidence,
        zone,
        reason: reasonOf(evidence, sayZone(zone, links, pair, vetoed[pair] ? vetoOf(pair) : null)),
        decidedBy: "rule"
      };
    });
  }
}

function methodOf(links: Links, {threshold}: MatchOptions): string {
  if (threshold !== undefined) return "given";
  return Number.isNaN(links.calibration.f1)
    ? "fixed similarity, too few pairs to estimate from"
    : "best estimated F1, partners of likely matches hidden";
}

function notesOf(links: Links): string[] {
  if (Number.isNaN(links.calibration.f1))
    return ["too few sure pairs to learn from: linked by similarity 0.5 and more"];
  return [
    `${links.cardinality}: ${(100 * links.excess).toFixed(1)} % more good partners than chance explains`,
    `estimated: ${Math.round(links.calibration.matches)} matches, F1 ${links.calibration.f1.toFixed(3)}`
  ];
}
