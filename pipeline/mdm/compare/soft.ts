import type {SparseRows} from "../block/space.ts";
import type {Spelling} from "./spelling.ts";

/**
 * Soft TF-IDF of two rows (Cohen, Ravikumar, Fienberg, IIWeb 2003): equal tokens count in full, a token without an
 * equal may match one near spelling at a discount, each token once. Departure: near means one edit or a beginning,
 * found once for the whole vocabulary, not Jaro-Winkler pair by pair.
 */
export function softCosine(a: SparseRows, i: number, b: SparseRows, j: number, spelling: Spelling): number {
  let x = a.offsets[i]!;
  let y = b.offsets[j]!;
  const [xEnd, yEnd] = [a.offsets[i + 1]!, b.offsets[j + 1]!];
  let sum = 0;
  let xs = 0;
  let ys = 0;
  while (x < xEnd || y < yEnd) {
    const u = x < xEnd ? a.columns[x]! : Infinity;
    const v = y < yEnd ? b.columns[y]! : Infinity;
    if (u === v) sum += a.values[x++]! * b.values[y++]!;
    else if (u < v) {
      if (spelling.has(u)) openX[xs++ & MASK] = x;
      x++;
    } else {
      if (spelling.has(v)) openY[ys++ & MASK] = y;
      y++;
    }
  }
  if (xs === 0 || ys === 0) return sum;
  xs = Math.min(xs, MASK);
  ys = Math.min(ys, MASK);
  // The best pair of open tokens first, so that neither side chooses before the other.
  for (;;) {
    let [best, atX, atY] = [0, -1, -1];
    for (let p = 0; p < xs; p++) {
      if (openX[p]! < 0) continue;
      for (let q = 0; q < ys; q++) {
        if (openY[q]! < 0) continue;
        const near = spelling.near(a.columns[openX[p]!]!, b.columns[openY[q]!]!);
        const gain = near && near * a.values[openX[p]!]! * b.values[openY[q]!]!;
        if (gain > best) [best, atX, atY] = [gain, p, q];
      }
    }
    if (atX < 0) break;
    sum += best;
    openX[atX] = openY[atY] = -1;
  }
  return Math.min(1, sum);
}

// Open tokens of the pair at hand; longer names than this lose only near spellings of their last words.
const MASK = 127;
const openX = new Int32Array(MASK + 1);
const openY = new Int32Array(MASK + 1);
