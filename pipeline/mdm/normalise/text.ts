const ENTITIES: Record<string, string> = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
  reg: "",
  trade: ""
};

/**
 * A text in lower case, ASCII where it has an ASCII form, without markup: entities decoded, tags dropped, accents
 * folded, typographic quotes and primes made plain. The first step of every comparison.
 */
export function foldText(text: string): string {
  let folded = text;
  if (folded.includes("&") || folded.includes("<"))
    folded = folded
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
      .replace(/&([a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
      .replace(/<\/?[a-z][^<>]*>/gi, " ");

  if (/[^\x00-\x7f]/.test(folded))
    folded = folded
      .replace(/[‘’‚′´`]/g, "'")
      .replace(/[“”„″]/g, '"')
      .replace(/[–—−‐‑]/g, "-")
      .replace(/[×✕]/g, "x")
      .replace(/½/g, ".5")
      .replace(/[®™©]/g, " ")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");
  return folded.toLowerCase();
}
