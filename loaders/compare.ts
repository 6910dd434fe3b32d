import {about, type About} from "./about.ts";
import {ARTICLES, compareArticles, monthlyRevenue, type CompareRow} from "./compare-articles.ts";
import {once} from "./loader.ts";
import {ranking, type Ranked, type Ranking} from "../src/components/compare/ranking.ts";
import {DEFAULT_WEIGHTS} from "../pipeline/analytics/score.ts";

export interface Compare {
  about: About;
  /** Articles in the page itself: the highest scores, and the best-selling where none is rated. */
  first: CompareRow[];
  total: number;
  rated: number;
  /** Scores by the weights of the original system, of the articles in `first`; null where none is rated. */
  scores: Ranked[] | null;
  stability: Ranking["stability"] | null;
  /** Codes compared at first. */
  chosen: string[];
  months: string[];
  /** Monthly revenue of the articles in `first`. */
  revenue: Record<string, number[]>;
  sql: {articles: string};
}

const FIRST = 20;

/** Everything the compare page shows at first. */
export const compare = once(async (): Promise<Compare> => {
  const all = await compareArticles();
  const ranked = ranking(all, DEFAULT_WEIGHTS);
  const byCode = new Map(all.map((d) => [d.code, d]));
  const first = ranked ? ranked.rows.slice(0, FIRST).map((d) => byCode.get(d.code)!) : all.slice(0, FIRST);
  const {months, revenue} = await monthlyRevenue();
  return {
    about: await about(),
    first,
    total: all.length,
    rated: ranked?.rows.length ?? 0,
    scores: ranked ? ranked.rows.slice(0, FIRST) : null,
    stability: ranked?.stability ?? null,
    chosen: first.slice(0, 3).map((d) => d.code),
    months,
    revenue: Object.fromEntries(first.map(({code}) => [code, revenue[code] ?? []])),
    sql: {articles: ARTICLES}
  };
});
