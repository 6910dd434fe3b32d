import type {Pairs} from "../block/codes.ts";
import {readAttributes} from "../compare/attributes.ts";
import {countSiblings, findSiblings, type Tally, type Weighted} from "../compare/differences.ts";
import {findLevels} from "../compare/fields.ts";
import {findPresence, type Presence} from "../compare/presence.ts";
import {softCosine} from "../compare/soft.ts";
import {learnSpelling} from "../compare/spelling.ts";
import {applyRenamings, learnRenamings} from "../compare/renamings.ts";
import {affectedBy, learnSubstitutions, type Substitution} from "../compare/substitutions.ts";
import {cosine} from "../compare/vectors.ts";
import {assignGreedy, type Ranking, rankPairs} from "../decide/assign.ts";
import {assignAndCalibrate} from "../decide/calibrate-links.ts";
import {type Lists, listPairs, trustedByProbability, trustedBySimilarity, wrongPairs} from "../decide/trust.ts";
import type {IsOn} from "../normalise/tokens.ts";
import {crossFit, learnModel, type Model, type ModelsOf, sumEvidence} from "./evidence.ts";
import type {Prepared} from "./prepare.ts";

/**
 * How learnt evidence weighs beside similarity, both measured by how far they set trusted pairs apart from others. Which
 * weight suits a pair of catalogues is told by the F1 that each promises, estimated without labels.
 */
const EVIDENCE = [1.5, 1, 3, 5] as const;
/** A weight other than the first must promise this much more F1. */
const BETTER = 0.005;
/**
 * Trusted pairs of the same name count little when differences are learnt: what is to be judged are pairs whose names
 * differ, and how often those of a match do.
 */
const EASY = 0.2;
const SAME = 0.99;

/** Pairs less similar than this teach no substitutions and no renamings. */
const ALIKE = 0.3;

/** Everything that scoring found, for the decision and for the explanation. */
export interface Scored {
  readonly substitutions: readonly Substitution[];
  readonly score: Float32Array;
  /** Mean of the three cosines, 0–1. */
  readonly similarity: Float32Array;
  readonly presence: Presence;
  readonly levels: Uint8Array;
  /** What all trusted pairs teach; null when there were too few. */
  readonly model: Model | null;
  /** What judged each pair. */
  readonly modelsOf: ModelsOf;
  readonly lists: Lists;
  readonly ranking: Ranking;
  readonly trusted: readonly number[];
  /** One bit of learnt evidence in units of the score; one unit of similarity likewise. */
  readonly perBit: number;
  readonly perSimilarity: number;
}

/** Trusted pairs, those of the same name counting little; together as much as they are many. */
function weighed(trusted: readonly number[], similarity: Float32Array): Weighted {
  const weight = Float64Array.from(trusted, (pair) => (similarity[pair]! > SAME ? EASY : 1));
  const mean = weight.reduce((sum, w) => sum + w, 0) / trusted.length;
  return {pair: Int32Array.from(trusted), weight: weight.map((w) => w / mean)};
}

/** From so many trusted pairs on, what one record teaches does not show in what all teach. */
const MANY = 400;
/** Fewer trusted pairs than this teach nothing. */
const LEAST = 12;

/** Median lead of trusted pairs over the other candidates of their records: the natural unit of a score. */
function lead(score: ArrayLike<number>, trusted: readonly number[], pairs: Pairs, lists: Lists): number {
  const both = (own: number): Int32Array[] => [lists.left[pairs.left[own]!]!, lists.right[pairs.right[own]!]!];
  const leads = new Float64Array(trusted.reduce((sum, own) => sum + both(own)[0]!.length + both(own)[1]!.length, 0));
  let n = 0;
  for (const own of trusted)
    for (const list of both(own)) for (const p of list) if (p !== own) leads[n++] = score[own]! - score[p]!;
  const sorted = leads.subarray(0, n).sort();
  return Math.max(sorted[n >> 1] ?? 1, 1e-3);
}

/** Scores all candidate pairs: similarity, then what trusted pairs teach about differences and fields. */
export function scorePairs(
  prepared: Prepared,
  pairs: Pairs,
  isOn: IsOn,
  strike: ReadonlySet<string>,
  rounds = 2
): Scored {
  const {left, right} = prepared;
  const n = pairs.left.length;
  const spelling = learnSpelling(
    prepared.tokens,
    isOn("spelling") ? prepared.kinds : prepared.kinds.map(() => "number" as const)
  );
  const plain = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const [l, r] = [pairs.left[i]!, pairs.right[i]!];
    plain[i] = cosine(left.text, l, right.text, r) + cosine(left.grams, l, right.grams, r);
  }
  const withWords = (sum: number, i: number): number =>
    (sum + softCosine(left.words, pairs.left[i]!, right.words, pairs.right[i]!, spelling)) / 3;
  let similarity = plain.map(withWords);
  let presence = findPresence(left, right, pairs, spelling);
  let levels = findLevels(prepared, pairs, spelling, isOn);
  const ranking = rankPairs(pairs);
  const lists = listPairs(pairs, left.records.length, right.records.length);
  const attributes = isOn("attributes") ? readAttributes(left.records, right.records) : [];
  const near = [findSiblings(left), findSiblings(right)] as const;
  const siblings: [Tally, Tally] | null = isOn("siblings")
    ? [countSiblings(left, near[0], prepared.tokens.length), countSiblings(right, near[1], prepared.tokens.length)]
    : null;
  let trusted = trustedBySimilarity(pairs, left.records.length, right.records.length, similarity);
  let score = similarity;
  let model: Model | null = null;
  let modelsOf: ModelsOf = () => [];
  let substitutions: Substitution[] = [];
  let perBit = 0;
  let perSimilarity = 1;
  for (let round = 0; round < rounds && trusted.length >= LEAST; round++) {
    const wrong = wrongPairs(trusted, pairs, lists, score, 3);
    const sure = weighed(trusted, similarity);
    const lesson = {prepared, pairs, presence, levels, attributes, sure, wrong, siblings, strike, isOn};
    const learnt = learnModel(lesson);
    model = learnt;
    const last = round + 1 === rounds;
    modelsOf = last && trusted.length < MANY && isOn("cross-fitting") ? crossFit(lesson, learnt) : () => [learnt];
    const evidence = sumEvidence(lesson, modelsOf);
    perSimilarity = 1 / lead(similarity, trusted, pairs, lists);
    const unit = 1 / lead(isOn("differences") ? evidence.words : evidence.all, trusted, pairs, lists);
    let promised = -1;
    for (const weight of last && isOn("weighing") ? EVIDENCE : EVIDENCE.slice(0, 1)) {
      const tried = Float32Array.from(evidence.all, (b, i) => perSimilarity * similarity[i]! + weight * unit * b);
      const {f1} = last
        ? assignAndCalibrate(pairs, ranking(tried), tried, left.records.length, right.records.length, trusted)
            .calibration
        : {f1: 0};
      if (f1 <= promised + (promised < 0 ? 0 : BETTER)) continue;
      [promised, score, perBit] = [f1, tried, weight * unit];
    }
    if (round + 1 < rounds) {
      const links = [...assignGreedy(pairs, ranking(score), left.records.length, right.records.length)].filter(
        (pair) => pair >= 0 && similarity[pair]! > ALIKE
      );
      substitutions = isOn("substitutions") ? learnSubstitutions(prepared, pairs, links, near) : [];
      for (const {left: a, right: b} of substitutions) spelling.teach(a, b);
      if (substitutions.length) {
        const affected = affectedBy(substitutions, prepared, pairs);
        similarity = similarity.map((before, i) => (affected[i] ? withWords(plain[i]!, i) : before));
        presence = findPresence(left, right, pairs, spelling, {presence, affected});
        levels = findLevels(prepared, pairs, spelling, isOn, {levels, affected});
      }
      const renamings = isOn("renamings") ? learnRenamings(prepared, pairs, links, near) : [];
      if (renamings.length) similarity = applyRenamings(renamings, prepared, pairs, presence, similarity);
    }
    if (round + 1 < rounds)
      trusted = trustedByProbability(pairs, left.records.length, right.records.length, score, trusted, ranking);
  }
  return {
    substitutions,
    ranking,
    score,
    similarity,
    presence,
    levels,
    model,
    modelsOf,
    lists,
    trusted,
    perBit,
    perSimilarity
  };
}
