import type {Strategy as StrategyName} from "../config.ts";
import type {Blocked} from "./hybrid/blocked.ts";

/** One row of a catalogue: an article, a listing, a publication. Only `id` and `name` are always there. */
export interface MdmRecord {
  /** Unique within its side. */
  readonly id: string;
  /** What the thing is called: product name, listing title. May be empty; then nothing matches it by name. */
  readonly name: string;
  /** Any further free text. */
  readonly description?: string;
  /** Maker or brand as the source gives it. */
  readonly brand?: string;
  /** In the catalogue's own currency; absent when unknown, never 0 for unknown. */
  readonly price?: number;
  /** A code both sides might share: stock code, model number, seller's code. */
  readonly code?: string;
  readonly category?: string;
  /** Further short fields by name, such as a year or a venue; compared with the other side's field of the same name. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What a wrong or missing link of this record would cost, such as revenue. Any unit; for ranking reviews only. */
  readonly weight?: number;
}

/** What a comparison of one field of a pair said. `bits` are additive: they sum to the pair's log2 odds. */
export interface Evidence {
  /** What was compared: name, words, model, brand, price, capacity, colour, pack, version, learnt … */
  readonly field: string;
  /** Named level: exact, near, differs, missing, or the rule that fired. */
  readonly level: string;
  /** Evidence for (> 0) or against (< 0) a match, in bits (log2 of the likelihood ratio). */
  readonly bits: number;
  /** The values that were compared, as read. */
  readonly left: string;
  readonly right: string;
}

/** Accept: link. Ask: a steward should look. Reject: not the same, kept for the record. */
export type Zone = "accept" | "ask" | "reject";

/** Ways in which a pair became a candidate. */
export type Blocker = "code" | "characters" | "words" | "embedding" | "exact" | "rank";

/** A pair that was compared. `left` and `right` are positions in the input arrays. */
export interface Candidate {
  readonly left: number;
  readonly right: number;
  /** The strategy's own score, 0–1 unless it says otherwise; comparable within one run only. */
  readonly score: number;
  /** Calibrated chance that the pair is the same thing, 0–1. */
  readonly probability: number;
  readonly blockers: readonly Blocker[];
  /** Empty unless asked for (`evidence`), because explaining a million pairs costs more than scoring them. */
  readonly evidence: readonly Evidence[];
}

/** What was decided about a candidate and why. */
export interface Decision extends Candidate {
  readonly leftId: string;
  readonly rightId: string;
  readonly zone: Zone;
  /** One line a steward understands, such as "same model number AM53BK; name 0.91". */
  readonly reason: string;
  readonly decidedBy: "rule" | "steward";
}

/** A difference that the catalogues themselves taught: how much the word tells two articles apart. */
export interface LearntDifference {
  /** The token as normalised. It can be struck by `strike`. */
  readonly token: string;
  /** Bits against a match when only one side has the token (> 0: matters; < 0: noise, may differ freely). */
  readonly bits: number;
  /** How often it was the difference between trusted pairs, and between neighbours within one catalogue. */
  readonly trusted: number;
  readonly siblings: number;
}

/** How many partners a record may have. `auto` decides from the data and says so in the result. */
export type Cardinality = "one-to-one" | "one-to-many" | "auto";

/** Switches of single rules, all on by default; for the ablation and for a steward who knows better. */
export type Rules = Partial<Record<string, boolean>>;

/** Progress of a run: a stage's name and how far it is, 0–1. */
export type OnProgress = (stage: string, done: number) => void;

/** A steward's word on a pair; it overrules any rule. */
export interface StewardVerdict {
  readonly leftId: string;
  readonly rightId: string;
  readonly verdict: "same" | "different" | "unsure";
}

/** Turns texts into unit vectors, row by row; see `embed/`. */
export interface Embedder {
  /** Which model, from where, for the run's record. */
  readonly name: string;
  readonly dimensions: number;
  embed(texts: readonly string[], options?: {signal?: AbortSignal; onProgress?: OnProgress}): Promise<Float32Array>;
}

/** What one strategy found on its way and another one may take, as long as both are given the very same arrays. */
export interface Shared {
  blocked?: Blocked;
}

export interface MatchOptions {
  /** Default `hybrid`. */
  readonly strategy?: StrategyName;
  /** Default `auto`. One-to-many lets one left record take several right ones; never the other way round. */
  readonly cardinality?: Cardinality;
  /** Fixed score threshold instead of the one set from the data. */
  readonly threshold?: number;
  /** Probability from which a pair is accepted instead of the data's own cut. */
  readonly acceptProbability?: number;
  /** Probability below which a pair is rejected; between both a steward is asked. */
  readonly askProbability?: number;
  /** Thresholds of the classic strategies: token-sort 0–100 (default 80), TF-IDF 0–1 (0.6), embedding 0–1 (0.8). */
  readonly thresholds?: {readonly fuzzy?: number; readonly tfidf?: number; readonly embedding?: number};
  /** Candidates per record and blocker. Default 20. */
  readonly topK?: number;
  /** Rules switched off, by name. */
  readonly rules?: Rules;
  /** Learnt differences a steward has struck: these tokens count as noise. */
  readonly strike?: readonly string[];
  readonly verdicts?: readonly StewardVerdict[];
  /** Keep evidence with every decision, or only with accepted and asked ones. Default true up to 20,000 candidates. */
  readonly evidence?: boolean;
  /** Decisions about links, questions and each right record's best so many candidates alone. Default about all. */
  readonly shown?: number;
  /** What strategies that run over the same two arrays, one after the other, leave each other; see `blockedOnce`. */
  readonly shared?: Shared;
  /** Used by `semantic`, and by `hybrid` as one more blocker. Default none. */
  readonly embedder?: Embedder;
  /** For folds and bootstrap. Default 42. */
  readonly seed?: number;
  readonly onProgress?: OnProgress;
  /** Stops the run at its next stage or slice with an AbortError. */
  readonly signal?: AbortSignal;
}

/** Everything a run found; plain data, can be written as JSON. */
export interface MatchResult {
  readonly strategy: StrategyName;
  /** Version of the strategy's rules; changes whenever equal input may give another result. */
  readonly version: string;
  readonly cardinality: Exclude<Cardinality, "auto">;
  /** Accepted links, best first. */
  readonly pairs: readonly Decision[];
  /** One decision a candidate, accepted first, then by probability. */
  readonly decisions: readonly Decision[];
  /** The score from which pairs are accepted and how it was set. */
  readonly threshold: {readonly score: number; readonly method: string};
  readonly counts: {
    readonly left: number;
    readonly right: number;
    readonly candidates: number;
    /** Pairs each blocker proposed (they overlap). */
    readonly byBlocker: Readonly<Partial<Record<Blocker, number>>>;
  };
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
  /** Which embedding model was used, or null. */
  readonly embeddings: string | null;
  /** Which differences were found to matter; empty for strategies that learn none. */
  readonly differences: readonly LearntDifference[];
  /** Things a reader of the result should know, one line each. */
  readonly notes: readonly string[];
}

/** A strategy: from two record lists to decisions. Must not depend on the order of rows. */
export interface Strategy {
  readonly name: StrategyName;
  readonly version: string;
  match(left: readonly MdmRecord[], right: readonly MdmRecord[], options: MatchOptions): Promise<MatchResult>;
}

/** Sets of records that are one thing, found within one list. */
export interface DedupeResult {
  readonly strategy: StrategyName;
  readonly version: string;
  /** Cluster number by record position; numbers are dense and follow the smallest record id. */
  readonly clusterOf: Int32Array;
  readonly clusters: number;
  /** Accepted pairs; `left` < `right` by position. */
  readonly pairs: readonly Decision[];
  readonly timings: Readonly<Record<string, number>>;
}
