import type {MdmRecord} from "../types.ts";
import {random} from "../random.ts";
import {half, type LabelledSet, thinned} from "./sets.ts";

/** A harder version of a set, by name. Made by hash or seed, so that it is the same everywhere. */
export interface Variant {
  readonly name: string;
  readonly make: (set: LabelledSet) => LabelledSet;
}

function changed(set: LabelledSet, change: (record: MdmRecord, next: () => number) => MdmRecord): LabelledSet {
  const next = random(5);
  return {...set, left: set.left.map((r) => change(r, next)), right: set.right.map((r) => change(r, next))};
}

function without(record: MdmRecord, fields: readonly (keyof MdmRecord)[]): MdmRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([field]) => !fields.includes(field as keyof MdmRecord))
  ) as unknown as MdmRecord;
}

/**
 * What catalogues never seen may be like: unequal sizes, most rows without a partner, prices that lie, brands and
 * descriptions that are missing or long, words in another order. They guard against rules that fit one set only.
 */
export const STRESS: readonly Variant[] = [
  {name: "half", make: (set) => half(set)},
  {name: "left 10 %", make: (set) => thinned(set, 0.1, 1, "stress")},
  {name: "right 10 %", make: (set) => thinned(set, 1, 0.1, "stress")},
  {name: "left 20 %, right 70 %", make: (set) => thinned(set, 0.2, 0.7, "stress")},
  {
    name: "half, prices lie",
    make: (set) =>
      changed(half(set), (record, next) =>
        next() < 0.4 || record.price === undefined
          ? {...record, price: 10 + next() * 500}
          : {...record, price: record.price * Math.exp((next() - 0.5) * 1.2)}
      )
  },
  {name: "half, no brand, no price", make: (set) => changed(half(set), (r) => without(r, ["brand", "price"]))},
  {name: "half, no description", make: (set) => changed(half(set), (r) => without(r, ["description"]))},
  {
    name: "half, longer descriptions",
    make: (set) => {
      const texts = set.right.map((r) => `${r.description ?? ""} ${r.name}`);
      return changed(half(set), (record, next) => ({
        ...record,
        description: `${record.description ?? ""} ${texts[Math.floor(next() * texts.length)]!}`
      }));
    }
  },
  {
    name: "half, words shuffled",
    make: (set) =>
      changed(half(set), (record, next) => ({
        ...record,
        name: record.name
          .split(/\s+/)
          .map((word) => ({word, at: next()}))
          .sort((a, b) => a.at - b.at)
          .map(({word}) => word)
          .join(" ")
      }))
  }
];
