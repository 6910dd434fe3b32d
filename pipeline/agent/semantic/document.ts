import type {Language} from "./measures.ts";

/** A column of a published view, in words. */
export interface SemanticColumn {
  name: string;
  description: string;
  unit?: string;
  formula?: string;
  synonyms: Record<Language, string[]>;
}

/** A published view, in words. */
export interface SemanticView {
  name: string;
  description: string;
  grain: string;
  synonyms: Record<Language, string[]>;
  columns: SemanticColumn[];
  examples: {en: string; fr: string; sql: string}[];
}

/** What the published views mean: the prompt's schema, the rules' synonyms and a page, from the models' own files. */
export interface SemanticDocument {
  views: SemanticView[];
}

/** How many of a view's examples the prompt shows. */
const EXAMPLES = 1;

/** Columns that need no unit in the prompt, since their name says it. */
const PLAIN = new Set(["orders", "customers", "units", "lines", "reviews", "listings", "days", "articles"]);

/**
 * The document as the prompt's schema, about 4 KB: a line a view with its grain and columns, units in brackets.
 * @param columns With descriptions of the columns, as a page shows them; default false.
 */
export function toMarkdown({views}: SemanticDocument, {columns: withColumns = false} = {}): string {
  return views.map((view) => (withColumns ? viewPage(view) : viewLine(view))).join("\n");
}

function viewLine({name, grain, columns, examples}: SemanticView): string {
  const list = columns.map(({name: c, unit}) => (unit && !PLAIN.has(unit) ? `${c} [${unit}]` : c)).join(", ");
  const shown = examples.slice(0, EXAMPLES).map(({sql}) => `\n  e.g. ${sql}`);
  return `- ${name}: ${grain}. ${list}${shown.join("")}`;
}

function viewPage({name, description, grain, columns, examples}: SemanticView): string {
  const rows = columns.map(
    ({name: c, unit = "", description: text, formula = "", synonyms}) =>
      `| ${[c, unit, text, formula, [...synonyms.en, ...synonyms.fr].join(", ")].map(cell).join(" | ")} |`
  );
  return [
    `## ${name}`,
    `${description}. ${grain}.`,
    "",
    "| column | unit | meaning | formula | also |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
    ...examples.map(({en, fr, sql}) => `- ${en} / ${fr}\n\n  \`${sql}\``),
    ""
  ].join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
