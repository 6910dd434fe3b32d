import {VOCABULARY_SQL, type VocabularyData} from "../rules/vocabulary.ts";
import type {Runner} from "./engine.ts";

/** Reads the names that questions may use from the data. Reads whole views: the row cap of answers does not hold here. */
export async function loadVocabulary(runner: Runner): Promise<VocabularyData> {
  const rows = async (sql: string): Promise<Record<string, string>[]> => {
    const {columns, rows: found} = await runner.run(sql, 1_000_000);
    return found.map((r) => Object.fromEntries(columns.map((c, i) => [c, r[i] === null ? "" : String(r[i])])));
  };
  const [countries, categories, products, [calendar], [ratings]] = [
    await rows(VOCABULARY_SQL.countries),
    await rows(VOCABULARY_SQL.categories),
    await rows(VOCABULARY_SQL.products),
    await rows(VOCABULARY_SQL.calendar),
    await rows(VOCABULARY_SQL.ratings)
  ];
  const margin = await runner.explain("select 1 from v_margin limit 1").then(
    () => true,
    () => false
  );
  return {
    countries: countries.map((c) => ({code: c["code"]!, name: c["name"]!})),
    categories: categories.map((c) => c["name"]!),
    products: products.map((p) => ({code: p["code"]!, name: p["name"]!})),
    calendar: {first: calendar?.["first"] || "1970-01-01", last: calendar?.["last"] || "1970-01-01"},
    margin,
    ratings: Number(ratings?.["n"] ?? 0) > 0
  };
}
