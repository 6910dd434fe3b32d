import {html} from "htl";
import type {SemanticDocument} from "../../../pipeline/agent/semantic/document.ts";
import type {AskPage} from "../../../loaders/ask.ts";
import type {AskDimension, AskMeasure} from "../../../loaders/ask-words.ts";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import {heading} from "./cells.js";

const UNITS: Record<AskMeasure["unit"], string> = {
  gbp: "pounds",
  count: "number",
  share: "share",
  stars: "stars, 1–5",
  days: "days",
  date: "date"
};

interface ColumnRow {
  view: string;
  column: string;
  unit: string | null;
  meaning: string;
  formula: string | null;
  also: string;
}

/** What can be asked: figures, what they can be split by, and the views and columns behind them. */
export function canAsk({measures, dimensions}: AskPage, views: () => Promise<unknown>): DocumentFragment {
  return html.fragment`<p class="lede">Figures and what they can be split by, filtered with names and codes found in the data, over years, quarters, months, weeks or days, “last month”, “this year”. Spelling is tolerated. What the data does not hold is refused with the reason.</p>
    ${dataTable<AskMeasure>({
      rows: measures,
      caption: "Figures",
      file: "figures",
      columns: [
        {label: "Figure", value: (d) => d.label.en},
        {label: "En français", value: (d) => d.label.fr},
        {label: "Unit", value: (d) => UNITS[d.unit]},
        {label: "Computed as", value: (d) => (d.formula === d.name ? "counted or summed" : d.formula), format: code},
        {label: "Also said", value: (d) => d.also.en.join(", "), title: (d) => d.also.en.join(", ")},
        {label: "Se dit aussi", value: (d) => d.also.fr.join(", "), title: (d) => d.also.fr.join(", ")}
      ]
    })}
    <div class="on-demand">${dataTable<AskDimension>({
      rows: dimensions,
      caption: "What figures can be split by",
      file: "dimensions",
      limit: 20,
      columns: [
        {label: "Split by", value: (d) => d.label.en},
        {label: "En français", value: (d) => d.label.fr},
        {label: "Also said", value: (d) => d.also.en.join(", "), title: (d) => d.also.en.join(", ")},
        {label: "Se dit aussi", value: (d) => d.also.fr.join(", "), title: (d) => d.also.fr.join(", ")}
      ]
    })}</div>
    ${viewsOnDemand(views)}`;
}

const code = (v: string): Node => html`<code>${v}</code>`;

/** The document behind the questions, fetched when the reader wants it. */
function viewsOnDemand(fetchViews: () => Promise<unknown>): HTMLElement {
  const host = html`<div class="on-demand"></div>`;
  const button = html`<button class="push">Show all views and columns</button>`;
  const load = async (): Promise<void> => {
    button.textContent = "Loading …";
    try {
      const {views} = (await fetchViews()) as SemanticDocument;
      host.replaceChildren(columnTable(views));
      host.querySelector<HTMLElement>("input")?.focus();
    } catch {
      button.textContent = "Try again";
      host.replaceChildren(
        emptyState("The views could not be loaded", "The file did not come. The rest of the page works.", button)
      );
    }
  };
  button.onclick = () => void load();
  host.append(button);
  return host;
}

function columnTable(views: SemanticDocument["views"]): HTMLElement {
  const rows = views.flatMap(({name, columns}) =>
    columns.map(({name: column, unit, description, formula, synonyms}): ColumnRow => ({
      view: name,
      column,
      unit: unit ?? null,
      meaning: description,
      formula: formula ?? null,
      also: [...synonyms.en, ...synonyms.fr].join(", ")
    }))
  );
  return dataTable<ColumnRow>({
    rows,
    caption: "Views and columns",
    file: "views",
    columns: [
      {label: "View", value: (d) => d.view, format: code},
      {label: "Column", value: (d) => d.column, format: code},
      {label: "Meaning", value: (d) => heading(d.meaning).slice(0, 1) + d.meaning.slice(1), title: (d) => d.meaning},
      {label: "Unit", value: (d) => d.unit},
      {label: "Formula", value: (d) => d.formula, title: (d) => d.formula ?? ""},
      {label: "Also said", value: (d) => d.also || null, title: (d) => d.also}
    ]
  });
}
