/**
 * A code as it is compared: upper case, letters and digits only (`85123a` → `85123A`, `AM-53 BK` → `AM53BK`), the
 * zeros that spreadsheets strip from the front of plain numbers left off. The letter behind a number stays: 85123A and
 * 85123B are two articles.
 *
 * Null where a code identifies nothing: without a digit (`POST`, `M`, `DOT`), or shorter than three characters.
 * Reducing codes to their digits once merged all of those into one product.
 */
export function normaliseCode(code: string | null | undefined): string | null {
  const plain = (code ?? "").toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const trimmed = /^\d+$/.test(plain) ? plain.replace(/^0+/, "") : plain;
  return trimmed.length >= 3 && /\d/.test(trimmed) ? trimmed : null;
}

/** Pairs of positions, aligned arrays. */
export interface Pairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/**
 * Pairs with an equal normalised code. A code that stands on more than `most` rows of a side identifies nothing (a
 * filler such as `000000`) and is left out.
 * @param most default 5.
 */
export function codePairs(
  left: readonly (string | null | undefined)[],
  right: readonly (string | null | undefined)[],
  most = 5
): Pairs {
  const rights = byCode(right);
  const pairs: [number, number][] = [];
  for (const [code, rows] of byCode(left)) {
    const partners = rights.get(code);
    if (!partners || rows.length > most) continue;
    for (const l of rows) for (const r of partners) pairs.push([l, r]);
  }
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {left: Int32Array.from(pairs, (p) => p[0]), right: Int32Array.from(pairs, (p) => p[1])};
}

function byCode(codes: readonly (string | null | undefined)[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  codes.forEach((code, row) => {
    const key = normaliseCode(code);
    if (key === null) return;
    const known = rows.get(key);
    if (known) known.push(row);
    else rows.set(key, [row]);
  });
  return rows;
}
