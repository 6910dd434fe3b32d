import type {Settings} from "../config.ts";
import type {Node} from "./ast.ts";
import type {Database} from "./database.ts";
import type {ModelDoc} from "./model-doc.ts";

/** The layers in the order in which data passes them. Each is a DuckDB schema and a folder of `sql/`. */
export const LAYERS = [
  "raw",
  "reference",
  "staging",
  "cleaned",
  "mdm",
  "dimensions",
  "facts",
  "marts",
  "published",
  "meta"
] as const;
export type Layer = (typeof LAYERS)[number];

/** A model that is one `select` in a file. */
export interface SqlModel {
  kind: "sql";
  /** `layer.table`; views of the layer `published` stand in schema `main` and are named without it. */
  name: string;
  layer: Layer;
  /** Path of the file, below the project's root. */
  file: string;
  /** The select, without a closing semicolon. */
  sql: string;
  /** Names of the relations that the select reads, found by the engine's parser. */
  dependsOn: string[];
  /** The select as the parser sees it. */
  tree: Node;
  doc: ModelDoc;
}

/** The name by which a relation is spoken of: published views without their schema. */
export const shownName = (name: string): string => name.replace(/^main\./, "");

/** What a code model may use beside the database. */
export interface CodeContext {
  settings: Settings;
  runId: string;
  /** A word on what is being done, for the progress line. */
  note: (text: string) => void;
}

/** A step in TypeScript that reads some tables and makes others; it takes part in the order like any model. */
export interface CodeModel {
  /** Shown in progress lines, such as `mdm`. */
  name: string;
  /** Tables it makes, as `layer.table`. It must make all of them, empty where there is nothing. */
  outputs: readonly string[];
  /** Relations it reads, as `layer.table`. */
  dependsOn: readonly string[];
  run(db: Database, context: CodeContext): Promise<void>;
}

/** Rows and time of one model in one run. */
export interface ModelReport {
  name: string;
  layer: string;
  kind: "sql" | "code";
  materialized: "table" | "view" | "code" | "absent";
  /** Null for views, which hold no rows of their own. */
  rows: number | null;
  milliseconds: number;
  /** Why the model was left out, when `materialized` is `absent`. */
  reason?: string;
}

/** One event of a build. `index` counts from 1 to `total`. */
export type Progress =
  | {type: "model"; index: number; total: number; report: ModelReport}
  | {type: "note"; model: string; text: string}
  | {type: "audits"; total: number; failed: number; milliseconds: number};
