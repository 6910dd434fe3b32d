import {breathe} from "../block/slices.ts";
import type {RecordSource} from "../records.ts";
import type {DedupeResult, MdmRecord, OnProgress, StewardVerdict} from "../types.ts";
import {findCorrections} from "./corrections.ts";
import {firstEqual} from "./groups.ts";
import {byCode, byRatio, byReading, type Found} from "./links.ts";
import {readNames} from "./readings.ts";
import {lightRecords} from "./records.ts";
import {settle} from "./settle.ts";
import {WordStore} from "./words.ts";

const VERSION = "dedupe-1";

export interface DedupeOptions {
  /**
   * `words` (default): names that read alike once notation, word order, spelling and words written apart are settled;
   * linear in the number of records. `token-sort`: names with a token-sort ratio from `threshold` up, by exact join;
   * for up to some 50,000 records, and blind to which words differ.
   */
  readonly rule?: "words" | "token-sort";
  /** For `token-sort`, 0–100. Default 90. */
  readonly threshold?: number;
  /** Words that are never read as another one: corrections that a steward struck. */
  readonly strike?: readonly string[];
  /** A steward's word on pairs of this list, by id. */
  readonly verdicts?: readonly StewardVerdict[];
  readonly onProgress?: OnProgress;
  /** Stops the run with an AbortError. */
  readonly signal?: AbortSignal;
}

/** What dedupe found, with the misspellings that it read through. */
export interface Deduplicated extends DedupeResult {
  /** Words read as other words. */
  readonly corrections: readonly {readonly word: string; readonly readAs: string; readonly times: number}[];
}

/**
 * Finds records of one list that are the same thing. It is incremental: `add` more records and ask again; the answer is
 * the one that a single run over all of them gives, and what was read once is not read again.
 */
export class Deduplicator {
  readonly #records: MdmRecord[] = [];
  readonly #store = new WordStore();
  readonly #ids = new Set<string>();

  /** @throws SmartshopError "input" when a record has no name property or an id comes twice. */
  async add(
    source: RecordSource,
    {onProgress, signal}: Pick<DedupeOptions, "onProgress" | "signal"> = {}
  ): Promise<void> {
    const records = lightRecords(source, this.#ids);
    for (let i = 0; i < records.length; i++) {
      if (i % 20_000 === 0) {
        await breathe(signal);
        onProgress?.("read names", i / records.length);
      }
      this.#store.add(records[i]!.name);
      this.#records.push(records[i]!);
    }
  }

  /** The clusters of everything added so far. */
  async result(options: DedupeOptions = {}): Promise<Deduplicated> {
    const {rule = "words", threshold = 90, strike = [], verdicts = [], onProgress, signal} = options;
    const records = this.#records;
    const timings: Record<string, number> = {};
    const timed = async <T>(stage: string, work: () => T): Promise<T> => {
      await breathe(signal);
      onProgress?.(stage, 0);
      const started = performance.now();
      const value = work();
      timings[stage] = performance.now() - started;
      onProgress?.(stage, 1);
      return value;
    };
    const found: Found = {left: [], right: [], reason: []};
    const corrections: Deduplicated["corrections"][number][] = [];
    if (rule === "token-sort") await timed("join", () => byRatio(records, threshold, found));
    else {
      const store = this.#store;
      const read = await timed("correct", () => findCorrections(store.words, store.counts));
      for (const word of strike) {
        const number = store.numberOf(word);
        if (number !== undefined) read[number] = -1;
      }
      read.forEach((to, word) => {
        if (to >= 0) corrections.push({word: store.words[word]!, readAs: store.words[to]!, times: store.counts[word]!});
      });
      await timed("group", () => {
        const readings = readNames(store, read);
        byReading(
          records,
          firstEqual(records.length, readings),
          (row) => readings.offsets[row + 1]! > readings.offsets[row]!,
          found
        );
      });
    }
    await timed("codes", () => byCode(records, found));
    const {clusterOf, clusters, pairs} = await timed("cluster", () => settle(records, found, verdicts));
    corrections.sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1));
    return {strategy: "fuzzy", version: VERSION, clusterOf, clusters, pairs, timings, corrections};
  }
}

/**
 * Finds records of one list that are the same thing: plain objects or an arquero table with `name` (and `id`, `code`
 * where there are any). A million names take seconds. Siblings stay apart: names that differ in a number, a colour or
 * any other known word are different things.
 */
export async function dedupe(records: RecordSource, options: DedupeOptions = {}): Promise<Deduplicated> {
  const started = performance.now();
  const deduplicator = new Deduplicator();
  await deduplicator.add(records, options);
  const read = performance.now() - started;
  const result = await deduplicator.result(options);
  return {...result, timings: {read, ...result.timings}};
}
