import {gzipSync} from "node:zlib";
import {type Language} from "../pipeline/agent/semantic/measures.ts";
import {about, type About} from "./about.ts";
import {askData, askEngine, askParser} from "./ask-files.ts";
import {askSuggestions} from "./ask-suggestions.ts";
import {type AskDimension, askDimensions, type AskMeasure, askMeasures} from "./ask-words.ts";
import {askWorker} from "./ask-worker.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** What the page on which questions are asked needs before the first of them. */
export interface AskPage {
  about: About;
  /** Rows that questions are answered from. */
  lines: number;
  articles: number;
  customers: number;
  reviews: number;
  /** Whether a cost table was given, without which there is no margin. */
  hasCosts: boolean;
  /** Bytes of what the first question loads; the worker's script compressed, as hosts send it. */
  sizes: Record<"engine" | "parser" | "data" | "worker", number>;
  suggestions: Record<Language, string[]>;
  measures: AskMeasure[];
  dimensions: AskDimension[];
}

/** Facts, words and sizes for the page Ask. */
export const ask = once(async (): Promise<AskPage> => {
  const db = await snapshots();
  const counts = await db.one<Pick<AskPage, "lines" | "articles" | "customers" | "reviews">>(
    `SELECT (SELECT count(*) FROM v_sales) AS lines,
      (SELECT count(*) FROM v_product_kpi WHERE kind = 'article' AND line_count > 0) AS articles,
      (SELECT count(*) FROM v_customer_kpi WHERE order_count > 0) AS customers,
      (SELECT count(*) FROM v_reviews) AS reviews`
  );
  const hasCosts = await db.has("margin");
  const [engine, parser, data, worker] = await Promise.all([askEngine(), askParser(), askData(), askWorker()]);
  return {
    about: await about(),
    ...counts,
    hasCosts,
    sizes: {engine: engine.length, parser: parser.length, data: data.length, worker: gzipSync(worker).length},
    suggestions: await askSuggestions(),
    measures: askMeasures(hasCosts),
    dimensions: askDimensions()
  };
});
