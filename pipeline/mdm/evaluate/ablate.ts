import {NOTATION_NAMES} from "../normalise/notation.ts";
import {FIELDS} from "../compare/fields.ts";
import {VETOES} from "../decide/vetoes.ts";
import type {MatchOptions} from "../types.ts";
import {measureSet} from "./measure.ts";
import type {LabelledSet} from "./sets.ts";

/** Every rule of `hybrid` that can be switched off. */
export const RULES: readonly string[] = [
  ...NOTATION_NAMES,
  "plural",
  "abbreviations",
  "joins",
  "code joins",
  "spelling",
  "cores",
  "models",
  "differences",
  "siblings",
  "substitutions",
  "renamings",
  "attributes",
  "weighing",
  "cross-fitting",
  "second partners",
  ...VETOES,
  ...FIELDS
];

/** What a rule is worth on a set: F1 with all rules less F1 without it. */
export interface RuleGain {
  readonly rule: string;
  readonly without: number;
  readonly gain: number;
}

/** Runs a set once with all rules and once without each. */
export async function ablate(
  set: LabelledSet,
  options: MatchOptions = {},
  rules: readonly string[] = RULES
): Promise<{f1: number; gains: RuleGain[]}> {
  const all = await measureSet(set, {...options, evidence: false});
  const gains: RuleGain[] = [];
  for (const rule of rules) {
    const {f1} = await measureSet(set, {...options, evidence: false, rules: {...options.rules, [rule]: false}});
    gains.push({rule, without: f1, gain: all.f1 - f1});
  }
  return {f1: all.f1, gains: gains.sort((a, b) => b.gain - a.gain)};
}
