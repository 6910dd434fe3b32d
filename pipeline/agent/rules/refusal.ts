import type {Language} from "../semantic/measures.ts";
import {day} from "./format.ts";
import type {Refused} from "./outcome.ts";
import {TOPICS} from "./topics.ts";

/** "I cannot answer that from this data, because …" */
export const refusalSentence = (why: Refused, language: Language): string =>
  language === "fr"
    ? `Je ne peux pas répondre à partir de ces données, parce que ${reason(why, language)}.`
    : `I cannot answer that from this data, because ${reason(why, language)}.`;

/** Why a question is not answered, as half a sentence. */
export function reason(why: Refused, language: Language): string {
  const fr = language === "fr";
  const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
  const list = (items: string[]): string =>
    items
      .slice(0, 6)
      .map((i) => (fr ? `« ${short(i)} »` : `“${short(i)}”`))
      .join(", ") + (items.length > 6 ? " …" : "");
  switch (why.cause) {
    case "topic":
      return TOPICS[why.topic][language];
    case "words":
      return fr
        ? `je ne sais pas ce que ${list(why.words)} veut dire ici`
        : `I do not know what ${list(why.words)} means here`;
    case "near":
      return fr
        ? `aucun article ne porte ce nom exact ; voulez-vous dire ${list(why.names)} ?`
        : `no article bears exactly that name; do you mean ${list(why.names)}?`;
    case "absent":
      return fr ? `il n'y a aucune vente pour ${list(why.names)}` : `there is no sale for ${list(why.names)}`;
    case "future":
      return fr
        ? `les données s'arrêtent le ${day(why.last, language)}`
        : `the data ends on ${day(why.last, language)}`;
    case "past":
      return fr
        ? `les données commencent le ${day(why.first, language)}`
        : `the data begins on ${day(why.first, language)}`;
    case "nothing":
      return fr
        ? "je n'y trouve aucun chiffre à calculer (ventes, commandes, clients, retours, avis, appariement)"
        : "I find no figure in it to compute (sales, orders, customers, returns, reviews, matching)";
    case "long":
      return fr
        ? `elle dépasse ${why.most} caractères : posez une question plus courte`
        : `it is longer than ${why.most} characters: ask a shorter question`;
    case "alone":
      return fr
        ? "elle s'appuie sur une question précédente, et il n'y en a pas"
        : "it leans on a question before it, and there is none";
    case "parts":
      return fr
        ? "je ne sais pas mettre ensemble les parties de cette question"
        : "I cannot put the parts of this question together";
    case "view":
      return fr ? `aucune vue publiée ne donne cela (${why.what})` : `no published view gives that (${why.what})`;
  }
}

/** "Do you mean A or B?" */
export function unclearSentence(labels: string[], language: Language): string {
  const last = labels.at(-1)!;
  const rest = labels.slice(0, -1).join(", ");
  return language === "fr" ? `Voulez-vous dire ${rest} ou ${last} ?` : `Do you mean ${rest} or ${last}?`;
}
