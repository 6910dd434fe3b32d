import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {loader, type Loader} from "../../loaders/loader.ts";
import {toHtml, useStaticDocument} from "./static.ts";

const SOURCE = fileURLToPath(new URL("..", import.meta.url));

/** Files that a view fetches only when the reader asks for more, by name. Never called at build. */
export type Later<Name extends string = string> = Record<Name, () => Promise<unknown>>;

/** A page: where its data comes from and which component shows it. */
export interface Page<Data, Name extends string> {
  title: string;
  /** Name of the data file under `loaders/`, without ending, such as "overview" for `loaders/overview.json.ts`. */
  data: string;
  /** Makes the same data at build. Wrap it in `once`, so that page and data file share one answer. */
  load: () => Promise<Data>;
  /** Path of the module under `src/components/` that exports `view`, such as "overview/view". */
  module: string;
  /** The same `view`: draws the whole page from its data. It runs at build and again in the browser. */
  view: (data: Data, later: Later<Name>) => Node;
  /** Further JSON files under `loaders/`, without ending, that the view may fetch. */
  later?: readonly Name[];
}

/**
 * Makes a module the loader of a page (`x.md.ts`): title, the view's HTML with the first numbers in it, and the
 * script that puts the live view in its place once data and components are there.
 */
export function page<Data, Name extends string = never>(file: string, options: Page<Data, Name>): Loader {
  return loader(file, () => render(file, options));
}

/** The page's Markdown. */
export async function render<Data, Name extends string>(file: string, options: Page<Data, Name>): Promise<string> {
  const {title, data, load, module, view, later = []} = options;
  useStaticDocument();
  const asked = {} as Later<Name>;
  for (const name of later) asked[name] = unasked;
  const content = toHtml(view(await load(), asked));
  const up = relative(dirname(fileURLToPath(file)), SOURCE) || ".";
  const path = (name: string): string => JSON.stringify(join(up, name).replace(/^(?!\.)/, "./"));
  const files = later.map((n) => `${JSON.stringify(n)}: () => FileAttachment(${path(`data/${n}.json`)}).json()`);
  return `---
title: ${JSON.stringify(title)}
---

<div id="page">${content}</div>

\`\`\`js
import {live} from ${path("components/live.js")};
import {view} from ${path(`components/${module}.js`)};

live(view(await FileAttachment(${path(`data/${data}.json`)}).json(), {${files.join(", ")}}));
\`\`\`
`;
}

const unasked = (): Promise<never> => Promise.reject(new Error("not fetched at build"));
