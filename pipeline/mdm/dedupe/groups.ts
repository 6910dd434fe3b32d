/**
 * Groups rows by equal short lists of numbers, with an open hash table: lists are compared in full, so that a collision
 * costs time and never joins two rows.
 * @param lists list by row.
 * @returns for each row the first row with an equal list.
 */
export function firstEqual(rows: number, lists: {offsets: Int32Array; ids: Int32Array}): Int32Array {
  const {offsets, ids} = lists;
  let capacity = 1024;
  while (capacity < rows * 2) capacity *= 2;
  const table = new Int32Array(capacity).fill(-1);
  const first = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [from, to] = [offsets[row]!, offsets[row + 1]!];
    let hash = to - from;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ ids[i]!, 0x9e3779b1) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 16)) & (capacity - 1);
    while (table[slot] !== -1 && !same(offsets, ids, table[slot]!, from, to)) slot = (slot + 1) & (capacity - 1);
    if (table[slot] === -1) table[slot] = row;
    first[row] = table[slot]!;
  }
  return first;
}

function same(offsets: Int32Array, ids: Int32Array, row: number, from: number, to: number): boolean {
  const start = offsets[row]!;
  if (offsets[row + 1]! - start !== to - from) return false;
  for (let i = from; i < to; i++) if (ids[start + i - from] !== ids[i]) return false;
  return true;
}
