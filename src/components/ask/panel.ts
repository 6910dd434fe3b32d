import {html} from "htl";
import type {Query} from "../../../pipeline/agent/rules/query.ts";
import type {Language} from "../../../pipeline/agent/semantic/measures.ts";
import type {AskPage} from "../../../loaders/ask.ts";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {readAddress, writeAddress} from "./address.js";
import {answerView} from "./answer-view.js";
import type {AskedAnswer, Backend, Progress, Turn} from "./backend.js";
import {type Asked, historyList} from "./history.js";
import {isServed, serverBackend} from "./server-backend.js";
import {messageOf, sqlEditor} from "./sql-editor.js";

const EXAMPLE =
  "select country_name, gross_revenue, order_count\nfrom v_country_kpi\norder by gross_revenue desc\nlimit 10";

/** Bytes that the first question loads. */
export const toLoad = ({engine, parser, data, worker}: AskPage["sizes"]): number => engine + parser + data + worker;

/** What tells the readings of one question apart: the figure each goes by. */
const readingOf = (query: Query): string => query.measures[0] ?? "";

/** Where a question is typed and its answer stands, with suggestions, history and SQL. */
export function askPanel(a: AskPage): HTMLElement {
  const served = isServed();
  /** Questions whose context the next one has, and the turns of each such chain. */
  let chain: readonly string[] = [];
  const known = new Map<string, readonly Turn[]>([["", []]]);
  const keyOf = (questions: readonly string[]): string => questions.join("\n");
  let backend: Promise<Backend> | undefined;
  let latest = 0;
  /** What the address asked for when the page was opened, until something is asked. */
  let given: Asked | null = null;

  const input = html`<input
    id="question"
    type="text"
    autocomplete="off"
    maxlength="500"
    aria-describedby="ask-note"
  />` as HTMLInputElement;
  const form = html`<form class="ask-form">
    <label for="question">Your question, in English or French</label>
    <div class="ask-line">${input}<button class="push ask-button">Ask</button></div>
  </form>`;
  const note = html`<p id="ask-note" class="figures-note">
    ${
      served
        ? "Answered on this computer, by the first model that can, else by rules."
        : `The first question loads the query engine and the data, ${f.bytes(toLoad(a.sizes))}, once a visit. Nothing is loaded before, and what you ask stays in this page.`
    }
  </p>`;
  const meter = html`<progress max="1" aria-label="Loading" hidden></progress>` as HTMLProgressElement;
  const doing = html`<p class="figures-note doing"></p>`;
  const question = html`<h2 class="asked-question"></h2>`;
  const sentence = html`<p class="sentence" role="status" aria-live="polite"></p>`;
  const rest = html`<div></div>`;
  const context = html`<p class="figures-note"></p>`;
  const answer = html`<section class="answer" aria-label="Answer" hidden>
    ${question}${doing}${meter}${sentence}${rest}${context}
  </section>`;

  const progress: Progress = (step, share) => {
    doing.textContent = step;
    meter.hidden = share === undefined;
    if (share !== undefined) meter.value = share;
  };
  const open = (): Promise<Backend> => {
    backend ??= serverBackend().then(
      async (server) => server ?? (await import("./page-backend.js")).pageBackend(a.sizes)
    );
    backend.catch(() => (backend = undefined));
    return backend;
  };

  /** The turns of a chain of questions; those of an address that was sent are asked again, in order. */
  async function turnsOf(asker: Backend, questions: readonly string[]): Promise<readonly Turn[]> {
    const before = known.get(keyOf(questions));
    if (before) return before;
    const turns = await turnsOf(asker, questions.slice(0, -1));
    const {question: q, sql, query, answered} = await asker.ask(questions.at(-1)!, turns, progress);
    const all = answered ? [...turns, {question: q, sql, query}] : turns;
    known.set(keyOf(questions), all);
    return all;
  }

  async function run(asked: Asked, work: (asker: Backend) => Promise<AskedAnswer>, step: boolean): Promise<void> {
    const mine = ++latest;
    input.value = asked.q;
    question.textContent = asked.q;
    sentence.textContent = "";
    context.replaceChildren();
    rest.replaceChildren();
    answer.hidden = false;
    answer.setAttribute("aria-busy", "true");
    progress("Asking …");
    try {
      const asker = await open();
      const found = await work(asker);
      if (mine === latest) show(asked, found, asker, step);
    } catch (cause) {
      if (mine === latest) failed(cause, () => void run(asked, work, step));
    } finally {
      if (mine === latest) {
        progress("");
        answer.removeAttribute("aria-busy");
      }
    }
  }

  const ask = (asked: Asked, step = true): Promise<void> =>
    run(
      asked,
      async (asker) => {
        const found = await asker.ask(asked.q, await turnsOf(asker, asked.after), progress);
        const chosen = asked.reading && found.options?.find(({query}) => readingOf(query) === asked.reading);
        return chosen ? await asker.choose(asked.q, chosen.query, found.language, progress) : found;
      },
      step
    );

  function show({q, after, reading}: Asked, found: AskedAnswer, asker: Backend, step: boolean): void {
    const follows = found.follows ?? after.length > 0;
    const asked: Asked = {q, after: follows ? after : [], ...(reading && found.answered ? {reading} : {})};
    if (found.answered) {
      chain = [...asked.after, q];
      const {sql, query} = found;
      known.set(keyOf(chain), [...(known.get(keyOf(asked.after)) ?? []), {question: q, sql, query}]);
    }
    asksBefore.add(asked);
    if (step) history.pushState(null, "", location.pathname + writeAddress(asked));
    question.lang = sentence.lang = found.language;
    sentence.textContent = found.sentence;
    rest.replaceChildren(
      answerView(found, {
        measures: a.measures,
        lastFullMonth: a.about.lastFullMonth,
        where: asker.label,
        choose: (query) =>
          void run({...asked, reading: readingOf(query)}, (b) => b.choose(q, query, found.language, progress), true),
        sql: (sql, say) => asker.sql(sql, say)
      })
    );
    drawContext(found.language);
    if (found.options?.length) rest.querySelector("button")?.focus();
    else if (document.activeElement === document.body) input.focus();
    if (document.activeElement === input) input.select();
  }

  function drawContext(language: Language): void {
    const forget = html`<button class="link">Start anew</button>`;
    forget.onclick = () => {
      chain = [];
      context.replaceChildren("The next question stands on its own.");
      input.focus();
      input.select();
    };
    const example = language === "fr" ? "« et en Allemagne ? »" : "“and in Germany?”";
    context.replaceChildren(
      ...(chain.length ? [`The next question may lean on “${chain.at(-1)!}”: ${example}. `, forget] : [])
    );
  }

  function failed(cause: unknown, again: () => void): void {
    const retry = html`<button class="push" onclick=${again}>Try again</button>`;
    const why = `${messageOf(cause).replace(/^./, (c) => c.toUpperCase())}. The rest of the page works.`;
    sentence.textContent = "The question could not be answered.";
    rest.replaceChildren(emptyState("The question could not be answered", why, retry));
    retry.focus();
  }

  const asksBefore = historyList((asked) => {
    input.focus();
    void ask(asked);
  });
  form.onsubmit = (event) => {
    event.preventDefault();
    const q = input.value.trim();
    // What an address asks for is asked with its reading; anything else starts from the question alone.
    const asked = given?.q === q ? given : {q, after: chain};
    given = null;
    if (q) void ask(asked);
  };
  const suggested = (language: Language, label: string): Node => {
    const buttons = a.suggestions[language].map(
      (q) =>
        html`<button class="push chip-button" lang=${language} onclick=${() => void ask({q, after: []})}>${q}</button>`
    );
    return html`<div class="filter" role="group" aria-label=${label}>
      <span class="filter-label">${label}</span>${buttons}
    </div>`;
  };
  if (typeof location !== "undefined") {
    given = readAddress(location.search);
    if (given) input.value = given.q;
    if (given && served) void ask(given, false);
    else if (given) {
      chain = given.after;
      note.prepend(html`<b>Press Enter to ask this.</b>`, " ");
    }
    addEventListener("popstate", () => {
      const asked = readAddress(location.search);
      input.value = asked?.q ?? "";
      if (asked && backend) void ask(asked, false);
      else answer.hidden = true;
    });
  }
  const own = async (sql: string, say: Progress) => (await open()).sql(sql, say);
  return html`<div class="ask">
    ${form}${note} ${answer}
    <div class="filters suggestions">${suggested("en", "For example")}${suggested("fr", "Par exemple")}</div>
    <div class="ask-more">
      ${asksBefore.node}${sqlEditor({sql: EXAMPLE, summary: "Write SQL yourself", run: own, measures: a.measures})}
    </div>
  </div>`;
}
