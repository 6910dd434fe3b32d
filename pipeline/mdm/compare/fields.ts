import type {Pairs} from "../block/codes.ts";
import {normaliseCode} from "../block/codes.ts";
import type {Prepared, Side} from "../hybrid/prepare.ts";
import {KINDS, type Kind} from "../normalise/tokens.ts";
import {holds} from "./presence.ts";
import type {Weighted} from "./differences.ts";
import type {Spelling} from "./spelling.ts";

/** Fields that are compared on named levels. The last ones are what a name's tokens of that kind say together. */
export const FIELDS = ["price", "brand", "code", "model", "number", "quantity", "year", "colour", "variant"] as const;
export type Field = (typeof FIELDS)[number];

const KIND_LEVELS = [
  "missing",
  "equal",
  "one has more",
  "partly differs",
  "differs",
  "one side only",
  "one side, other in the text",
  "differs, named in the text"
];

/** Levels by field; position 0 says that there is nothing to compare. */
export const LEVELS: Readonly<Record<Field, readonly string[]>> = {
  price: ["missing", "equal", "within 10 %", "within 25 %", "within 50 %", "within a factor of 2.7", "far apart"],
  brand: [
    "missing",
    "equal",
    "named in the text",
    "differs",
    "one side, named in the text",
    "one side only",
    "one has more",
    "partly equal"
  ],
  code: ["missing", "equal", "named in the text", "differs", "one side only"],
  model: KIND_LEVELS,
  number: KIND_LEVELS,
  quantity: KIND_LEVELS,
  year: KIND_LEVELS,
  colour: KIND_LEVELS,
  variant: KIND_LEVELS
};

const WIDTH = FIELDS.length;
const KIND_OF: Partial<Record<Field, Kind>> = {
  model: "code",
  number: "number",
  quantity: "quantity",
  year: "year",
  colour: "colour",
  variant: "variant"
};
const PRICE_STEPS = [0.01, 0.1, 0.25, 0.5, 1];

/**
 * Level of each field of each pair: `levels[pair * FIELDS.length + field]`.
 * @param before An earlier result, kept for pairs that are not affected by what was taught since.
 */
export function findLevels(
  prepared: Prepared,
  pairs: Pairs,
  spelling: Spelling,
  isOn: (rule: string) => boolean,
  before?: {readonly levels: Uint8Array; readonly affected: Uint8Array}
): Uint8Array {
  const {left, right, kinds} = prepared;
  const levels = before?.levels ?? new Uint8Array(pairs.left.length * WIDTH);
  const [l, r] = [left, right].map((side) => extract(side, kinds)) as [Extract, Extract];
  FIELDS.forEach((field, f) => {
    if (!isOn(field)) return;
    const kind = KIND_OF[field];
    const k = kind ? KINDS.indexOf(kind) : -1;
    // Only words are ever taught to stand for each other, and of the kinds compared here only variants are words.
    if (before && field !== "variant") return;
    for (let i = 0; i < pairs.left.length; i++) {
      if (before && !before.affected[i]) continue;
      const [a, b] = [pairs.left[i]!, pairs.right[i]!];
      levels[i * WIDTH + f] =
        k >= 0
          ? kindLevel(l.kinds[a]![k]!, r.kinds[b]![k]!, left.all[a]!, right.all[b]!, spelling)
          : field === "price"
            ? priceLevel(left.records[a]!.price, right.records[b]!.price)
            : field === "brand"
              ? brandLevel(left.brand[a]!, right.brand[b]!, left.all[a]!, right.all[b]!)
              : codeLevel(l.codes[a]!, r.codes[b]!, left.code[a]!, right.code[b]!, left.all[a]!, right.all[b]!);
    }
  });
  return levels;
}

interface Extract {
  readonly kinds: readonly (readonly Int32Array[])[];
  readonly codes: readonly (string | null)[];
}

const NONE = new Int32Array(0);

function extract(side: Side, kinds: readonly Kind[]): Extract {
  return {
    kinds: side.name.map((ids) => {
      const by: Int32Array[] = KINDS.map(() => NONE);
      KINDS.forEach((kind, k) => {
        if (kind === "word") return;
        const own = ids.filter((id) => kinds[id] === kind);
        if (own.length) by[k] = own;
      });
      return by;
    }),
    codes: side.records.map(({code}) => normaliseCode(code))
  };
}

function priceLevel(a: number | undefined, b: number | undefined): number {
  if (!a || !b) return 0;
  const apart = Math.abs(Math.log(a / b));
  const step = PRICE_STEPS.findIndex((limit) => apart < limit);
  return step < 0 ? PRICE_STEPS.length + 1 : step + 1;
}

// Plain loops: these run millions of times, and a closure a call is what they would cost most.
function anyHeld(some: Int32Array, ids: Int32Array): boolean {
  for (const id of some) if (holds(ids, id)) return true;
  return false;
}

function allHeld(some: Int32Array, ids: Int32Array): boolean {
  for (const id of some) if (!holds(ids, id)) return false;
  return true;
}

function isShared(id: number, others: Int32Array, spelling: Spelling): boolean {
  for (const other of others) if (other === id || (spelling.has(id) && spelling.near(id, other) > 0)) return true;
  return false;
}

function brandLevel(a: Int32Array, b: Int32Array, allA: Int32Array, allB: Int32Array): number {
  if (a.length && b.length) {
    const [isInB, isInA] = [allHeld(a, b), allHeld(b, a)];
    if (isInB || isInA) return isInB && isInA ? 1 : 6;
    return anyHeld(a, b) ? 7 : anyHeld(a, allB) || anyHeld(b, allA) ? 2 : 3;
  }
  if (a.length) return anyHeld(a, allB) ? 4 : 5;
  if (b.length) return anyHeld(b, allA) ? 4 : 5;
  return 0;
}

function codeLevel(
  a: string | null,
  b: string | null,
  tokensA: Int32Array,
  tokensB: Int32Array,
  allA: Int32Array,
  allB: Int32Array
): number {
  if (a === null && b === null) return 0;
  if (a !== null && a === b) return 1;
  if (anyHeld(tokensA, allB) || anyHeld(tokensB, allA)) return 2;
  return a !== null && b !== null ? 3 : 4;
}

function kindLevel(a: Int32Array, b: Int32Array, allA: Int32Array, allB: Int32Array, spelling: Spelling): number {
  if (!a.length && !b.length) return 0;
  if (!a.length || !b.length) {
    const [own, other] = a.length ? [a, allB] : [b, allA];
    return allHeld(own, other) ? 6 : 5;
  }
  let shared = 0;
  for (const id of a) if (isShared(id, b, spelling)) shared++;
  if (shared >= a.length && shared >= b.length) return 1;
  if (shared === Math.min(a.length, b.length)) return 2;
  if (shared > 0) return 3;
  return anyHeld(a, allB) || anyHeld(b, allA) ? 7 : 4;
}

/** Bits by field and level. */
export type FieldWeights = readonly Float64Array[];

/**
 * Bits of each level: log ratio of its share among trusted pairs and among wrong ones, leaning on no evidence where it
 * was rarely seen.
 */
export function learnFields(levels: Uint8Array, trusted: Weighted, wrong: Weighted): FieldWeights {
  return FIELDS.map((field, f) => {
    const count = ({pair, weight}: Weighted): {by: Float64Array; total: number} => {
      const by = new Float64Array(LEVELS[field].length);
      let total = 0;
      pair.forEach((p, i) => {
        by[levels[p * WIDTH + f]!]! += weight[i]!;
        total += weight[i]!;
      });
      return {by, total};
    };
    const [match, other] = [count(trusted), count(wrong)];
    return match.by.map((n, level) => {
      const share = (n + other.by[level]!) / (match.total + other.total || 1);
      const prior = 2;
      const m = (n + prior * share + 0.25) / (match.total + prior + 2);
      const u = (other.by[level]! + prior * share + 0.25) / (other.total + prior + 2);
      return Math.log2(m / u);
    });
  });
}

/** Bits of one field of one pair. */
export const fieldBits = (levels: Uint8Array, weights: FieldWeights, pair: number, field: number): number =>
  weights[field]![levels[pair * WIDTH + field]!]!;
