import type {CandidateSet} from "../block/candidates.ts";
import type {MatchOptions, MdmRecord} from "../types.ts";
import {type Canonical, canonical} from "./canonical.ts";
import {embeddingPairs, findCandidates} from "./candidates.ts";
import {type Prepared, prepare} from "./prepare.ts";

const TOP_K = 20;

/** Two catalogues as far as `hybrid` and `probabilistic` go the same way: normalised, and with candidates. */
export interface Blocked {
  /** The arrays that were given. */
  readonly rows: readonly [left: readonly MdmRecord[], right: readonly MdmRecord[]];
  readonly left: Canonical;
  readonly right: Canonical;
  readonly prepared: Prepared;
  readonly candidates: CandidateSet;
}

/**
 * Normalises both sides and proposes candidates, or takes what the strategy before left in `shared`. With an embedder or
 * with rules switched off nothing is shared: then the candidates are others.
 */
export async function blockedOnce(
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  options: MatchOptions,
  stage: (name: string, done: number) => Promise<void>
): Promise<Blocked> {
  const {shared, embedder, rules, topK = TOP_K, signal, onProgress} = options;
  const isPlain = !embedder && !rules && topK === TOP_K;
  const before = shared?.blocked;
  if (before && isPlain && before.rows[0] === left && before.rows[1] === right) return before;
  const isOn = (rule: string): boolean => rules?.[rule] !== false;
  const [l, r] = [canonical(left), canonical(right)];
  await stage("sort", 0.1);
  const prepared = prepare(l.records, r.records, isOn);
  await stage("prepare", 0.2);
  const more = embedder ? await embeddingPairs(prepared, topK, embedder, {signal, onProgress}) : [];
  const blocked = {
    rows: [left, right] as const,
    left: l,
    right: r,
    prepared,
    candidates: findCandidates(prepared, topK, isOn, more)
  };
  if (shared && isPlain) shared.blocked = blocked;
  return blocked;
}
