/** A column of a relation as the engine sees it. */
export interface EngineColumn {
  name: string;
  /** The engine's own type name, such as `DECIMAL(18,4)`. */
  type: string;
}

/**
 * All that the graph runner asks of an engine. DuckDB stands behind it here; another (Spark, say) brings its own file of
 * macros and this handful of functions, and runs the same models.
 */
export interface Engine {
  /** Makes empty schemas for the layers, dropping what an earlier run left in them, and defines the macros. */
  prepare(): Promise<void>;
  /** Readies one more connection to what another one has prepared. */
  attach(): Promise<void>;
  /** Makes a relation from a select. @returns its rows, or null for a view. */
  runModel(name: string, select: string, as: "table" | "view"): Promise<number | null>;
  /** Columns of a relation in their order; none if there is no such relation. */
  schema(name: string): Promise<EngineColumn[]>;
  /** Rows of a relation; 0 if there is none of that name. */
  countRows(name: string): Promise<number>;
  /** Writes a relation as a Parquet file. @returns rows written. */
  exportParquet(name: string, path: string): Promise<number>;
}
