import type {Settings} from "../config.ts";
import type {AuditResult} from "../quality/audit-types.ts";
import type {Database} from "./database.ts";
import type {CodeModel, ModelReport, Progress, SqlModel} from "./model.ts";

/** What an earlier refresh left behind: kept outside the warehouse (which is replaced as a whole), passed in again. */
export interface PreviousRun {
  runId: string;
  /** ISO time at which the run ended. */
  finishedAt: string;
  /** Last day in the data, `YYYY-MM-DD`; null without transactions. */
  asOf: string | null;
  isDemo: boolean;
  /** Rows of each table by `layer.table`, for the audits of volume. */
  rows: Record<string, number>;
  /** Audit results of that run, for the history. */
  audits: AuditResult[];
}

export interface BuildOptions {
  /** An open database whose `raw.*` tables are loaded. Everything else in it is replaced. */
  db: Database;
  settings: Settings;
  runId: string;
  /** TypeScript steps, such as matching. Without one that makes the `mdm` tables these are made empty. */
  codeModels?: readonly CodeModel[];
  /** Earlier runs, any order; feed `BuildReport.run` of each finished one in again. */
  previousRuns?: readonly PreviousRun[];
  /** The models of `sql/`, where they are read already. */
  models?: Promise<readonly SqlModel[]>;
  onProgress?: (event: Progress) => void;
  /** Time at which the run counts as made; default now. A parameter, so that two builds can be compared. */
  now?: Date;
  /** Hash of the input, kept in `meta.run`. */
  dataHash?: string;
}

export interface BuildReport {
  runId: string;
  asOf: string | null;
  isDemo: boolean;
  models: ModelReport[];
  audits: AuditResult[];
  /** `failed` if any audit of severity error did not hold or could not be run: then the warehouse must not be swapped in. */
  verdict: "ok" | "warn" | "failed";
  milliseconds: number;
  /** To be stored by the caller and passed as one of `previousRuns` to the next build. */
  run: PreviousRun;
}
