import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {SmartshopError} from "../errors.ts";
import {ROOT} from "../paths.ts";
import {parseSelects, relationsOf} from "./ast.ts";
import type {Database} from "./database.ts";
import {LAYERS, type SqlModel} from "./model.ts";
import {type ModelDoc, parseModelDoc} from "./model-doc.ts";

/** Folder of the models that the project ships. */
export const SQL_FOLDER = join(ROOT, "sql");

/** Name under which a model's relation is found: the layer `published` lies in schema `main`. */
export const relationName = (layer: string, table: string): string =>
  layer === "published" ? `main.${table}` : `${layer}.${table}`;

/**
 * Reads every model of a folder `sql/`: one select a file, its `.yml` beside it, and what it depends on by the parser.
 * @throws SmartshopError "settings" for a missing or malformed `.yml`, "sql" for a file that is no single select.
 */
export async function loadModels(db: Database, folder: string = SQL_FOLDER): Promise<SqlModel[]> {
  const files = LAYERS.flatMap((layer) => {
    const path = join(folder, layer);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((name) => name.endsWith(".sql"))
      .sort()
      .map((name) => ({layer, table: name.slice(0, -4), path: join(path, name)}));
  });
  const texts = files.map(({path, layer, table}) => ({
    label: `${layer}.${table}`,
    sql: readFileSync(path, "utf8").trim().replace(/;$/, "")
  }));
  const trees = await parseSelects(db, texts);
  const models = files.map(({layer, table, path}, i): SqlModel => {
    const doc = path.replace(/\.sql$/, ".yml");
    if (!existsSync(doc)) throw new SmartshopError("settings", `a model lacks its yml: ${relative(ROOT, doc)}`);
    return {
      kind: "sql",
      name: relationName(layer, table),
      layer,
      file: relative(ROOT, path),
      sql: texts[i]!.sql,
      dependsOn: relationsOf(trees[i]!),
      tree: trees[i]!,
      doc: parseModelDoc(readFileSync(doc, "utf8"), relative(ROOT, doc))
    };
  });
  return models.map((model) => ({...model, doc: inherited(model, models)}));
}

/** A doc with the columns of the model that it says to be the same as. Its own words win. */
function inherited(model: SqlModel, models: readonly SqlModel[]): ModelDoc {
  if (!model.doc.same_as) return model.doc;
  const source = models.find((m) => m.name === model.doc.same_as);
  if (!source)
    throw new SmartshopError("settings", `same_as names no model: ${model.doc.same_as}, in the yml of ${model.name}`);
  return {
    ...model.doc,
    key: model.doc.key.length ? model.doc.key : source.doc.key,
    columns: {...source.doc.columns, ...model.doc.columns}
  };
}
