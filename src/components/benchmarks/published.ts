/** A published result: F1 in percent, as its source gives it. */
export interface Published {
  method: string;
  protocol: "A" | "B" | "C";
  labels: "none" | "training" | "language model";
  abt: number | null;
  dblp: number | null;
  source: string;
}

/** What the three protocols are; figures under one say nothing about another. */
export const PROTOCOLS: Record<Published["protocol"], string> = {
  A: "Given pairs are classified, full DeepMatcher test split",
  B: "Given pairs are classified, down-sampled to about 1,250 (optimistic)",
  C: "End to end: raw tables in, links out, blocking included"
};

/** Published F1, collected in November 2026; not measured again by us. Abt-Buy and DBLP-ACM only: the sets that we run. */
export const PUBLISHED: readonly Published[] = [
  {method: "SC-Block, best", protocol: "C", labels: "training", abt: 92.9, dblp: null, source: "arXiv 2303.03132"},
  {
    method: "SERF, gpt-oss-120b",
    protocol: "C",
    labels: "language model",
    abt: 92.84,
    dblp: 97.86,
    source: "Graphlet-AI/serf"
  },
  {
    method: "TF-IDF and model number rule",
    protocol: "C",
    labels: "none",
    abt: 75.3,
    dblp: null,
    source: "student project, public file"
  },
  {
    method: "Character TF-IDF",
    protocol: "C",
    labels: "none",
    abt: 52.9,
    dblp: null,
    source: "student project, public file"
  },
  {
    method: "GoldenMatch, no language model",
    protocol: "C",
    labels: "none",
    abt: 17.2,
    dblp: 96.4,
    source: "its docs/benchmarks, 22 Aug 2026"
  },
  {
    method: "AgentiX entity-resolver",
    protocol: "C",
    labels: "none",
    abt: 5.3,
    dblp: 88.4,
    source: "its BENCHMARKS.md, 2026"
  },
  {
    method: "Qwen3-8B LoRA (best of 27, chosen afterwards)",
    protocol: "A",
    labels: "training",
    abt: 95.15,
    dblp: null,
    source: "arXiv 2607.24688"
  },
  {
    method: "GPT-4o, libem",
    protocol: "A",
    labels: "language model",
    abt: 94.5,
    dblp: 97.1,
    source: "abcsys/libem; split not verified"
  },
  {method: "GPT-4, zero-shot", protocol: "A", labels: "language model", abt: 92.4, dblp: 96.0, source: "EDBT 2025"},
  {method: "Ditto", protocol: "A", labels: "training", abt: 89.33, dblp: 98.99, source: "CollaborER, table 3"},
  {method: "CollaborER-U", protocol: "A", labels: "none", abt: 83.17, dblp: 98.63, source: "CollaborER, table 3"},
  {method: "EMBDI", protocol: "A", labels: "none", abt: 82.5, dblp: 95, source: "CollaborER, table 3"},
  {method: "DeepMatcher", protocol: "A", labels: "training", abt: 62.8, dblp: 98.4, source: "CollaborER, table 3"},
  {method: "ZeroER", protocol: "A", labels: "none", abt: 52.0, dblp: 96.0, source: "CollaborER, table 3"},
  {method: "Magellan", protocol: "A", labels: "training", abt: 43.6, dblp: null, source: "CollaborER, table 3"},
  {method: "Fellegi-Sunter, naive", protocol: "A", labels: "none", abt: 19.4, dblp: null, source: "ICE-ID-2.0"},
  {
    method: "GPT-4, zero-shot, best of 10 prompts",
    protocol: "B",
    labels: "language model",
    abt: 95.78,
    dblp: null,
    source: "arXiv 2310.11244"
  }
];

/** What we aim at, set before measuring: F1 by set, and by part of a set. */
export const AIMS: readonly {set: string; part?: string; f1: number}[] = [
  {set: "abt-buy", f1: 0.97},
  {set: "abt-buy-half", f1: 0.89},
  {set: "dblp-acm", f1: 0.993},
  {set: "drift", f1: 0.987},
  {set: "drift", part: "renamed", f1: 0.95}
];

/** Names of the labelled sets and what they are. */
export const SETS: Record<string, [name: string, what: string]> = {
  demo: ["Demo marketplace", "the demo shop's articles against its listings; one article may be listed several times"],
  drift: [
    "Catalogue drift",
    "first year's names of Online Retail II against the second year's; truth is the stock code"
  ],
  "abt-buy": ["Abt-Buy", "electronics of two shops"],
  "abt-buy-half": ["Abt-Buy, half", "half of each side's rows dropped by hash: most rows have no partner"],
  "dblp-acm": ["DBLP-ACM", "publications of two libraries"],
  "dblp-acm-half": ["DBLP-ACM, half", "half of each side's rows dropped by hash"]
};
