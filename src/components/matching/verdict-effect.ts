import * as f from "../format.js";
import {KPI_ROWS} from "./effect.js";
import type {Engine} from "./engine.js";
import {kpis} from "./kpis.js";
import {strategyName} from "./names.js";
import {withVerdicts, type Judged} from "./verdicts.js";

/** What the reader's verdicts would change at the next refresh, under the right strategy, in a sentence. */
export function verdictEffect(engine: Engine, isReady: boolean, all: readonly Judged[]): string {
  const kept = `${f.counted(all.length, "verdict")} kept in this browser`;
  if (!isReady) return `${kept}.`;
  const {articles, listings} = engine.records;
  const {articleOf, ranked} = engine.sides.right;
  const article = new Map(articles.code.map((code, i) => [code, i]));
  const listing = new Map(listings.id.map((id, i) => [id, i]));
  const said = withVerdicts(
    articleOf,
    all,
    (id) => article.get(id),
    (id) => listing.get(id)
  );
  const [before, after] = [kpis(engine.records, articleOf), kpis(engine.records, said)];
  const changes = KPI_ROWS.flatMap((row) => {
    const [a, b] = [row.of(before), row.of(after)];
    return a === null || b === null || Math.abs(b - a) < 1e-9 ? [] : [`${row.name.toLowerCase()} ${row.signed(b - a)}`];
  });
  const under = `under ${strategyName(ranked.strategy).toLowerCase()} they change`;
  return changes.length ? `${kept}; ${under}: ${changes.join(", ")}.` : `${kept}; ${under} no figure.`;
}
