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
  const likeness = Float32Array.from(pairs.left, (l, i) => {
    const r = pairs.right[i]!;
    return (
      (cosine(left.text, l, right.text, r) +
        cosine(left.grams, l, right.grams, r) +
        cosine(left.words, l, right.words, r)) /
      3
    );
  });
  const step = (value: number): number => {
    const level = NAME_CUTS.findIndex((cut) => value >= cut);
    return level < 0 ? NAME_CUTS.length : level;
  };
  const name: ComparisonColumn = {
    name: "name",
    levels: [...NAME_CUTS.map((cut) => `likeness from ${cut}`), `likeness below ${NAME_CUTS.at(-1)}`],
    values: Int8Array.from(likeness, step)
  };
  const found = findLevels(prepared, pairs, spelling, isOn);
  const columns = FIELDS.map((field, f): ComparisonColumn => {
    // Level 0 there says that a side has no value; here a missing value says nothing at all.
    const values = Int8Array.from(likeness, (_, i) => found[i * FIELDS.length + f]! - 1);
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
  return Float64Array.from(values, (level, i) => {
    if (level !== 0) return 0;
    const other = right[field][rights[i]!]!;
    const shared = [...left[field][lefts[i]!]!].filter((id) => other.includes(id)).map((id) => counts[id]!);
    return shared.length ? Math.min(...shared) / rows : 0;
  });
}
