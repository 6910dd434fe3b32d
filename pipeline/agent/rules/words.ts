/** A word of a question as it is compared and as it was written. */
export interface Word {
  /** Lower case, without accents and plural s. */
  stem: string;
  /** Lower case, accents kept: French tells a verb from a noun by them (commande, commandé). */
  text: string;
  /** Written in capitals only: tells the US from us. */
  capitals?: true;
}

const WORD =
  /\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}|\d{1,2}\/\d{4}|\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?![\d])|\d+[.,]\d+|[\p{L}\p{N}]+|%|£|€|\$/gu;

/** A text without accents. */
export const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("œ", "oe");

/** A word as it is compared: lower case, no accents, no plural s. */
export function stem(word: string): string {
  // The accent alone tells these French verbs from their nouns: commandé from commande, noté from note.
  const verb = /^(command|not)ée?s?$/.exec(word);
  if (verb) return `${verb[1]}ever`;
  const bare = plain(word.toLowerCase());
  return bare.length > 3 && /[^s]s$/.test(bare) && !/^\d/.test(bare) ? bare.slice(0, -1) : bare;
}

/** The words of a text. Apostrophes and hyphens part words, except inside dates. */
export function words(text: string): Word[] {
  const flat = text.replaceAll(/[’']/g, " ").normalize("NFC");
  return [...flat.matchAll(WORD)].map(([match]) => {
    const lower = match.toLowerCase();
    const capitals = /^\p{Lu}{2,}$/u.test(match);
    return {text: lower, stem: stem(lower), ...(capitals ? {capitals} : {})};
  });
}

/** A phrase as the key by which it is looked up. */
export const phraseKey = (phrase: string): string =>
  words(phrase)
    .map((w) => w.stem)
    .join(" ");

/** A number as people write it: `1,000`, `1 000`, `2.5`, `2,5`, `10k`; or null. */
export function numberOf(text: string): number | null {
  if (/^\d{1,3}([ \u00a0\u202f,]\d{3})+$/.test(text)) return Number(text.replaceAll(/\D/g, ""));
  if (/^\d+([.,]\d+)?$/.test(text)) return Number(text.replace(",", "."));
  const short = /^(\d+)([km])$/.exec(text);
  if (short) return Number(short[1]) * (short[2] === "k" ? 1e3 : 1e6);
  return NUMBER_WORDS.get(plain(text)) ?? null;
}

const NUMBER_WORDS = new Map(
  Object.entries({
    ...{two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fifteen: 15},
    ...{twenty: 20, thirty: 30, fifty: 50, hundred: 100, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8},
    ...{neuf: 9, dix: 10, douze: 12, quinze: 15, vingt: 20, trente: 30, cinquante: 50, cent: 100, dozen: 12}
  })
);
