import {html} from "htl";
import type {CompareRow} from "../../../loaders/compare-articles.ts";
import type {Compare} from "../../../loaders/compare.ts";
import {fromColumns, type Columns} from "../columns.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {productLink} from "../product-link.js";
import type {Weights} from "../../lib/score.js";
import {ranking, type Ranked, type Ranking} from "./ranking.js";
import {monthly, sideBySide} from "./sides.js";
import {MOST, readChosen, readWeights, writeQuery} from "./state.js";
import {weightSliders} from "./weights.js";

interface Later {
  "compare-all"?: () => Promise<unknown>;
  "compare-months"?: () => Promise<unknown>;
}
interface Everything {
  rows: CompareRow[];
  revenue: Record<string, number[]>;
}

/** The live part: articles abreast, their months, weights, and the ranking to choose from. */
export function lab(c: Compare, later: Later): HTMLElement {
  const search = typeof location === "undefined" ? "" : location.search;
  let chosen = readChosen(search, c.chosen);
  let weights = readWeights(new URLSearchParams(search).get("w"));
  let rows: readonly CompareRow[] = c.first;
  let revenue: Readonly<Record<string, number[]>> = c.revenue;
  let ranked: Ranking | null = c.scores && c.stability ? {rows: c.scores, stability: c.stability} : null;
  let complete = c.first.length === c.total;
  let all: Promise<Everything> | undefined;

  const sides = html`<div></div>`;
  const months = html`<div class="columns single"></div>`;
  const table = html`<div></div>`;
  const said = html`<p class="aside" role="status"></p>`;
  const sliders = weightSliders(weights, (next) => void move(next));

  /** All articles and months, once the reader asks for what the page does not hold. */
  async function everything(): Promise<boolean> {
    if (complete) return true;
    said.textContent = `Loading ${f.counted(c.total, "article")} …`;
    try {
      all ??= Promise.all([later["compare-all"]!(), later["compare-months"]!()]).then(([list, series]) => ({
        rows: fromColumns<CompareRow>(list as Columns),
        revenue: (series as Everything).revenue
      }));
      ({rows, revenue} = await all);
      complete = true;
      return true;
    } catch {
      all = undefined;
      said.textContent = "The other articles could not be loaded; those shown still hold. Try again.";
      return false;
    }
  }
  const keep = (): void => {
    history.replaceState(
      null,
      "",
      `${location.pathname}${writeQuery(location.search, chosen, c.chosen, weights)}${location.hash}`
    );
  };
  async function move(next: Weights): Promise<void> {
    weights = next;
    keep();
    if (!(await everything()) || weights !== next) return; // a later move was faster
    ranked = ranking(rows, weights);
    draw();
  }
  async function toggle(code: string): Promise<void> {
    const without = chosen.filter((d) => d !== code);
    if (without.length === chosen.length && chosen.length === MOST) {
      said.textContent = `Four articles are compared; remove one first.`;
      return;
    }
    const next = without.length < chosen.length ? without : [...chosen, code];
    if (!next.length) return;
    chosen = next;
    keep();
    if (chosen.some((d) => !rows.some((row) => row.code === d)) && !(await everything())) return;
    drawSides();
    say();
  }
  function say(): void {
    const s = ranked?.stability;
    said.textContent = s
      ? `${f.count(ranked!.rows.length < c.rated ? c.rated : ranked!.rows.length)} rated articles ranked. When every weight moves by up to half: rank correlation ${f.ratio3(s.rankCorrelation)}, ${f.fixed1(10 * s.topKept)} of the first ten stay, mean of ${f.count(s.draws)} draws.`
      : "";
  }
  function drawSides(): void {
    const ranks = new Map(ranked?.rows.map((d) => [d.code, d]));
    const found = chosen.flatMap((code) => rows.find((d) => d.code === code) ?? []);
    const missing = chosen.filter((code) => !found.some((d) => d.code === code));
    const lost =
      missing.length && complete
        ? emptyState(
            `No article has the code ${missing.join(", ")}`,
            "It may have been written differently; choose from the ranking below."
          )
        : null;
    sides.replaceChildren(
      ...[lost, found.length ? sideBySide(found, ranks, c.rated, (code) => void toggle(code)) : null].filter(
        (d) => d !== null
      )
    );
    months.replaceChildren(...(found.length ? [monthly(c.about, c.months, found, revenue)] : []));
    for (const button of table.querySelectorAll<HTMLElement>("button[data-code]")) mark(button);
  }
  /** Says on an article's button whether it is among those compared. */
  function mark(button: HTMLElement): void {
    const among = chosen.includes(button.dataset.code!);
    button.textContent = among ? "Remove" : "Add";
    button.setAttribute("aria-label", `${among ? "Remove" : "Add"} ${button.dataset.name!}`);
    button.setAttribute("aria-pressed", String(among));
  }
  function draw(): void {
    drawSides();
    say();
    table.replaceChildren(
      rankingTable(
        c,
        rows,
        ranked,
        complete,
        async () => ((await everything()) ? rows : c.first),
        (code) => void toggle(code),
        mark
      )
    );
  }
  draw();
  // What the URL asks for and the page does not hold is fetched at once: it is the reader's wish.
  const asked = new URLSearchParams(search);
  if (asked.has("w")) void move(weights);
  else if (asked.has("a"))
    void everything().then((loaded) => {
      if (!loaded) return;
      ranked = ranking(rows, weights);
      draw();
    });
  return html`<div>
    <h2 id="sides">Side by side</h2>
    ${sides}${months}
    <h2 id="score">Composite score</h2>
    ${
      c.scores
        ? sliders.node
        : emptyState(
            "No score can be computed",
            "It weighs ratings, and no review is linked to an article.",
            "Load listings and reviews, then refresh."
          )
    }
    ${said} ${table}
  </div>`;
}

interface Row extends CompareRow {
  rank: number | null;
  score: number | null;
  places: Ranked["places"] | null;
}

/** The ranking, to look things up and choose from; articles without a rating come last. */
function rankingTable(
  c: Compare,
  articles: readonly CompareRow[],
  ranked: Ranking | null,
  complete: boolean,
  rest: () => Promise<readonly CompareRow[]>,
  choose: (code: string) => void,
  mark: (button: HTMLElement) => void
): HTMLElement {
  const ranks = new Map(ranked?.rows.map((d) => [d.code, d]));
  const scored = (list: readonly CompareRow[], of: ReadonlyMap<string, Ranked>): Row[] =>
    list
      .map((d) => ({
        ...d,
        rank: of.get(d.code)?.rank ?? null,
        score: of.get(d.code)?.score ?? null,
        places: of.get(d.code)?.places ?? null
      }))
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || b.gross - a.gross);
  const add = (d: Row): HTMLElement => {
    const button = html`<button class="push chip-button" data-code=${d.code} data-name=${d.name}></button>`;
    mark(button);
    button.onclick = () => choose(d.code);
    return button;
  };
  return dataTable<Row>({
    caption: "Articles by composite score",
    file: "composite-score",
    url: "",
    rows: scored(articles, ranks),
    total: c.total,
    rest: complete
      ? undefined
      : async () => {
          const list = await rest();
          return scored(
            list,
            new Map((ranked ? ranking(list, readWeights(null)) : null)?.rows.map((d) => [d.code, d]))
          );
        },
    limit: 15,
    sql: c.sql.articles,
    columns: [
      {label: "Rank", value: (d) => d.rank, format: f.count},
      {
        label: "When weights move",
        value: (d) => d.places?.[0] ?? null,
        format: (_: number, d) =>
          d.places![0] === d.places![1] ? f.count(d.places![0]) : d.places!.map(f.count).join("–"),
        title: () => "Places that hold nine tenths of the draws"
      },
      {label: "Article", value: (d) => d.name, title: (d) => d.name, format: (v: string, d) => productLink(d.code, v)},
      {label: "Code", value: (d) => d.code, format: (v: string) => html`<span class="code">${v}</span>`},
      {label: "Score", value: (d) => d.score, format: f.ratio3, bar: "var(--sales)", max: 1},
      {label: "Revenue", value: (d) => d.gross, format: f.wholePounds},
      {label: "Rating", value: (d) => d.rating, format: f.fixed2, title: (d) => f.counted(d.reviews, "review")},
      {label: "Reviews", value: (d) => d.reviews, format: f.count},
      {label: "Pieces", value: (d) => d.units, format: f.count},
      {label: "Negative", value: (d) => d.negativeShare, format: f.percent},
      {label: "Compare", value: () => "", format: (_: string, d) => add(d)}
    ]
  });
}
