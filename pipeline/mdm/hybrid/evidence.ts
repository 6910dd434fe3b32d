import type {Pairs} from "../block/codes.ts";
import {type AttributeValues, type AttributeWeights, learnAttributes} from "../compare/attributes.ts";
import {
  type Differences,
  learnDifferences,
  pairDifferences,
  type Tally,
  type Weighted
} from "../compare/differences.ts";
import {FIELDS, fieldBits, type FieldWeights, learnFields} from "../compare/fields.ts";
import type {Presence} from "../compare/presence.ts";
import type {IsOn} from "../normalise/tokens.ts";
import type {Prepared} from "./prepare.ts";

/** Weight of a field's bits beside the bits of single words; the words of a kind are counted in both. */
export const FIELD_WEIGHT: Partial<Record<string, number>> = {price: 1, brand: 1, code: 1};
export const KIND_WEIGHT = 0.5;

/** What trusted and wrong pairs teach. */
export interface Model {
  readonly learnt: Differences;
  readonly fields: FieldWeights;
  readonly attributes: readonly AttributeWeights[];
}

/** All that a model is learnt from. */
export interface Lesson {
  readonly prepared: Prepared;
  readonly pairs: Pairs;
  readonly presence: Presence;
  readonly levels: Uint8Array;
  readonly attributes: readonly AttributeValues[];
  readonly sure: Weighted;
  readonly wrong: Weighted;
  readonly siblings: readonly [Tally, Tally] | null;
  readonly strike: ReadonlySet<string>;
  readonly isOn: IsOn;
}

/** Learns from trusted and wrong pairs. */
export function learnModel({
  prepared,
  pairs,
  presence,
  levels,
  attributes,
  sure,
  wrong,
  siblings,
  strike
}: Lesson): Model {
  return {
    learnt: learnDifferences(prepared, pairs, presence, sure, wrong, siblings, strike),
    fields: learnFields(levels, sure, wrong),
    attributes: learnAttributes(attributes, pairs, sure)
  };
}

/** Models by pair: one, or two whose evidence is averaged. */
export type ModelsOf = (pair: number) => readonly Model[];

const FOLDS = 10;

/**
 * Models that have not seen the pairs that they judge (cross-fitting). Trusted pairs are dealt into folds; a pair that
 * touches a record of a fold is judged by what the other folds teach. Without it, records that teach would look surer
 * than those that do not, and thresholds, which are told by the former, would be too low for the latter.
 */
export function crossFit(lesson: Lesson, whole: Model): ModelsOf {
  const {pairs, sure, wrong, prepared} = lesson;
  const [ofLeft, ofRight] = [prepared.left, prepared.right].map(({records}) =>
    new Int8Array(records.length).fill(-1)
  ) as [Int8Array, Int8Array];
  for (const pair of sure.pair) {
    const [l, r] = [pairs.left[pair]!, pairs.right[pair]!];
    ofLeft[l] = ofRight[r] = (l + r) % FOLDS;
  }
  const touches = (pair: number, fold: number): boolean =>
    ofLeft[pairs.left[pair]!] === fold || ofRight[pairs.right[pair]!] === fold;
  const without = ({pair, weight}: Weighted, fold: number): Weighted => {
    const kept = [...pair.keys()].filter((i) => !touches(pair[i]!, fold));
    return {pair: Int32Array.from(kept, (i) => pair[i]!), weight: Float64Array.from(kept, (i) => weight[i]!)};
  };
  const models = Array.from({length: FOLDS}, (_, fold) =>
    learnModel({...lesson, sure: without(sure, fold), wrong: without(wrong, fold)})
  );
  // One list a combination, made once: this is asked for every pair.
  const lists = Array.from({length: (FOLDS + 1) ** 2}, (_, at): readonly Model[] => {
    const [a, b] = [Math.floor(at / (FOLDS + 1)) - 1, (at % (FOLDS + 1)) - 1];
    const folds = [...new Set([a, b].filter((fold) => fold >= 0))];
    return folds.length ? folds.map((fold) => models[fold]!) : [whole];
  });
  return (pair) => lists[(ofLeft[pairs.left[pair]!]! + 1) * (FOLDS + 1) + ofRight[pairs.right[pair]!]! + 1]!;
}

/** Bits of each pair from its names' words, and from words, fields and attributes together. */
export function sumEvidence(
  {prepared, pairs, presence, levels, isOn}: Lesson,
  modelsOf: ModelsOf
): {words: Float32Array; all: Float32Array} {
  const n = pairs.left.length;
  const [words, all] = [new Float32Array(n), new Float32Array(n)];
  const hasWords = isOn("differences");
  for (let pair = 0; pair < n; pair++) {
    const models = modelsOf(pair);
    for (const {learnt, fields, attributes} of models) {
      if (hasWords) words[pair]! += pairDifferences(prepared, pairs, presence, learnt, pair) / models.length;
      all[pair]! += (fieldSum(levels, fields, pair) + attributeSum(attributes, pairs, pair)) / models.length;
    }
    all[pair]! += words[pair]!;
  }
  return {words, all};
}

function fieldSum(levels: Uint8Array, fields: FieldWeights, pair: number): number {
  let sum = 0;
  for (let f = 0; f < FIELDS.length; f++)
    sum += (FIELD_WEIGHT[FIELDS[f]!] ?? KIND_WEIGHT) * fieldBits(levels, fields, pair, f);
  return sum;
}

function attributeSum(attributes: readonly AttributeWeights[], pairs: Pairs, pair: number): number {
  let sum = 0;
  for (const {left, right, bits} of attributes) sum += bits(left[pairs.left[pair]!]!, right[pairs.right[pair]!]!);
  return sum;
}
