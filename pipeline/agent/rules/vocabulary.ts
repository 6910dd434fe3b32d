import type {Calendar} from "./calendar.ts";
import {categoryPhrases} from "./categories.ts";
import {countryPhrases} from "./countries.ts";
import type {SemanticDocument} from "../semantic/document.ts";
import type {Language} from "../semantic/measures.ts";
import {LEXICONS, type Lexicon} from "./lexicon.ts";
import {withSynonyms} from "./synonyms.ts";
import {phraseKey} from "./words.ts";

/** Names found in the data, as plain JSON: what the rules must know to read a question. */
export interface VocabularyData {
  countries: {code: string; name: string}[];
  categories: string[];
  /** Articles and services by code. */
  products: {code: string; name: string}[];
  calendar: Calendar;
  /** Whether costs are known, so that a margin can be computed. */
  margin: boolean;
  /** Whether any review has a rating. */
  ratings: boolean;
}

/** The names with their look-ups. */
export interface Vocabulary extends VocabularyData {
  countryPhrases: ReadonlyMap<string, string>;
  categoryPhrases: ReadonlyMap<string, string>;
  /** Name as stems → codes that bear it. */
  productNames: ReadonlyMap<string, string[]>;
  productCodes: ReadonlyMap<string, string>;
  /** Stem → positions in `products` of the names that hold it. */
  productWords: ReadonlyMap<string, Set<number>>;
  /** Stems that end a name, or occur in many: what kinds of thing the articles are. */
  productKinds: ReadonlySet<string>;
  countryOf: ReadonlyMap<string, string>;
  /** Words by meaning, with the document's synonyms. */
  lexicons: Record<Language, Lexicon>;
}

/** Statements that give the vocabulary, by what they give; each runs on both engines. */
export const VOCABULARY_SQL = {
  countries:
    "select country_code as code, country_name as name from v_country_kpi where order_count > 0 order by country_code",
  categories:
    "select distinct category as name from v_product_kpi where kind = 'article' and category is not null order by 1",
  products:
    "select product_code as code, product_name as name from v_product_kpi where product_name is not null order by product_code",
  calendar:
    "select cast(min(sold_on) as varchar) as first, cast(max(sold_on) as varchar) as last from v_day_kpi where order_count > 0",
  ratings: "select count(rating) as n from v_reviews"
} as const;

/** A word in this many names says what kind of thing an article is, wherever it stands in them. */
const COMMON = 8;

/** Makes the look-ups. @param document Brings more synonyms; default none. */
export function vocabulary(data: VocabularyData, document?: SemanticDocument): Vocabulary {
  const productNames = new Map<string, string[]>();
  const productWords = new Map<string, Set<number>>();
  data.products.forEach(({code, name}, i) => {
    const key = phraseKey(name);
    if (!key) return;
    productNames.set(key, [...(productNames.get(key) ?? []), code]);
    for (const word of key.split(" ")) productWords.set(word, (productWords.get(word) ?? new Set()).add(i));
  });
  const ends = new Map<string, number>();
  for (const {name} of data.products) {
    const head = phraseKey(name).split(" ").at(-1)!;
    ends.set(head, (ends.get(head) ?? 0) + 1);
  }
  // One name that ends in "back" makes it no kind of thing.
  const heads = [...ends].filter(([, names]) => names > 1).map(([head]) => head);
  const common = [...productWords].filter(([, held]) => held.size >= COMMON).map(([word]) => word);
  return {
    ...data,
    productKinds: new Set([...heads, ...common]),
    lexicons: document ? withSynonyms(document) : LEXICONS,
    countryPhrases: countryPhrases(data.countries),
    categoryPhrases: categoryPhrases(data.categories),
    productNames,
    productCodes: new Map(data.products.map(({code}) => [code.toLowerCase(), code])),
    productWords,
    countryOf: new Map(data.countries.map(({code, name}) => [code, name]))
  };
}
