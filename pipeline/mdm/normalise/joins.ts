import {STOP_WORDS} from "./words.ts";

/** Which way a pair of neighbouring words is written: as one word or as two. */
export interface Joins {
  /** `first second` → joined form. */
  readonly join: ReadonlyMap<string, string>;
  /** Joined form → its two words. */
  readonly split: ReadonlyMap<string, readonly [string, string]>;
}

const isNumber = (token: string): boolean => /^\d+(\.\d+)?$/.test(token);

/**
 * Finds words that the catalogues write both joined and apart (`RETRO SPOT`, `RETROSPOT`) and settles on one form:
 * a word on its commoner form, a model number always on the joined one.
 * @param texts Token lists of both catalogues.
 */
export function learnJoins(texts: readonly (readonly string[])[]): Joins {
  const single = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const tokens of texts) for (const token of tokens) single.set(token, (single.get(token) ?? 0) + 1);
  for (const tokens of texts)
    for (let i = 0; i + 1 < tokens.length; i++) {
      const [a, b] = [tokens[i]!, tokens[i + 1]!];
      if (a.length + b.length < 4 || (isNumber(a) && isNumber(b)) || STOP_WORDS.has(a)) continue;
      if (single.has(a + b)) pairs.set(`${a} ${b}`, (pairs.get(`${a} ${b}`) ?? 0) + 1);
    }
  const join = new Map<string, string>();
  const split = new Map<string, readonly [string, string]>();
  for (const [pair, apart] of pairs) {
    const [a, b] = pair.split(" ") as [string, string];
    const joined = a + b;
    if (/\d/.test(joined) || apart <= single.get(joined)!) join.set(pair, joined);
    else split.set(joined, [a, b]);
  }
  return {join, split};
}

/** A token list with every pair in its settled form. */
export function applyJoins(tokens: readonly string[], {join, split}: Joins): string[] {
  const out: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const joined = i + 1 < tokens.length ? join.get(`${token} ${tokens[i + 1]}`) : undefined;
    if (joined) {
      out.push(joined);
      i++;
    } else {
      const parts = split.get(token);
      if (parts) out.push(...parts);
      else out.push(token);
    }
  }
  return out;
}
