import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {ROOT} from "../../paths.ts";
import {type ModelDoc, parseModelDoc} from "../../warehouse/model-doc.ts";
import {RELATIONS} from "../guard/relations.ts";
import type {SemanticDocument, SemanticView} from "../semantic/document.ts";

/** Reads one model's description. @throws SmartshopError, naming the file. */
function readDoc(layer: string, name: string): ModelDoc {
  const file = join("sql", layer, `${name}.yml`);
  return parseModelDoc(readFileSync(join(ROOT, file), "utf8"), file);
}

/** The document of all published views, from the descriptions beside the models. */
export function readSemanticDocument(): SemanticDocument {
  const described = new Set(readdirSync(join(ROOT, "sql", "published")).map((f) => f.replace(/\.\w+$/, "")));
  return {views: RELATIONS.filter((name) => described.has(name)).map(readView)};
}

const NONE = {en: [], fr: []};

/** A view's own words over those of the model that it shows unchanged. */
function readView(name: string): SemanticView {
  const doc = readDoc("published", name);
  const [layer, model] = doc.same_as?.split(".") ?? [];
  const base = layer && model ? readDoc(layer, model) : undefined;
  return {
    name,
    description: doc.description,
    grain: doc.grain,
    synonyms: doc.synonyms ?? base?.synonyms ?? NONE,
    columns: Object.entries({...base?.columns, ...doc.columns}).map(
      ([column, {description, unit, formula, synonyms}]) => ({
        name: column,
        description,
        ...(unit ? {unit} : {}),
        ...(formula ? {formula} : {}),
        synonyms: synonyms ?? NONE
      })
    ),
    examples: doc.examples.length ? doc.examples : (base?.examples ?? [])
  };
}
