import type {Kind} from "../normalise/tokens.ts";

/** Tokens that are near spellings of each other, with how much of a match they are. */
export interface Spelling {
  /** Similarity of two tokens: 0 when they are not near. */
  near(a: number, b: number): number;
  /** Declares two tokens near: a substitution that was learnt. */
  teach(a: number, b: number): void;
  /** Whether a token has any near spelling at all. */
  has(a: number): boolean;
}

const EDIT = 0.85;
const PREFIX = 0.7;
const CODE_PREFIX = 0.8;
const TAUGHT = 0.8;

/**
 * Finds near spellings among the tokens of both catalogues: words of five letters or more one edit apart (insertion,
 * deletion, substitution or swap of neighbours), a word and its beginning (`acct`, no; `photo` / `photoshop`, yes at a
 * discount), a model number and the same with a suffix (`dscw120`, `dscw120b`). Numbers are never near: 512 is not 513.
 */
export function learnSpelling(tokens: readonly string[], kinds: readonly Kind[]): Spelling {
  const size = tokens.length;
  const near = new Map<number, number>();
  const any = new Uint8Array(size);
  const add = (a: number, b: number, similarity: number): void => {
    if (a === b) return;
    const key = Math.min(a, b) * size + Math.max(a, b);
    near.set(key, Math.max(near.get(key) ?? 0, similarity));
    any[a] = any[b] = 1;
  };
  const variants = new Map<string, number[]>();
  tokens.forEach((token, id) => {
    if (kinds[id] !== "word" || token.length < 5) return;
    const own = new Set([token]);
    for (let i = 0; i < token.length; i++) own.add(token.slice(0, i) + token.slice(i + 1));
    for (const variant of own) {
      const known = variants.get(variant);
      if (known) known.push(id);
      else variants.set(variant, [id]);
    }
  });
  // Two words that share a one-letter deletion are one edit or a swap apart, or two: the check tells.
  for (const ids of variants.values())
    if (ids.length > 1 && ids.length < 60)
      for (let i = 0; i < ids.length; i++)
        for (let j = i + 1; j < ids.length; j++)
          if (isOneEdit(tokens[ids[i]!]!, tokens[ids[j]!]!)) add(ids[i]!, ids[j]!, EDIT);
  const ids = new Map(tokens.map((token, id) => [token, id]));
  tokens.forEach((token, id) => {
    // A count is the same count, whatever is counted: SET OF 36, 36 PACK, 36.
    const count = kinds[id] === "quantity" ? /^(\d+)(set|pack)$/.exec(token) : null;
    if (!count) return;
    for (const other of [count[1]!, `${count[1]}set`, `${count[1]}pack`]) {
      const twin = ids.get(other);
      if (twin !== undefined) add(id, twin, EDIT);
    }
  });
  const byStart = tokens.map((token, id) => ({token, id})).sort((a, b) => (a.token < b.token ? -1 : 1));
  byStart.forEach(({token, id}, at) => {
    const isCode = kinds[id] === "code" && /[a-z]/.test(token);
    if (isCode ? token.length < 5 : kinds[id] !== "word" || token.length < 4) return;
    for (let next = at + 1; next < byStart.length && byStart[next]!.token.startsWith(token); next++) {
      const other = byStart[next]!;
      if (kinds[other.id] !== kinds[id] || (isCode && other.token.length > token.length + 3)) continue;
      add(id, other.id, isCode ? CODE_PREFIX : PREFIX);
    }
  });
  return {
    near: (a, b) => (any[a] && any[b] ? (near.get(Math.min(a, b) * size + Math.max(a, b)) ?? 0) : 0),
    teach: (a, b) => add(a, b, TAUGHT),
    has: (a) => any[a] === 1
  };
}

/** Whether one insertion, deletion, substitution or swap of neighbours turns one word into the other. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  if (a.length === b.length)
    return (
      a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
    );
  return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1);
}
