import {blockerNames} from "../block/candidates.ts";
import {listDifferences} from "../compare/differences.ts";
import {FIELDS} from "../compare/fields.ts";
import {linkPairs, type Links} from "../decide/links.ts";
import {
  type Decision,
  type MatchOptions,
  type MatchResult,
  type MdmRecord,
  type Strategy,
  type Zone
} from "../types.ts";
import {canonical} from "./canonical.ts";
import {findCandidates} from "./candidates.ts";
import {explain, reasonOf} from "./explain.ts";
import {prepare} from "./prepare.ts";
import {scorePairs} from "./score.ts";

const VERSION = "hybrid-1";
const TOP_K = 20;
/** Beyond this many candidates only links are explained, unless asked. */
const EXPLAIN_ALL = 20_000;

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
  const [l, r] = [canonical(left), canonical(right)];
  const prepared = prepare(l.records, r.records, isOn);
  await stage("prepare", 0.2);
  const candidates = findCandidates(prepared, options.topK ?? TOP_K, isOn);
  await stage("block", 0.5);
  const scored = scorePairs(prepared, candidates, isOn, new Set(options.strike ?? []));
  await stage("compare", 0.8);
  const links = linkPairs(
    {
      pairs: candidates,
      lists: scored.lists,
      ranking: scored.ranking,
      score: scored.score,
      lefts: left.length,
      rights: right.length,
      trusted: scored.trusted,
      isSameModel: (pair) => scored.levels[pair * FIELDS.length + FIELDS.indexOf("model")] === 1,
      isVetoed: () => false
    },
    options.cardinality ?? "auto"
  );
  await stage("decide", 0.9);
  const decisions = decide();
  await stage("explain", 1);
  return {
    strategy: "hybrid",
    version: VERSION,
    cardinality: links.cardinality,
    pairs: decisions.filter(({zone}) => zone === "accept"),
    decisions,
    threshold: {
      score: options.threshold ?? links.calibration.threshold,
      method: options.threshold === undefined ? "best estimated F1, partners of likely matches hidden" : "given"
    },
    counts: {left: left.length, right: right.length, candidates: candidates.left.length, byBlocker: candidates.counts},
    timings,
    embeddings: null,
    differences: scored.learnt ? listDifferences(prepared, scored.learnt) : [],
    notes: notesOf(links)
  };

  function decide(): Decision[] {
    const zones = zonesOf(links, candidates.left.length, scored.score, options);
    const probability = probabilities(links, scored.score);
    const order = Int32Array.from(scored.score.keys()).sort(
      (p, q) =>
        RANK[zones[p]!]! - RANK[zones[q]!]! ||
        probability[q]! - probability[p]! ||
        scored.score[q]! - scored.score[p]! ||
        p - q
    );
    const all = options.evidence ?? scored.score.length <= EXPLAIN_ALL;
    return Array.from(order, (pair): Decision => {
      const zone = ZONES[zones[pair]!]!;
      const evidence = all || zone !== "reject" ? explain(prepared, candidates, scored, pair) : [];
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
        reason: evidence.length ? reasonOf(evidence, verdictOf(zone, links, pair)) : verdictOf(zone, links, pair),
        decidedBy: "rule"
      };
    });
  }
}

const ZONES: readonly Zone[] = ["accept", "ask", "reject"];
const RANK = [0, 1, 2];

/** Zone of each pair, as its place in `ZONES`. */
function zonesOf(links: Links, size: number, score: Float32Array, options: MatchOptions): Uint8Array {
  const zones = new Uint8Array(size).fill(2);
  const {probability} = links.calibration;
  const ask = options.askProbability ?? 0.25;
  for (const pair of links.assigned) if (probability(score[pair]!) >= ask) zones[pair] = 1;
  const isAccepted = (pair: number): boolean =>
    options.threshold !== undefined
      ? score[pair]! >= options.threshold
      : options.acceptProbability === undefined || probability(score[pair]!) >= options.acceptProbability;
  const pool = options.threshold !== undefined ? links.assigned : links.accepted;
  for (const pair of pool) if (isAccepted(pair)) zones[pair] = 0;
  return zones;
}

/** A link's chance by its score; a pair that lost its records to a better one has what that one leaves. */
function probabilities(links: Links, score: Float32Array): Float32Array {
  const out = new Float32Array(score.length);
  const linked = new Set([...links.assigned, ...links.accepted]);
  const {probability} = links.calibration;
  for (let pair = 0; pair < score.length; pair++) {
    const p = probability(score[pair]!);
    out[pair] = linked.has(pair) ? p : Math.min(p, 1 - p) * 0.5;
  }
  return out;
}

function verdictOf(zone: Zone, links: Links, pair: number): string {
  if (zone === "accept") return links.further.has(pair) ? "further partner" : "linked";
  return zone === "ask" ? "uncertain" : "not linked";
}

function notesOf(links: Links): string[] {
  return [
    `${links.cardinality}: ${(100 * links.excess).toFixed(1)} % more good partners than chance explains`,
    `estimated: ${Math.round(links.calibration.matches)} matches, F1 ${links.calibration.f1.toFixed(3)}`
  ];
}
