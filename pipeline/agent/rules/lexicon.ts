import type {Dimension} from "../semantic/dimensions.ts";
import type {Language, MeasureName} from "../semantic/measures.ts";
import {ENGLISH} from "./lexicon-en.ts";
import {FRENCH} from "./lexicon-fr.ts";
import type {Marker, Meaning, Topic} from "./slots.ts";
import {phraseKey, words} from "./words.ts";

/** Phrases of one language → what they mean. Keys are stems joined by spaces. */
export type Lexicon = ReadonlyMap<string, Meaning>;

/** Reads a lexicon's text: `kind arguments: phrase | phrase`, one meaning a line; the first meaning of a phrase holds. */
function readLexicon(text: string): Lexicon {
  const lexicon = new Map<string, Meaning>();
  for (const line of text.trim().split("\n")) {
    const colon = line.indexOf(":");
    const [kind, ...args] = line.slice(0, colon).split(" ") as [string, ...string[]];
    for (const phrase of line.slice(colon + 1).split("|")) {
      // "le plus cher" is "plus cher" behind an article, which means nothing by itself.
      const bare = kind === "superlative" ? phrase.trim().replace(/^(le|la|les) (?=plus|moins|mieux)/, "") : phrase;
      const key = phraseKey(bare) || phrase.trim();
      if (!lexicon.has(key)) lexicon.set(key, meaning(kind, args));
    }
  }
  return lexicon;
}

function meaning(kind: string, args: string[]): Meaning {
  const [first = "", second, third] = args;
  switch (kind) {
    case "measure":
      return {type: "measure", measure: first as MeasureName, ...(second === "weak" ? {weak: true} : {})};
    case "noun": {
      const counted: Partial<Record<string, MeasureName>> = {customer: "customers", product: "products"};
      return {type: "noun", dimension: first as Dimension, measure: counted[first]};
    }
    case "superlative": {
      const vague = second === "vague";
      return {
        type: "superlative",
        direction: first as "asc" | "desc",
        ...(vague ? {vague} : second ? {measure: second as MeasureName} : {}),
        ...(third ? {dimension: third as Dimension} : {})
      };
    }
    case "compare":
      return {type: "compare", op: first as ">", ...(second ? {orders: Number(second)} : {})};
    case "alert":
      return {type: "alert", status: first as "ANY"};
    case "sentiment":
      return {type: "sentiment", value: first as "negative"};
    case "topic":
      return {type: "topic", topic: first as Topic};
    case "special":
      return {type: "special", name: first, ...(second ? {argument: second} : {})};
    case "time":
      return {type: "time", dimension: first as Dimension};
    default:
      return {type: kind as Marker};
  }
}

export const LEXICONS: Record<Language, Lexicon> = {en: readLexicon(ENGLISH), fr: readLexicon(FRENCH)};

/** Words of which only one of the languages makes use often enough to tell it. */
const TELLING: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    "the what which who how many much of in our we is are was were did do does for with by from to and top per show list give me have has had than last first".split(
      " "
    )
  ),
  fr: new Set(
    "le la les un une des du de quel quelle quels quelles qui combien est sont nos notre nous a ont au aux en dans par pour avec et ou sur depuis entre plus moins le l d montre donne moi ca chiffre ventes vente pays commandes commande panier avis janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre noel jardin mois annee clients part taux".split(
      " "
    )
  )
};

/** The language of a question by its small words; a tie goes to the fallback. */
export function languageOf(question: string, fallback: Language = "en"): Language {
  const found = words(question).map((w) => w.stem);
  const score = (language: Language): number =>
    found.filter((w) => TELLING[language].has(w)).length + found.filter((w) => LEXICONS[language].has(w)).length / 4;
  const [en, fr] = [score("en"), score("fr") + (/[éèêçàù]/i.test(question) ? 1 : 0)];
  return en === fr ? fallback : en > fr ? "en" : "fr";
}
