import {phraseKey} from "./words.ts";

/** Places in a ranking: "the second best month". The first is the ranking itself. */
export const NTH = new Map(
  [
    "",
    "",
    "second|2nd|2e|2eme|deuxième|seconde",
    "third|3rd|3e|3eme|troisième",
    "fourth|4th|4e|4eme|quatrième",
    "fifth|5th|5e|5eme|cinquième"
  ].flatMap((list, n) => (list ? list.split("|").map((w) => [phraseKey(w), n] as const) : []))
);

/** Customer segments of the view of customer scores, by the names that both languages give them. */
export const SEGMENTS = new Map(
  [
    ["VIP", "vip|vips"],
    ["To win back", "to win back|win back|à reconquérir|a reconquerir"],
    ["Dormant", "dormant|dormants"],
    ["Promising", "promising|prometteur|prometteurs"]
  ].flatMap(([segment, list]) => list!.split("|").map((p) => [phraseKey(p), segment!] as const))
);
