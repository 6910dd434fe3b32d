/** One record's value of a field. */
export interface SourceValue {
  /** Where the record comes from: erp, marketplace, steward. */
  readonly source: string;
  readonly recordId: string;
  readonly value: string;
  /** Date from which the value holds, ISO; absent when unknown. */
  readonly at?: string;
  /** Fields that the record has filled; for `most_complete`. */
  readonly filled?: number;
}

/** Narrows values to those that a rule prefers; never to none. */
export type Rule = (values: readonly SourceValue[]) => readonly SourceValue[];

/** Rules of survivorship by name. */
export const RULES = {
  /** A steward's own word. */
  steward: (values) => keep(values, (v) => v.source === "steward"),
  /** The value that most records bear, compared without case and spacing. */
  most_frequent: (values) => {
    const counts = new Map<string, number>();
    for (const {value} of values) counts.set(fold(value), (counts.get(fold(value)) ?? 0) + 1);
    return greatest(values, (v) => counts.get(fold(v.value))!);
  },
  /** The latest date; values without a date come last. */
  most_recent: (values) => {
    const latest = values.reduce((at, v) => (v.at !== undefined && v.at > at ? v.at : at), "");
    return keep(values, (v) => (v.at ?? "") === latest);
  },
  /** From the record that has most fields filled. */
  most_complete: (values) => greatest(values, (v) => v.filled ?? 0),
  /** The longest text, spaces at the ends not counted. */
  longest: (values) => greatest(values, (v) => v.value.trim().length),
  /** From the shop's own system before the marketplace. */
  trusted_source: (values) => keep(values, (v) => v.source === "erp")
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** As a text is compared: case and spacing do not matter. */
export const fold = (value: string): string => value.trim().replace(/\s+/g, " ").toLowerCase();

/** Those that hold a condition, or all where none does. */
function keep(values: readonly SourceValue[], holds: (value: SourceValue) => boolean): readonly SourceValue[] {
  const kept = values.filter(holds);
  return kept.length ? kept : values;
}

function greatest(values: readonly SourceValue[], measure: (value: SourceValue) => number): readonly SourceValue[] {
  const most = Math.max(...values.map(measure));
  return values.filter((v) => measure(v) === most);
}
