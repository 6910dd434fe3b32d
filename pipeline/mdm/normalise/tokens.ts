import {ABBREVIATIONS, singular, STOP_WORDS} from "./words.ts";
import {applyNotation} from "./notation.ts";
import {foldText} from "./text.ts";

/** What a token is. Kinds share the strength of the evidence that single tokens are too rare to give. */
export const KINDS = ["word", "number", "code", "quantity", "year", "colour", "variant", "core"] as const;
export type Kind = (typeof KINDS)[number];

const COLOURS = new Set(
  "black white red blue green yellow pink purple orange brown gray silver gold ivory cream turquoise violet lilac lavender beige navy teal copper bronze platinum titanium charcoal graphite burgundy maroon magenta cyan aqua mint coral peach khaki olive chrome clear multicolour multicolor".split(
    " "
  )
);

/** Words of size. */
export const SIZES: ReadonlySet<string> = new Set(
  "small medium large mini micro nano jumbo giant xl xxl slim compact tall short".split(" ")
);

/** Things that go with other things: a case for a camera is not the camera. */
export const ACCESSORIES: ReadonlySet<string> = new Set(
  "case cover bag charger adapter cable battery mount bracket holder stand remote skin sleeve strap lens filter kit cartridge replacement spare accessory warranty dock cradle".split(
    " "
  )
);

const VARIANTS = new Set([
  ...SIZES,
  ...ACCESSORIES,
  ..."left right upg full oem retail academic student teacher education edu pro std dlx premium ultimate basic home business enterprise lite starter express plus extended complete renewal subscription license volume media single multi family win mac linux unix vista xp pc english french spanish german italian japanese chinese refurbished reconditioned used new bundle".split(
    " "
  )
]);

/** Mark of a core; no token that is read from a text holds it. */
const CORE = "#";

/** The digits of a model number that stay when makers and shops write letters around them; null without. */
function coreOf(token: string): string | null {
  const kind = kindOf(token);
  if (kind !== "code" && kind !== "number") return null;
  const digits = token.match(/\d{3,}/g);
  return digits && CORE + digits.reduce((long, run) => (run.length > long.length ? run : long));
}

/**
 * Cores that different model numbers share, by token: `DU1055XTSS` and `DU1055SS`, `COOLPIXP6000BK` and `P6000`. A core
 * of one number alone would only say the same thing twice.
 */
export function learnCores(texts: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const byCore = new Map<string, Set<string>>();
  for (const token of new Set(texts.flat())) {
    const core = coreOf(token);
    if (!core) continue;
    const known = byCore.get(core);
    if (known) known.add(token);
    else byCore.set(core, new Set([token]));
  }
  const out = new Map<string, string>();
  for (const [core, tokens] of byCore) if (tokens.size > 1) for (const token of tokens) out.set(token, core);
  return out;
}

/** The kind of a token, from its own letters. */
export function kindOf(token: string): Kind {
  if (token.startsWith(CORE)) return "core";
  if (/^\d/.test(token) || /\d/.test(token)) {
    if (/^(19[89]\d|20[0-4]\d)$/.test(token)) return "year";
    if (/^\d+(\.\d+)*$/.test(token)) return token.length >= 5 && !token.includes(".") ? "code" : "number";
    // 7port, 17in1, 1080p: a count or a grade, not a model.
    if (/^\d{1,3}[a-z]{3,}$/.test(token) || /^\d{1,2}in\d$/.test(token) || /^\d{3,4}[pi]$/.test(token))
      return "quantity";
    if (
      /^\d+(\.\d+)?(set|pack|inch|ft|yd|cm|mm|ml|kg|lb|oz|tb|gb|mb|ghz|mhz|hz|mp|watt|volt|mah|btu|cuft|user|disc)$/.test(
        token
      )
    )
      return "quantity";
    return token.length >= 4 ? "code" : "number";
  }
  return COLOURS.has(token) ? "colour" : VARIANTS.has(token) ? "variant" : "word";
}

const isMixed = (part: string): boolean => /[a-z]/.test(part) && /\d/.test(part);

/**
 * Splits notated text into tokens. Letters and digits joined by hyphens or dots are one model number with its
 * punctuation dropped (`dsc-w120` → `dscw120`); hyphenated words are two words; decimals keep their point.
 */
function split(text: string, out: string[]): void {
  for (const chunk of text.split(/[\s/,;:|!?()[\]{}<>"“”*=~\\]+/)) {
    const bare = chunk.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
    if (!bare) continue;
    if (/^[a-z0-9]+$/.test(bare) || /^\d+\.\d+[a-z]*$/.test(bare)) out.push(bare);
    else if (
      isMixed(bare) &&
      bare.length <= 24 &&
      /^[a-z0-9]+(?:[-._#][a-z0-9]+){1,3}$/.test(bare) &&
      !/^\d+\.\d+[a-z-]/.test(bare)
    )
      out.push(bare.replace(/[^a-z0-9]/g, ""));
    // 010-10723-01: an article number in groups of digits.
    else if (/^\d{2,}(?:-\d+){1,3}$/.test(bare) && bare.replaceAll("-", "").length >= 8)
      out.push(bare.replaceAll("-", ""));
    else
      for (const part of bare
        .replace(/'s\b/g, "s")
        .replace(/'/g, "")
        .split(/[^a-z0-9.]+/)) {
        const clean = /^\d+\.\d+$/.test(part) ? [part] : part.split(".");
        for (const piece of clean) if (piece) out.push(piece);
      }
  }
}

/** Which steps of normalisation are on. */
export type IsOn = (rule: string) => boolean;

/** A text as tokens in order: folded, notation rewritten, split, stop words left out; words still as written. */
export function rawTokens(text: string, isOn: IsOn = () => true): string[] {
  const raw: string[] = [];
  split(applyNotation(foldText(text), isOn), raw);
  return raw.filter((token) => !STOP_WORDS.has(token));
}

/** Words in one form: abbreviations by what they stand for, plurals singular. */
export function unify(tokens: readonly string[], isOn: IsOn = () => true): string[] {
  return tokens.map((token) => {
    const whole = isOn("abbreviations") ? (ABBREVIATIONS.get(token) ?? token) : token;
    const single = isOn("plural") ? singular(whole) : whole;
    return isOn("abbreviations") ? (ABBREVIATIONS.get(single) ?? single) : single;
  });
}

/** A text as normalised tokens in order. */
export const tokenise = (text: string, isOn: IsOn = () => true): string[] => unify(rawTokens(text, isOn), isOn);
