import type {Language} from "../semantic/measures.ts";

/** Short forms that people type, written out, where nothing else is meant by them ("CB" alone is a bank card). */
const SHORT: Record<Language, readonly [RegExp, string][]> = {
  fr: [
    [/(?<![\p{L}\d])nb\.?(?= d(e |u |es |['’]))/giu, "nombre"],
    [/(?<![\p{L}\d])(nb|nbre)\.?(?= )/giu, "nombre de"],
    [/(?<![\p{L}\d])(cb|cbn)(?= d(e |['’]))/giu, "combien"],
    [/(?<![\p{L}\d])ds(?= )/giu, "dans"],
    [/(?<![\p{L}\d])(qté|qte)s?(?![\p{L}\d])/giu, "quantité"],
    [/(?<![\p{L}\d])(cde|cmd)s?(?![\p{L}\d])/giu, "commandes"]
  ],
  en: [
    [/(?<![\p{L}\d])(nb|no\.?|nr)(?= of )/giu, "number"],
    [/(?<![\p{L}\d])qty(?![\p{L}\d])/giu, "quantity"]
  ]
};

/** A question with its short forms written out. */
export function writtenOut(question: string, language: Language): string {
  let text = question;
  for (const [pattern, full] of SHORT[language]) text = text.replace(pattern, full);
  return text;
}
