import * as f from "../format.js";

/** What a strategy is called and how it works, in a sentence. */
const KNOWN: Record<string, [name: string, how: string]> = {
  poc: [
    "Rank against rank",
    "The n-th best seller is linked with the n-th listing. Arbitrary; shown for comparison, never published."
  ],
  fuzzy: ["Fuzzy", "Equal code, else sorted words alike, else character n-grams alike. Score by stage, 0 to 1."],
  semantic: ["Semantic", "Fuzzy, and where that finds nothing, sentence embeddings. Score by stage, 0 to 1."],
  probabilistic: [
    "Probabilistic",
    "Fellegi-Sunter: named levels of each field, weights learnt without labels. Score in bits."
  ],
  hybrid: [
    "Hybrid",
    "Evidence by field, and which differences matter learnt from the catalogues themselves. Score in its own points."
  ],
  imported: ["Imported", "Pairs scored by another tool, read from your file. They stay in this page."]
};
export const strategyName = (strategy: string): string => KNOWN[strategy]?.[0] ?? strategy;
export const strategyHow = (strategy: string): string => KNOWN[strategy]?.[1] ?? "";

/** A score or threshold as the strategy's own unit writes it. */
export const scoreText = (strategy: string, score: number | null): string =>
  score === null
    ? "–"
    : `${score.toFixed(strategy === "probabilistic" ? 1 : 3).replace("-", "−")}${strategy === "probabilistic" ? " bits" : ""}`;

/** A note of the refresh as the site writes it: thousands parted, no space before a per cent sign. */
export const noteText = (note: string): string =>
  note.replace(/(?<![\w.-])\d{4,}(?![\w.-]*\w)/g, (n) => f.count(Number(n))).replaceAll(" %", "%");
