import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {ROOT} from "../paths.ts";

const FOLDER = join(ROOT, "sql", "postgres");

/** The text of a file of `sql/postgres`, such as `reader` or `tables/product_kpi`; undefined where there is none. */
export function statements(name: string): string | undefined {
  const file = join(FOLDER, `${name}.sql`);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
