import {html} from "htl";
import {chips} from "./chips.js";
import {download, toCsv} from "./csv.js";
import {count} from "./format.js";
import {cellWriter} from "./table-cell.js";
import {fold, keyOf, select, type Column, type Filter, type TableState} from "./table-model.js";
import {readState, writeState} from "./table-url.js";
import {windowRows} from "./window-rows.js";

export type {Column, Filter} from "./table-model.js";

export interface DataTable<Row> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  caption: string;
  /** Search box and row count above; without them all rows are shown, and query and CSV stand below. Default true. */
  controls?: boolean;
  /** No query and no CSV of its own, as inside the frame of a chart that has both. Default false. */
  bare?: boolean;
  /** The query behind the rows, on the published views. */
  sql?: string;
  /** Rows shown before "Show all". Default 12. */
  limit?: number;
  /** Label of the column to sort by at first; descending for numbers. */
  sortBy?: string;
  filters?: readonly Filter<Row>[];
  /** Keeps search, sorting and chips in the URL, under names with this prefix ("" on a page with one table). */
  url?: string;
  /** Name of the CSV, without its ending. Default from the caption. */
  file?: string;
  /** Fetches all rows when `rows` holds only the first; `total` is how many there are. */
  rest?: () => Promise<readonly Row[]>;
  total?: number;
  /** Which row is chosen at first. */
  selected?: (row: Row) => boolean;
  /** Called when a row is chosen by click or Enter. */
  onselect?: (row: Row) => void;
  /** Hands out a function that puts other rows in the place of these; search, sorting, chips and focus stay. */
  bind?: (replace: (rows: readonly Row[]) => void) => void;
}

/** More rows than this are windowed. */
const MANY = 150;
/** More rows than this scroll in a box of their own. */
const LONG = 30;

/**
 * A table to look things up in: sticky header, sorting (`aria-sort`), search that tolerates case and accents, chips,
 * inline bars, CSV of what is shown; thousands of rows are windowed. Search and sorting live in the URL.
 */
export function dataTable<Row>(options: DataTable<Row>): HTMLElement {
  const {columns, caption, controls = true, bare = false, sql, limit = 12, filters = [], url, onselect} = options;
  const file = options.file ?? fold(caption).replace(/[^a-z0-9]+/g, "-");
  let rows = options.rows;
  let rest = options.rest;
  let total = options.total ?? rows.length;
  const numeric = columns.map((c) => rows.some((row) => typeof c.value(row) === "number"));
  const start = columns.findIndex((c) => c.label === options.sortBy);
  const initial: TableState = {
    query: "",
    sort: start < 0 ? null : keyOf(columns[start]!),
    down: numeric[start] ?? true,
    chosen: Object.fromEntries(filters.map((f) => [f.key, []]))
  };
  const linked = url !== undefined && typeof location !== "undefined";
  let state = linked ? readState(location.search, url, filters, initial) : initial;
  let all = !controls;
  let shown: Row[] = [];
  let chosen = options.selected ? rows.find(options.selected) : undefined;
  let texts: string[] = [];
  let cell = cellWriter(columns, numeric, rows);
  const index = (): void => {
    texts = rows.map((row) => fold(columns.map((c) => c.value(row) ?? "").join(" ")));
    cell = cellWriter(columns, numeric, rows);
  };
  index();

  const body = html`<tbody></tbody>`;
  const status = html`<span role="status"></span>`;
  const more = html`<button class="push more"></button>`;
  const search = html`<input
    type="search"
    placeholder="Search"
    aria-label=${`Search: ${caption}`}
  />` as HTMLInputElement;
  const heads = columns.map((c, i) => {
    const sort = (): void => change({sort: keyOf(c), down: state.sort === keyOf(c) ? !state.down : numeric[i]!});
    return html`<th scope="col" class=${numeric[i] ? "number" : ""}>
      ${html`<button onclick=${sort}>${c.label}</button>`}
    </th>`;
  });
  const scroll = html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      ${body}
    </table>
  </div>`;
  const line = (row: Row, i: number): HTMLElement => {
    const tr = html`<tr aria-rowindex=${shown.length > MANY ? i + 2 : null}>
      ${columns.map((_, k) => cell(k, row))}
    </tr>`;
    if (onselect) {
      const choose = (): void => {
        chosen = row;
        for (const other of body.children) other.setAttribute("aria-selected", String(other === tr));
        onselect(row);
      };
      Object.assign(tr, {tabIndex: 0, onclick: choose, onkeydown: (e: KeyboardEvent) => e.key === "Enter" && choose()});
      tr.setAttribute("aria-selected", String(row === chosen));
    }
    return tr;
  };
  const many = windowRows(scroll, body, columns.length, (i) => line(shown[i]!, i));
  const bar = chips(filters, (next) => change({chosen: next}, true));

  /** Takes the reader's wish, puts it into the URL, fetches what is missing, and draws. */
  function change(next: Partial<TableState>, step = false): void {
    state = {...state, ...next};
    if (linked) {
      const target = `${location.pathname}${writeState(location.search, url, state, initial)}${location.hash}`;
      history[step ? "pushState" : "replaceState"](null, "", target);
    }
    void complete().then(render);
  }
  async function complete(): Promise<void> {
    if (!rest) return;
    status.textContent = `Loading ${count(total)} rows …`;
    const fetchAll = rest;
    rest = undefined;
    try {
      rows = await fetchAll();
      total = rows.length;
      index();
    } catch {
      rest = fetchAll;
      status.textContent = "The other rows could not be loaded; these are the first.";
    }
  }
  function render(): void {
    shown = select(rows, texts, columns, filters, state);
    const matching = rest ? total : shown.length;
    columns.forEach((c, i) => {
      if (keyOf(c) === state.sort) heads[i]!.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else heads[i]!.removeAttribute("aria-sort");
    });
    const visible = all ? shown.length : Math.min(limit, shown.length);
    scroll.classList.toggle("long", visible > LONG);
    if (visible > MANY) {
      scroll.firstElementChild!.setAttribute("aria-rowcount", String(visible + 1));
      for (const th of heads) th.style.minWidth = `${th.getBoundingClientRect().width}px`; // widths must not dance
      many(visible);
    } else {
      many(0);
      body.replaceChildren(...shown.slice(0, visible).map(line));
    }
    if (!shown.length) body.replaceChildren(nothing());
    const by = columns.find((c) => keyOf(c) === state.sort);
    status.textContent = `${count(visible)} of ${count(matching)} rows${by ? `, by ${by.label.toLowerCase()}` : ""}`;
    more.hidden = all || matching <= limit;
    more.textContent = `Show all ${count(matching)}`;
    if (search !== document.activeElement) search.value = state.query;
    bar.show(state.chosen);
  }
  const nothing = (): HTMLElement => {
    const clear = html`<button class="link" onclick=${() => change({query: "", chosen: initial.chosen}, true)}>
      Clear search and filters
    </button>`;
    return html`<tr>
      <td colspan=${columns.length}>
        No row holds ${state.query ? `“${state.query}”` : "these values"}. ${clear} to see all ${count(total)}.
      </td>
    </tr>`;
  };
  more.onclick = () => {
    all = true;
    change({});
  };
  search.oninput = () => change({query: search.value.trim()});
  const save = html`<button
    class="link"
    onclick=${async () => {
      await complete();
      render();
      const values = shown.map((row) => columns.map((c) => c.value(row)));
      download(
        `${file}.csv`,
        toCsv(
          columns.map((c) => c.label),
          values
        )
      );
    }}
  >
    CSV
  </button>`;
  render();
  options.bind?.((next) => {
    rows = next;
    rest = undefined;
    total = next.length;
    if (options.selected) chosen = rows.find(options.selected);
    index();
    render();
  });
  if (linked) {
    addEventListener("popstate", () => {
      state = readState(location.search, url, filters, initial);
      render();
    });
    if (location.search) change({});
  }
  const query = html`<pre
    class="query"
    tabindex="0"
    role="region"
    aria-label=${`Query: ${caption}`}
    hidden
  ><code>${sql}</code></pre>` as HTMLElement;
  const ask = html`<button class="link" aria-expanded="false">Query</button>`;
  ask.onclick = () => {
    query.hidden = !query.hidden;
    ask.setAttribute("aria-expanded", String(!query.hidden));
  };
  const actions = html.fragment`${sql ? ask : null}${save}`;
  return html`<div class="table">
    ${controls ? html`<div class="controls">${search}${bar.node}<span class="right">${status}${actions}</span></div>` : null}
    ${sql && controls ? query : null}${scroll}${
      controls
        ? more
        : bare
          ? null
          : html`<div class="controls below"><span class="right">${actions}</span></div>
              ${sql ? query : null}`
    }
  </div>`;
}
