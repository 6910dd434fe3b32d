/** The k best of each list, kept sorted: best first, equal scores by ascending id. Free places hold −1 and 0. */
export class Best {
  readonly ids: Int32Array;
  readonly scores: Float32Array;
  readonly #sizes: Int32Array;
  readonly #k: number;

  constructor(lists: number, k: number) {
    this.#k = k;
    this.ids = new Int32Array(lists * k).fill(-1);
    this.scores = new Float32Array(lists * k);
    this.#sizes = new Int32Array(lists);
  }

  /**
   * Offers an id; it is kept if it is among the best so far.
   * @returns the score that the next one has to beat, or at least to equal with a smaller id; 0 while there is room.
   */
  offer(list: number, id: number, score: number): number {
    const [k, ids, scores] = [this.#k, this.ids, this.scores];
    const base = list * k;
    const size = this.#sizes[list]!;
    let at = base + size;
    while (at > base && (scores[at - 1]! < score || (scores[at - 1] === score && ids[at - 1]! > id))) at--;
    if (at < base + k) {
      const end = Math.min(size, k - 1);
      for (let i = base + end; i > at; i--) {
        ids[i] = ids[i - 1]!;
        scores[i] = scores[i - 1]!;
      }
      ids[at] = id;
      scores[at] = score;
      this.#sizes[list] = end + 1;
    }
    return this.#sizes[list] === k ? scores[base + k - 1]! : 0;
  }
}
