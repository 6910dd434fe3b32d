import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {isNode, textOf} from "../../pipeline/warehouse/ast.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {loadModels, SQL_FOLDER} from "../../pipeline/warehouse/load-models.ts";

/** Functions that Spark SQL 3.5 has under the same name and meaning (its built-in function list). */
const IN_SPARK = new Set([
  ..."sum count count_star avg min max min_by max_by row_number lag lead first_value last_value".split(" "),
  ..."coalesce nullif upper lower trim length substring concat_ws replace round floor ceil abs sqrt ln exp".split(" "),
  ..."date_trunc year quarter month day hour last_day stddev stddev_samp var_samp least greatest".split(" "),
  ..."+ - * / || % like_escape not_like_escape ~~ !~~ ntile percent_rank rank dense_rank".split(" ")
]);

describe("models", () => {
  it("call nothing that another engine would not know, except through the named macros", async () => {
    const macros = readdirSync(join(SQL_FOLDER, "macros"))
      .map((file) => readFileSync(join(SQL_FOLDER, "macros", file), "utf8"))
      .flatMap((text) => [...text.matchAll(/create or replace macro (\w+)/g)].map((found) => found[1]!));
    expect(macros.length).toBeGreaterThan(10);
    using db = await openDatabase();
    const foreign = new Set<string>();
    for (const model of await loadModels(db)) {
      const visit = (value: unknown): void => {
        if (Array.isArray(value)) return value.forEach(visit);
        if (!isNode(value)) return;
        const name = textOf(value, "function_name");
        if (name && !IN_SPARK.has(name) && !macros.includes(name)) foreign.add(`${name} in ${model.name}`);
        Object.values(value).forEach(visit);
      };
      visit(model.tree);
    }
    expect([...foreign].sort()).toEqual([]);
  });
});
