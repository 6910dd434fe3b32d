import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {ROOT} from "../paths.ts";
import {type Database, identifier, literal} from "./database.ts";
import type {Engine, EngineColumn} from "./engine.ts";
import {LAYERS} from "./model.ts";

/** Folder of the macros behind which stands what is DuckDB's own. */
const MACROS = join(ROOT, "sql", "macros");
/** Folder of the reviewed reference tables. */
const REFERENCE = join(ROOT, "data", "reference");

const quoted = (name: string): string => name.split(".").map(identifier).join(".");

/** DuckDB as an engine of the graph. Everything but the schema `raw` is the engine's to replace. */
export function duckdbEngine(db: Database): Engine {
  const schema = async (name: string): Promise<EngineColumn[]> => {
    try {
      const columns = await db.rows<{column_name: string; column_type: string}>(`describe ${quoted(name)}`);
      return columns.map((c) => ({name: c.column_name, type: c.column_type}));
    } catch {
      return [];
    }
  };
  // Variables are a connection's own; schemas and macros are not.
  const attach = (): Promise<void> => db.run(`set variable reference_folder = ${literal(REFERENCE)}`);
  return {
    schema,
    attach,
    async prepare() {
      const views = await db.rows<{name: string}>(
        `select view_name as name from duckdb_views()
         where database_name = current_database() and schema_name = 'main' and not internal and view_name like 'v\\_%' escape '\\'`
      );
      for (const {name} of views) await db.run(`drop view main.${identifier(name)}`);
      for (const layer of LAYERS) {
        if (layer === "published") continue;
        if (layer !== "raw") await db.run(`drop schema if exists ${identifier(layer)} cascade`);
        await db.run(`create schema if not exists ${identifier(layer)}`);
      }
      await attach();
      for (const file of readdirSync(MACROS).sort())
        if (file.endsWith(".sql")) await db.run(readFileSync(join(MACROS, file), "utf8"));
    },
    async runModel(name, select, as) {
      if (as === "view") {
        await db.run(`create view ${quoted(name)} as ${select}`);
        return null;
      }
      const [made] = await db.rows<{Count: number}>(`create table ${quoted(name)} as ${select}`);
      return made?.Count ?? 0;
    },
    async countRows(name) {
      if (!(await schema(name)).length) return 0;
      const [row] = await db.rows<{n: number}>(`select count(*) as n from ${quoted(name)}`);
      return row?.n ?? 0;
    },
    async exportParquet(name, path) {
      const [row] = await db.rows<{Count: number}>(
        `copy ${quoted(name)} to ${literal(path)} (format parquet, compression zstd)`
      );
      return row?.Count ?? 0;
    }
  };
}
