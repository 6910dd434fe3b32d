import {buildIndex} from "../block/index.ts";
import type {SparseRows} from "../block/space.ts";
import {topK} from "../block/top-k.ts";
import {tokenise} from "../normalise/tokens.ts";
import type {MdmRecord} from "../types.ts";

/** What a text names. */
export interface Named {
  readonly article: string | null;
  /** Share of the article's name, by weight, that the text holds. */
  readonly share: number;
  /** Another article of which it holds as much. */
  readonly rival: string | null;
}

/** Articles that may have been found; a name that is part of a longer one that stands there in full is not looked for in vain. */
const LOOKED_AT = 6;
/** Shares nearer than that are alike. */
const ALIKE = 0.02;

/**
 * Finds the article that each text names most of. Rare words weigh most; one word alone names nothing. Where a text
 * holds `MAGIC RABBIT SLIPPER` and `LARGE MAGIC RABBIT SLIPPER`, it names the longer.
 * @returns for the texts, the answer, optionally with one article left out for each.
 */
export function nameFinder(articles: readonly MdmRecord[]) {
  const numbers = new Map<string, number>();
  const names = articles.map(({name}) =>
    [...new Set(tokenise(name))].map((token) => {
      const known = numbers.get(token);
      if (known !== undefined) return known;
      numbers.set(token, numbers.size);
      return numbers.size - 1;
    })
  );
  const counts = new Int32Array(numbers.size);
  for (const name of names) for (const id of name) counts[id]!++;
  const weight = (id: number): number => Math.log(1 + articles.length / counts[id]!) ** 2;
  const index = buildIndex(
    rowsOf(names, (name) => {
      const total = name.reduce((sum, id) => sum + weight(id), 0);
      return (id) => weight(id) / total;
    })
  );
  const isPart = (part: number, whole: number): boolean => names[part]!.every((id) => names[whole]!.includes(id));
  return (texts: readonly string[]) => {
    const held = texts.map((text) => [...new Set(tokenise(text))].flatMap((token) => numbers.get(token) ?? []));
    const {ids, scores, k} = topK(
      rowsOf(held, () => () => 1),
      index,
      {k: LOOKED_AT}
    );
    const best = (i: number, out: string | undefined): Named => {
      const rows = Array.from({length: k}, (_, j) => ({row: ids[i * k + j]!, share: scores[i * k + j]!})).filter(
        ({row}) => row >= 0 && articles[row]!.id !== out
      );
      const alike = rows.filter(({share}) => share > rows[0]!.share - ALIKE);
      const first = [...alike].sort((a, b) => names[b.row]!.length - names[a.row]!.length)[0];
      if (!first || names[first.row]!.filter((id) => held[i]!.includes(id)).length < 2)
        return {article: null, share: 0, rival: null};
      const rival = alike.find(
        ({row}) => row !== first.row && (names[row]!.length === names[first.row]!.length || !isPart(row, first.row))
      );
      return {article: articles[first.row]!.id, share: first.share, rival: rival ? articles[rival.row]!.id : null};
    };
    return (without?: (text: number) => string | undefined): Named[] => texts.map((_, i) => best(i, without?.(i)));
  };
}

function rowsOf(
  lists: readonly (readonly number[])[],
  weigh: (list: readonly number[]) => (id: number) => number
): SparseRows {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, row) => (offsets[row + 1] = offsets[row]! + list.length));
  const columns = new Int32Array(offsets[lists.length]!);
  const values = new Float32Array(columns.length);
  lists.forEach((list, row) => {
    const value = weigh(list);
    [...list]
      .sort((a, b) => a - b)
      .forEach((id, i) => {
        columns[offsets[row]! + i] = id;
        values[offsets[row]! + i] = value(id);
      });
  });
  return {rows: lists.length, offsets, columns, values};
}
