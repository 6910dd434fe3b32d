import {codePairs, normaliseCode, type Pairs} from "../block/codes.ts";
import {type CandidateSet, pairsOf, unite} from "../block/candidates.ts";
import {buildIndex} from "../block/index.ts";
import {breathe, searchTopK} from "../block/slices.ts";
import {fitSpace, type SparseRows} from "../block/space.ts";
import {gramVocabulary} from "../block/terms.ts";
import type {TopK} from "../block/top-k.ts";
import {type JoinCertificate, type JoinResult, tokenSortJoinPatient} from "../join/token-sort.ts";
import {tokenSortScores} from "../join/pairs.ts";
import type {Blocker, MatchOptions, MdmRecord} from "../types.ts";

/** Candidates of the classic strategies with what each stage says of them, in columns. */
export interface ClassicPairs extends CandidateSet {
  /** 1 where both normalised codes are there and equal. */
  readonly code: Uint8Array;
  /** Token-sort ratio, 0–100. */
  readonly ratio: Uint8Array;
  /** Cosine of character-trigram TF-IDF vectors, 0–1. */
  readonly cosine: Float32Array;
  /** Which pairs the exact join did not have to compare, and why. */
  readonly certificate: JoinCertificate;
}

/**
 * Proposes and measures pairs: equal codes, all pairs with a token-sort ratio from the threshold up (exact join), and
 * the `topK` nearest by character trigrams from either side.
 * @param threshold token-sort ratio, 0–100.
 * @param more pairs that others propose.
 */
export async function classicPairs(
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  threshold: number,
  {topK: k = 20, signal, onProgress}: Pick<MatchOptions, "topK" | "signal" | "onProgress">,
  more: readonly (readonly [Blocker, Pairs])[] = []
): Promise<ClassicPairs> {
  const [names, titles] = [left.map((r) => r.name), right.map((r) => r.name)];
  const [codes, others] = [left.map((r) => r.code), right.map((r) => r.code)];
  await breathe(signal);
  const {joined, a, b, forward, back} = await lookUp(names, titles, threshold, k, {signal, onProgress});
  const set = unite([
    ["code", codePairs(codes, others)],
    ["exact", joined],
    ["characters", pairsOf(forward)],
    ["characters", pairsOf(back, {swap: true})],
    ...more
  ]);
  await breathe(signal);
  const [plain, plainOthers] = [codes.map(normaliseCode), others.map(normaliseCode)];
  return {
    ...set,
    code: Uint8Array.from(set.left, (l, i) => {
      const code = plain[l]!;
      return code !== null && code === plainOthers[set.right[i]!] ? 1 : 0;
    }),
    ratio: tokenSortScores(names, titles, set),
    cosine: cosines(a, b, set),
    certificate: joined.certificate
  };
}

interface LookedUp {
  readonly joined: JoinResult;
  readonly a: SparseRows;
  readonly b: SparseRows;
  readonly forward: TopK;
  readonly back: TopK;
}

/** The last answer: `fuzzy` and `semantic` ask the same of the same names, and differ in what they add. */
let last: {asked: readonly string[]; answer: LookedUp} | undefined;

async function lookUp(
  names: readonly string[],
  titles: readonly string[],
  threshold: number,
  k: number,
  {signal, onProgress}: Pick<MatchOptions, "signal" | "onProgress">
): Promise<LookedUp> {
  const asked = [String(threshold), String(k), String(names.length), ...names, ...titles];
  if (last?.asked.length === asked.length && last.asked.every((text, i) => text === asked[i])) return last.answer;
  const joined = await tokenSortJoinPatient(names, titles, threshold, {
    signal,
    onProgress: (done) => onProgress?.("token-sort join", done)
  });
  onProgress?.("token-sort join", 1);
  const space = fitSpace(gramVocabulary(3), [...names, ...titles]);
  const [a, b] = [space.vectors(names), space.vectors(titles)];
  const watch = {signal, onProgress: (done: number) => onProgress?.("character index", done)};
  const forward = await searchTopK(a, buildIndex(b), {k}, watch);
  const back = await searchTopK(b, buildIndex(a), {k}, watch);
  const answer = {joined, a, b, forward, back};
  last = {asked, answer};
  return answer;
}

/** Dot products of given pairs of rows, pairs ordered by left. */
function cosines(a: SparseRows, b: SparseRows, {left, right}: Pick<CandidateSet, "left" | "right">): Float32Array {
  let terms = 0;
  for (const {columns} of [a, b]) for (const term of columns) if (term >= terms) terms = term + 1;
  // The left row at hand, laid out by term.
  const dense = new Float64Array(terms);
  const lay = (row: number, isThere: boolean): void => {
    for (let j = a.offsets[row]!; j < a.offsets[row + 1]!; j++) dense[a.columns[j]!] = isThere ? a.values[j]! : 0;
  };
  const products = new Float32Array(left.length);
  for (let i = 0, set = -1; i < left.length; i++) {
    if (set !== left[i]!) {
      if (set >= 0) lay(set, false);
      lay((set = left[i]!), true);
    }
    let sum = 0;
    for (let j = b.offsets[right[i]!]!, end = b.offsets[right[i]! + 1]!; j < end; j++)
      sum += dense[b.columns[j]!]! * b.values[j]!;
    products[i] = Math.min(1, sum);
  }
  return products;
}
