import type {Database} from "./database.ts";
import type {Engine} from "./engine.ts";
import {shownName, type SqlModel} from "./model.ts";
import {insertJson} from "./run-tables.ts";

/** One column of one relation, as the engine and the `.yml` say. */
export interface DictionaryEntry {
  relation: string;
  layer: string;
  grain: string;
  position: number;
  column: string;
  type: string;
  description: string;
  unit: string | null;
  formula: string | null;
  /** Whether the column is part of what tells rows apart. */
  isKey: boolean;
  synonymsEn: string[];
  synonymsFr: string[];
}

/** The data dictionary: every column of every relation that was made, in order. */
export async function buildDictionary(engine: Engine, models: readonly SqlModel[]): Promise<DictionaryEntry[]> {
  const entries: DictionaryEntry[] = [];
  for (const {name, layer, doc} of models) {
    for (const [i, {name: column, type}] of (await engine.schema(name)).entries()) {
      const said = doc.columns[column];
      entries.push({
        relation: shownName(name),
        layer,
        grain: doc.grain,
        position: i + 1,
        column,
        type,
        description: said?.description ?? "",
        unit: said?.unit ?? null,
        formula: said?.formula ?? null,
        isKey: doc.key.includes(column),
        synonymsEn: said?.synonyms?.en ?? [],
        synonymsFr: said?.synonyms?.fr ?? []
      });
    }
  }
  return entries;
}

/** Writes the dictionary to `meta.dictionary`. */
export async function writeDictionary(db: Database, engine: Engine, models: readonly SqlModel[]): Promise<void> {
  const entries = await buildDictionary(engine, models);
  await insertJson(
    db,
    "meta.dictionary",
    `relation varchar, layer varchar, grain varchar, position integer, column_name varchar, type varchar,
     description varchar, unit varchar, formula varchar, is_key boolean, synonyms_en varchar, synonyms_fr varchar`,
    entries.map((e) => ({
      relation: e.relation,
      layer: e.layer,
      grain: e.grain,
      position: e.position,
      column_name: e.column,
      type: e.type,
      description: e.description,
      unit: e.unit,
      formula: e.formula,
      is_key: e.isKey,
      synonyms_en: e.synonymsEn.join(", "),
      synonyms_fr: e.synonymsFr.join(", ")
    }))
  );
}
