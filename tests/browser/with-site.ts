import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect} from "vitest";
import {ROOT} from "../../pipeline/paths.ts";
import {launch} from "./chromium.ts";
import {type Look, open, type Opened} from "./open.ts";
import {serve, type Site} from "./server.ts";

/** The look in which pages are used; how they look in others is `pages.test.ts`'s. */
const WIDE: Look = {width: 1440, scheme: "light"};

/** A reader of the built site. */
export interface Reader {
  /** Site and browser are there once the tests run. */
  readonly site: Site;
  readonly browser: Browser;
  /** Opens a path in a fresh context; to be closed. */
  open(path: string, look?: Look): Promise<Opened>;
  /** Does something on a page, and expects that nothing went wrong meanwhile. */
  using(path: string, work: (page: Page) => Promise<void>): Promise<void>;
}

/** Serves the built site, and starts a browser, for the tests of one file. Call it at the file's top level. */
export function withSite(): Reader {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    site = await serve(join(ROOT, "dist"));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const visit = (path: string, look = WIDE): Promise<Opened> => open(browser, site, path, look);
  return {
    get site() {
      return site;
    },
    get browser() {
      return browser;
    },
    open: visit,
    async using(path, work) {
      const {page, problems, close} = await visit(path);
      await work(page);
      expect(problems).toEqual([]);
      await close();
    }
  };
}
