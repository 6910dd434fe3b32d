import {phraseKey} from "./words.ts";

/** French and short names of the categories that the reference file knows; others go by their own names. */
const OTHERS: Record<string, string> = {
  Christmas: "noël | christmas | xmas | articles de noël | christmas articles",
  Easter: "pâques | easter",
  Bags: "sacs | sac | bags | bag",
  "Party and wrapping":
    "fête et emballage | fêtes et emballages | party | wrapping | emballage | emballages | emballage cadeau | fête | party & wrapping",
  Stationery: "papeterie | stationery",
  Lighting: "luminaires | éclairage | luminaire | lighting | lights",
  Candles: "bougies | bougie | candles | candle",
  "Kitchen and dining":
    "cuisine et table | cuisine | kitchen | dining | arts de la table | kitchenware | kitchen & dining | art de la table",
  Garden: "jardin | jardinage | garden | gardening",
  "Jewellery and accessories":
    "bijoux et accessoires | bijoux | bijou | bijouterie | jewellery | jewelry | accessories | accessoires | jewellery & accessories",
  "Toys and games": "jouets et jeux | jouets | jouet | jeux | toys | games | toy | toys & games | jeux et jouets",
  Textiles: "textiles | textile | linge de maison",
  "Bath and beauty": "bain et beauté | salle de bain | bath | beauty | beauté | cosmétiques | bath & beauty",
  Storage: "rangement | rangements | storage",
  "Home decor": "décoration | déco | decor | décoration intérieure | home decoration | maison | home",
  Other: "divers"
};

/** Every way to name a category of the data → its name there. */
export function categoryPhrases(categories: readonly string[]): Map<string, string> {
  const phrases = new Map<string, string>();
  for (const category of categories)
    for (const p of (OTHERS[category] ?? "").split("|")) if (phraseKey(p)) phrases.set(phraseKey(p), category);
  for (const category of categories) if (category !== "Other") phrases.set(phraseKey(category), category);
  return phrases;
}
