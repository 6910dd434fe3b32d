import type {SourceKind} from "./kinds.ts";
import type {CsvHead, TextHead} from "./sniff.ts";

/** How a file's rows are written. */
export type SourceFormat = "csv" | "json" | "parquet";

/** One file found in the input folder. */
export interface SourceFile {
  /** Absolute path; never shown. */
  path: string;
  /** Path below the input folder with `/`, the name in every table and message. */
  name: string;
  /** Size on disk. */
  bytes: number;
  format: SourceFormat;
  /** What it holds; null when its columns are nothing that we read. */
  kind: SourceKind | null;
  /** Position in the file of each column, by its raw name. */
  columns: Record<string, number>;
  /** The file's own names of its columns. */
  header: string[];
  /** Whether a DEMO.json beside it says that it is made up. */
  isDemo: boolean;
  /** Why it cannot be read, in one line; `loadSources` throws it. Null when nothing stands against it. */
  problem: string | null;
  /** What a reader should know about it. */
  notes: string[];
  /** How the text is written; only for csv and json. */
  head?: TextHead;
  /** Only for csv. */
  csv?: CsvHead;
}

/** What became of one file. */
export interface SourceReport {
  /** Its kind. */
  source: SourceKind;
  file: string;
  sha256: string;
  bytes: number;
  /** Rows read = rows loaded + rows rejected + rows left out by SAMPLE_SIZE; checked. */
  rowsRead: number;
  rowsLoaded: number;
  rowsRejected: number;
  rowsSampledOut: number;
  /** What `line` counts: lines of a text file, or records (Parquet, JSON), from 1. */
  lineUnit: "line" | "record";
  encoding: string | null;
  delimiter: string | null;
  /** How dates were read: `iso`, `dmy`, `mdy`, or null when the file has none. */
  dateOrder: string | null;
  /** `.` or `,`, or null when the file has no numbers with decimals. */
  decimalMark: string | null;
  isDemo: boolean;
  /** Decisions taken for the whole file, with their evidence, and warnings; one line each. */
  notes: string[];
}
