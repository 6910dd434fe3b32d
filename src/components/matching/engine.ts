import type {LabEvidence} from "./evidence.js";
import {compare, side, truthOf, type Side} from "./compare.js";
import type {Comparison, LabPairs, LabRecords} from "./lab-types.js";
import {rank, type Ranked} from "./links.js";
import type {LabState, Which} from "./lab-state.js";

/** How the engine gets its files; each is fetched once. */
export interface Files {
  records: () => Promise<LabRecords>;
  pairs: (strategy: string) => Promise<LabPairs>;
  evidence: (strategy: string) => Promise<LabEvidence>;
}

/** Rounds of the bootstrap while a slider moves. */
const QUICK_ROUNDS = 200;

/** Links and measures strategies in the page: typed arrays, no server. Moving one side recomputes that side only. */
export class Engine {
  records!: LabRecords;
  truth: Int32Array | null = null;
  readonly sides = {} as Record<Which, Side>;
  private readonly ranked = new Map<string, Ranked>();
  private readonly files: Files;
  private ready: Promise<void> | undefined;

  constructor(files: Files) {
    this.files = files;
  }

  /** Fetches the records, once. */
  load(): Promise<void> {
    this.ready ??= this.files.records().then((records) => {
      this.records = records;
      this.truth = truthOf(records);
    });
    this.ready.catch(() => (this.ready = undefined));
    return this.ready;
  }

  /** Adds pairs from elsewhere as a strategy. */
  add(pairs: LabPairs): void {
    this.ranked.set(pairs.strategy, rank(pairs));
  }

  async strategy(name: string): Promise<Ranked> {
    await this.load();
    const known = this.ranked.get(name);
    if (known) return known;
    const ranked = rank(await this.files.pairs(name));
    this.ranked.set(name, ranked);
    return ranked;
  }

  /** Brings one side to a strategy and threshold; null is the strategy's own. */
  async set(which: Which, strategy: string, threshold: number | null): Promise<void> {
    const ranked = await this.strategy(strategy);
    const known = this.sides[which]?.ranked === ranked ? this.sides[which].result : undefined;
    this.sides[which] = side(this.records, this.truth, ranked, threshold ?? ranked.own, known);
  }

  async apply({strategy, threshold}: LabState): Promise<Comparison> {
    await this.set("left", strategy.left, threshold.left);
    await this.set("right", strategy.right, threshold.right);
    return this.compare();
  }

  /**
   * Moves a threshold of a strategy that is loaded, and compares. Synchronous, for a slider: `quick` draws the intervals
   * from fewer rounds; call again without it when the slider rests.
   */
  move(which: Which, threshold: number | null, quick: boolean): Comparison {
    const {ranked, result} = this.sides[which];
    const rounds = quick ? QUICK_ROUNDS : undefined;
    this.sides[which] = side(this.records, this.truth, ranked, threshold ?? ranked.own, result, rounds);
    return this.compare();
  }

  compare(): Comparison {
    return compare(this.records, this.truth, this.sides.left, this.sides.right);
  }

  evidence(strategy: string): Promise<LabEvidence> {
    return this.files.evidence(strategy);
  }
}
