const IRREGULAR: Record<string, string> = {
  SCARF: "SCARVES",
  KNIFE: "KNIVES",
  DISH: "DISHES",
  GLASS: "GLASSES",
  CUTLERY: "CUTLERY",
  SALTS: "SALTS",
  EARRINGS: "EARRINGS",
  LIGHTS: "LIGHTS",
  SKITTLES: "SKITTLES",
  CARDS: "CARDS",
  SAUCER: "SAUCERS"
};

/** The plural of an upper-case name: its last word's, and of "TEACUP AND SAUCER" both. */
export function plural(name: string): string {
  const [first, rest] = name.split(" AND ");
  if (rest) return `${plural(first!)} AND ${plural(rest)}`;
  return name.replace(/\S+$/, (word) => {
    if (IRREGULAR[word]) return IRREGULAR[word];
    if (/(S|X|CH|SH)$/.test(word)) return `${word}ES`;
    return /[^AEIOU]Y$/.test(word) ? `${word.slice(0, -1)}IES` : `${word}S`;
  });
}
