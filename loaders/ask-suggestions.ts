import {readQuestion} from "../pipeline/agent/rules/read.ts";
import {vocabulary} from "../pipeline/agent/rules/vocabulary.ts";
import {type Cell, type Runner} from "../pipeline/agent/run/engine.ts";
import {loadVocabulary} from "../pipeline/agent/run/load-vocabulary.ts";
import {type Language} from "../pipeline/agent/semantic/measures.ts";
import {askDocument} from "./ask-words.ts";
import {snapshots} from "./snapshots.ts";

/** Questions to begin with, the best first; only those that this data answers with a row are offered. */
const CANDIDATES: Record<Language, readonly string[]> = {
  en: [
    "What are our top 5 articles by revenue?",
    "Revenue by month",
    "Which best-sellers have a falling reputation?",
    "Which countries have the highest average order value?",
    "Which articles are on alert?",
    "Which articles are returned most?",
    "On which weekday do we sell most?",
    "What share of articles is matched?",
    "How many new customers by month?"
  ],
  fr: [
    "Quels sont nos 5 best-sellers en chiffre d'affaires ?",
    "Chiffre d'affaires par pays",
    "Quels best-sellers ont une réputation en baisse ?",
    "Panier moyen par mois",
    "Quels articles ont la meilleure note ?",
    "Quels articles sont les plus retournés ?",
    "Combien de clients par pays ?",
    "À quelle heure vend-on le plus ?"
  ]
};

const MOST = 6;

/** Questions to begin with that the rules read and the data answers, by language. */
export async function askSuggestions(): Promise<Record<Language, string[]>> {
  const runner = await snapshotRunner();
  const names = vocabulary(await loadVocabulary(runner), await askDocument());
  const answers = async (question: string, language: Language): Promise<boolean> => {
    const read = readQuestion(question, names, {language});
    if (read.type !== "query") return false;
    return await runner.run(read.sql).then(
      ({rows}) => rows.length > 0,
      () => false
    );
  };
  const offered = async (language: Language): Promise<string[]> => {
    const good: string[] = [];
    for (const question of CANDIDATES[language])
      if (good.length < MOST && (await answers(question, language))) good.push(question);
    return good;
  };
  return {en: await offered("en"), fr: await offered("fr")};
}

/** Runs the rules' own statements on the snapshots at build; no reader's statement ever comes here. */
async function snapshotRunner(): Promise<Runner> {
  const db = await snapshots();
  const run: Runner["run"] = async (sql) => {
    const found = await db.rows<Record<string, Cell>>(sql);
    const columns = Object.keys(found[0] ?? {});
    return {columns, rows: found.map((row) => columns.map((c) => row[c] ?? null)), truncated: false};
  };
  return {
    engine: "duckdb",
    label: "snapshots",
    run,
    explain: async (sql) => void (await run(sql)),
    close: () => Promise.resolve()
  };
}
