import type {Pairs} from "../block/codes.ts";
import {FIELDS, findLevels, LEVELS} from "../compare/fields.ts";
import type {Spelling} from "../compare/spelling.ts";
import {cosine} from "../compare/vectors.ts";
import type {Prepared, Side} from "../hybrid/prepare.ts";
import type {IsOn} from "../normalise/tokens.ts";
import type {ComparisonColumn} from "./em.ts";

/** Lowest mean cosine of each level of the name, but for the last. */
const NAME_CUTS = [0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15];

/** What the strategy compares: the name's likeness in steps, then every field on its named levels. */
export interface Comparisons {
  readonly columns: readonly ComparisonColumn[];
  /** Mean of word and character cosine by pair, 0–1. */
  readonly likeness: Float32Array;
}

/** Compares all candidate pairs. */
export function compareFields(prepared: Prepared, pairs: Pairs, spelling: Spelling, isOn: IsOn): Comparisons {
  const {left, right} = prepared;
  const likeness = new Float32Array(pairs.left.length);
  const steps = new Int8Array(likeness.length);
  // Plain loops: `from` with a function takes ten times as long.
  for (let i = 0; i < likeness.length; i++) {
    const [l, r] = [pairs.left[i]!, pairs.right[i]!];
    likeness[i] =
      (cosine(left.text, l, right.text, r) +
        cosine(left.grams, l, right.grams, r) +
        cosine(left.words, l, right.words, r)) /
      3;
    let step = 0;
    while (step < NAME_CUTS.length && likeness[i]! < NAME_CUTS[step]!) step++;
    steps[i] = step;
  }
  const name: ComparisonColumn = {
    name: "name",
    levels: [...NAME_CUTS.map((cut) => `likeness from ${cut}`), `likeness below ${NAME_CUTS.at(-1)}`],
    values: steps
  };
  const found = findLevels(prepared, pairs, spelling, isOn);
  const columns = FIELDS.map((field, f): ComparisonColumn => {
    // Level 0 there says that a side has no value; here a missing value says nothing at all.
    const values = new Int8Array(likeness.length);
    for (let i = 0; i < values.length; i++) values[i] = found[i * FIELDS.length + f]! - 1;
    const frequency = field === "brand" ? frequencies(prepared, pairs, values, "brand") : undefined;
    return {name: field, levels: LEVELS[field].slice(1), values, ...(frequency ? {frequency} : {})};
  });
  return {columns: [name, ...columns.filter(({values}) => values.some((level) => level >= 0))], likeness};
}

/** For pairs on the exact level: the share of rows, over both sides, that have the rarest value that they agree on. */
function frequencies(
  {left, right, tokens}: Prepared,
  {left: lefts, right: rights}: Pairs,
  values: Int8Array,
  field: "brand" | "code"
): Float64Array {
  const counts = new Float64Array(tokens.length);
  let rows = 0;
  for (const side of [left, right] satisfies Side[])
    for (const ids of side[field]) {
      if (!ids.length) continue;
      rows++;
      for (const id of ids) counts[id]!++;
    }
  const shares = new Float64Array(values.length);
  for (let i = 0; i < shares.length; i++) {
    if (values[i] !== 0) continue;
    const other = right[field][rights[i]!]!;
    let rarest = Infinity;
    for (const id of left[field][lefts[i]!]!) if (counts[id]! < rarest && other.includes(id)) rarest = counts[id]!;
    if (rarest < Infinity) shares[i] = rarest / rows;
  }
  return shares;
}
