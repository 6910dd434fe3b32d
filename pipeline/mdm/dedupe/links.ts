import {normaliseCode} from "../block/codes.ts";
import {tokenSortScores} from "../join/pairs.ts";
import {tokenSortSelfJoin} from "../join/token-sort.ts";
import type {MdmRecord} from "../types.ts";

/** Links found so far, by position. */
export interface Found {
  left: number[];
  right: number[];
  reason: string[];
}

/** Names with equal readings; but two codes say two things, whatever the names. */
export function byReading(
  records: readonly MdmRecord[],
  first: Int32Array,
  isRead: (row: number) => boolean,
  found: Found
): void {
  const coded = new Map<number, string>();
  const split = new Set<number>();
  records.forEach(({code}, row) => {
    const plain = normaliseCode(code);
    if (plain === null || !isRead(row)) return;
    const known = coded.get(first[row]!);
    if (known === undefined) coded.set(first[row]!, plain);
    else if (known !== plain) split.add(first[row]!);
  });
  const heads = new Map<string, number>();
  for (let row = 0; row < first.length; row++) {
    let head = first[row]!;
    if (!isRead(row)) continue;
    if (split.has(head)) {
      const key = `${head} ${normaliseCode(records[row]!.code) ?? ""}`;
      const known = heads.get(key);
      heads.set(key, known ?? row);
      head = known ?? row;
    }
    if (head === row) continue;
    found.left.push(head);
    found.right.push(row);
    found.reason.push("the same words");
  }
}

/** Names from a token-sort ratio up, unless their codes differ. */
export function byRatio(records: readonly MdmRecord[], threshold: number, found: Found): void {
  const {left, right, scores} = tokenSortSelfJoin(
    records.map((r) => r.name),
    threshold
  );
  left.forEach((l, i) => {
    const [a, b] = [normaliseCode(records[l]!.code), normaliseCode(records[right[i]!]!.code)];
    if (a !== null && b !== null && a !== b) return;
    found.left.push(l);
    found.right.push(right[i]!);
    found.reason.push(`token-sort ${scores[i]}`);
  });
}

/** A code on more rows than that is a filler. */
const MOST_WITH_CODE = 5;
/** Least token-sort ratio of two names for an equal code to be believed. */
const CODE_RATIO = 50;

/** Records with an equal code whose names are not quite unlike. */
export function byCode(records: readonly MdmRecord[], found: Found): void {
  const rows = new Map<string, number[]>();
  records.forEach(({code}, row) => {
    const plain = code === undefined ? null : normaliseCode(code);
    if (plain === null) return;
    const known = rows.get(plain);
    if (known) known.push(row);
    else rows.set(plain, [row]);
  });
  const left: number[] = [];
  const right: number[] = [];
  for (const group of rows.values()) {
    if (group.length > MOST_WITH_CODE) continue;
    group.forEach((a, i) => group.slice(i + 1).forEach((b) => (left.push(a), right.push(b))));
  }
  const ratios = ratiosOf(records, left, right);
  left.forEach((l, i) => {
    if (ratios[i]! < CODE_RATIO) return;
    found.left.push(l);
    found.right.push(right[i]!);
    found.reason.push("the same code");
  });
}

/** Token-sort ratios of pairs of records, names prepared for these only. */
export function ratiosOf(records: readonly MdmRecord[], left: readonly number[], right: readonly number[]): Uint8Array {
  const names = (rows: readonly number[]): string[] => rows.map((row) => records[row]!.name);
  const each = Int32Array.from({length: left.length}, (_, i) => i);
  return tokenSortScores(names(left), names(right), {left: each, right: each});
}
