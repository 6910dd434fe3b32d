import type {ArticleHistory, ArticleLine} from "../../../loaders/forecast.ts";

/** Months ahead that the page opens with. */
export const HORIZON = 6;
/** Full months that a backtest needs: a season, two more for the naive's errors, and two origins. */
export const FEWEST = 16;

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The line of an article in the table. */
export const lineOf = ({code, name, revenue, quantity}: ArticleHistory): ArticleLine => ({
  code,
  name,
  months: revenue.length,
  revenue: Math.round(100 * total(revenue.slice(-12))) / 100,
  quantity: total(quantity.slice(-12)),
  idle: quantity.length - 1 - quantity.findLastIndex((v) => v > 0)
});
