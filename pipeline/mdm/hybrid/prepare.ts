import {gramVocabulary} from "../block/terms.ts";
import type {SparseRows} from "../block/space.ts";
import {type Bag, rarity, unitRows} from "../compare/vectors.ts";
import {type IsOn, type Kind, kindOf, learnCores, rawTokens, unify} from "../normalise/tokens.ts";
import {joinCodes, learnCodes} from "../normalise/code-joins.ts";
import {applyJoins, learnJoins} from "../normalise/joins.ts";
import type {MdmRecord} from "../types.ts";

/** One side as numbers: what every later stage reads. Rows are in canonical order. */
export interface Side {
  readonly records: readonly MdmRecord[];
  /** Distinct tokens of the name in ascending order. */
  readonly name: readonly Int32Array[];
  /** Distinct tokens of everything: name, brand, code, category, description. */
  readonly all: readonly Int32Array[];
  /** Distinct tokens of the brand and of the code. */
  readonly brand: readonly Int32Array[];
  readonly code: readonly Int32Array[];
  /** Unit rows of everything, of the name's words, of its character trigrams. */
  readonly text: SparseRows;
  readonly words: SparseRows;
  readonly grams: SparseRows;
}

/** Both sides and the vocabulary that they share. */
export interface Prepared {
  readonly left: Side;
  readonly right: Side;
  readonly tokens: readonly string[];
  readonly kinds: readonly Kind[];
  /** Rarity by token, over names. */
  readonly idf: Float64Array;
}

/** How much a description's word counts beside a name's. */
const DESCRIPTION = 0.35;
/** How much a model number counts beside a word. */
const CODE = 2;

/** Normalises both sides and turns them into vectors over one vocabulary. */
export function prepare(left: readonly MdmRecord[], right: readonly MdmRecord[], isOn: IsOn): Prepared {
  const sides = [left, right].map((records) =>
    records.map((record) => ({
      name: rawTokens(record.name, isOn),
      brand: rawTokens(record.brand ?? "", isOn),
      code: rawTokens(record.code ?? "", isOn),
      rest: rawTokens(`${record.code ?? ""} ${record.category ?? ""} ${record.description ?? ""}`, isOn)
    }))
  );
  const rewrite = (change: (tokens: string[]) => string[]): void => {
    for (const side of sides)
      for (const row of side)
        for (const part of ["name", "brand", "code", "rest"] as const) row[part] = change(row[part]);
  };
  const allTexts = (): string[][] => sides.flat().flatMap(({name, code, rest}) => [name, code, rest]);
  if (isOn("code joins")) {
    const codes = learnCodes(allTexts());
    rewrite((tokens) => joinCodes(tokens, codes));
  }
  rewrite((tokens) => unify(tokens, isOn));
  if (isOn("joins")) {
    const joins = learnJoins(allTexts());
    rewrite((tokens) => applyJoins(tokens, joins));
  }
  const cores = isOn("cores") ? learnCores(sides.flat().map(({name}) => name)) : new Map<string, string>();
  const numbers = new Map<string, number>();
  const number = (token: string): number => {
    const known = numbers.get(token);
    if (known !== undefined) return known;
    numbers.set(token, numbers.size);
    return numbers.size - 1;
  };
  const coded = sides.map((side) =>
    side.map(({name, brand, code, rest}) => ({
      name: [...name, ...new Set(name.flatMap((token) => cores.get(token) ?? []))].map(number),
      brand: brand.map(number),
      code: code.map(number),
      rest: rest.map(number)
    }))
  );
  const tokens = [...numbers.keys()];
  const kinds = tokens.map(kindOf);
  const boost = (id: number): number => (kinds[id] === "code" && isOn("models") ? CODE : 1);
  const texts: Bag[][] = coded.map((side) =>
    side.map(({name, brand, rest}) => ({
      features: [...name, ...brand.filter((id) => !name.includes(id)), ...rest],
      weights: [
        ...name.map(boost),
        ...brand.filter((id) => !name.includes(id)).map(boost),
        ...rest.map((id) => DESCRIPTION * boost(id))
      ]
    }))
  );
  const names: Bag[][] = coded.map((side) => side.map(({name}) => ({features: name, weights: name.map(boost)})));
  const textRarity = rarity(texts, tokens.length);
  const idf = rarity(names, tokens.length);
  const grams = gramVocabulary(3, (text) => text);
  const gramBags = sides.map((side) => bagsOf(grams.rows(side.map(({name}) => name.join(" ")))));
  const gramRarity = rarity(gramBags, grams.size);
  const [l, r] = [left, right].map((records, s): Side => ({
    records,
    name: coded[s]!.map(({name}) => distinct(name)),
    all: coded[s]!.map(({name, brand, rest}) => distinct([...name, ...brand, ...rest])),
    brand: coded[s]!.map(({brand}) => distinct(brand)),
    code: coded[s]!.map(({code}) => distinct(code)),
    text: unitRows(texts[s]!, textRarity),
    words: unitRows(names[s]!, idf),
    grams: unitRows(gramBags[s]!, gramRarity)
  })) as [Side, Side];
  return {left: l, right: r, tokens, kinds, idf};
}

const distinct = (ids: readonly number[]): Int32Array => Int32Array.from(new Set(ids)).sort();

function bagsOf({offsets, ids}: {offsets: Int32Array; ids: Int32Array}): Bag[] {
  return Array.from({length: offsets.length - 1}, (_, row) => {
    const features = [...ids.subarray(offsets[row]!, offsets[row + 1]!)];
    return {features, weights: features.map(() => 1)};
  });
}
