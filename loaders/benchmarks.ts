import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {ROOT} from "../pipeline/paths.ts";
import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {ruleMeanings} from "./rule-meanings.ts";

/** One measured result of ours. */
export interface MeasuredRow {
  set: string;
  strategy: string;
  version: string;
  precision: number;
  recall: number;
  f1: number;
  right: number;
  found: number;
  truth: number;
  intervals: Record<"precision" | "recall" | "f1", [number, number]>;
  candidates: number;
  blockerRecall: number;
  seconds: number;
  threshold: {score: number; method: string};
  sides: [number, number];
  parts: Record<string, {precision: number; recall: number; f1: number; truth: number}>;
  measuredAt: string;
  /** Links of left records that have no true partner; of drift, of articles present in one year only. */
  orphanLinks?: number;
  embeddings: string | null;
  failures?: {wrong: string[][]; missed: string[][]};
}

/** What each rule of hybrid is worth on a set: F1 with all rules less F1 without it. */
export interface Ablation {
  set: string;
  version: string;
  f1: number;
  gains: {rule: string; without: number; gain: number}[];
  measuredAt: string;
}

export interface Benchmarks {
  about: About;
  protocol: string;
  machine: string;
  rows: MeasuredRow[];
  /** Empty where it was not measured. */
  ablation: Ablation[];
  /** What each rule does, by its name. */
  meanings: Record<string, string>;
}

/** Results measured with `bench/matching-results.ts`; kept with the project, as the public sets are not. */
export const benchmarks = once(async (): Promise<Benchmarks> => {
  const file = join(ROOT, "docs", "results", "matching.json");
  const none = {protocol: "", machine: "", rows: [], ablation: []};
  const found = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as Omit<Benchmarks, "about" | "meanings">)
    : none;
  return {about: await about(), meanings: ruleMeanings(), ...none, ...found};
});
