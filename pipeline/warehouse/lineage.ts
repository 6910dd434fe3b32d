import {columnSources} from "./column-sources.ts";
import type {Database} from "./database.ts";
import type {Engine} from "./engine.ts";
import {shownName, type SqlModel} from "./model.ts";
import {insertJson} from "./run-tables.ts";

/** One edge of the lineage: a column and one column that its value is computed from. */
export interface LineageEdge {
  relation: string;
  column: string;
  sourceRelation: string;
  /** `*` where rows are counted and no column is read; null where the column is a constant. */
  sourceColumn: string | null;
}

/**
 * The lineage of every column of every model, one step back, from the parser's trees and the real columns.
 * Published views are named without their schema; reference files by their path.
 */
export async function buildLineage(engine: Engine, models: readonly SqlModel[]): Promise<LineageEdge[]> {
  const columns = new Map<string, string[]>();
  for (const name of new Set(models.flatMap((m) => [m.name, ...m.dependsOn])))
    columns.set(
      name,
      (await engine.schema(name)).map((c) => c.name)
    );
  return models.flatMap((model) => {
    const relation = shownName(model.name);
    const sources = columnSources(model.tree, (name) => columns.get(name));
    return [...sources].flatMap(([column, from]): LineageEdge[] =>
      from.size
        ? [...from].sort().map((source) => {
            const cut = source.lastIndexOf(".");
            return {relation, column, sourceRelation: source.slice(0, cut), sourceColumn: source.slice(cut + 1)};
          })
        : [{relation, column, sourceRelation: "", sourceColumn: null}]
    );
  });
}

/** Writes the lineage to `meta.lineage`. */
export async function writeLineage(db: Database, engine: Engine, models: readonly SqlModel[]): Promise<void> {
  const edges = await buildLineage(engine, models);
  await insertJson(
    db,
    "meta.lineage",
    "relation varchar, column_name varchar, source_relation varchar, source_column varchar",
    edges.map((edge) => ({
      relation: edge.relation,
      column_name: edge.column,
      source_relation: edge.sourceRelation,
      source_column: edge.sourceColumn
    }))
  );
}
