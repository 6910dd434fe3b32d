import {ENGLISH} from "../pipeline/agent/rules/lexicon-en.ts";
import {FRENCH} from "../pipeline/agent/rules/lexicon-fr.ts";
import {readSemanticDocument} from "../pipeline/agent/run/semantic-files.ts";
import {DIMENSIONS} from "../pipeline/agent/semantic/dimensions.ts";
import {type SemanticDocument} from "../pipeline/agent/semantic/document.ts";
import {type Language, MEASURES, type MeasureName, type Unit} from "../pipeline/agent/semantic/measures.ts";
import {askViews} from "./ask-files.ts";

/** A figure that can be asked for, with its words. */
export interface AskMeasure {
  name: string;
  unit: Unit;
  formula: string;
  label: Record<Language, string>;
  also: Record<Language, string[]>;
}

/** What figures can be split by. */
export interface AskDimension {
  name: string;
  label: Record<Language, string>;
  also: Record<Language, string[]>;
}

/** Most other words of a meaning that the page lists. */
const MOST = 8;

/** The semantic document of the views that are there. */
export const askDocument = async (): Promise<SemanticDocument> => {
  const there = new Set(askViews());
  return {views: readSemanticDocument().views.filter((v) => there.has(v.name))};
};

/** The words that mean a measure or a dimension, as the rules know them; the words of the label are left out. */
function phrases(lexicon: string, kind: string, name: string, label: string): string[] {
  const lines = lexicon.split("\n").filter((line) => line.startsWith(`${kind} `) && line.split(/[ :]/)[1] === name);
  const all = lines.flatMap((line) => line.slice(line.indexOf(":") + 1).split("|")).map((phrase) => phrase.trim());
  return [...new Set(all)].filter((phrase) => phrase && phrase !== label).slice(0, MOST);
}

const also = (kind: string, name: string, label: Record<Language, string>): Record<Language, string[]> => ({
  en: phrases(ENGLISH, kind, name, label.en),
  fr: phrases(FRENCH, kind, name, label.fr)
});

/** All figures; `hasCosts` says whether margins are among them. */
export const askMeasures = (hasCosts: boolean): AskMeasure[] =>
  (Object.keys(MEASURES) as MeasureName[])
    .filter((name) => hasCosts || !/^(cost|margin)/.test(name))
    .map((name) => ({name, ...MEASURES[name], also: also("measure", name, MEASURES[name].label)}));

/** All dimensions, named in the plural. */
export const askDimensions = (): AskDimension[] =>
  Object.entries(DIMENSIONS).map(([name, words]) => {
    const label = {en: words.en[1], fr: words.fr[1]};
    return {name, label, also: also("noun", name, label)};
  });
