import type {Products} from "../../../loaders/products.ts";
import type {FigureCard} from "../figure-card.js";
import * as f from "../format.js";
import {sum} from "../periods.js";

/** The first row: what articles brought, how many sold, how few bring most, how many are rated and how many are low. */
export function cards({categories, sold, total, statuses}: Products): FigureCard[] {
  const before = sum(categories, (d) => d.before);
  const counts = Object.fromEntries(statuses);
  const rated = total - (counts["Not rated"] ?? 0);
  const low = (counts.CRITICAL ?? 0) + (counts.WATCH ?? 0);
  const other = categories.find((d) => d.category === "Other")?.now ?? 0;
  return [
    {
      label: "Revenue of articles",
      value: f.compactPounds(sold.revenue),
      exact: f.pounds(sold.revenue),
      delta: {now: sold.revenue, before: before || null, against: `${f.pounds(before)} in the twelve months before`}
    },
    {label: "Articles sold", value: f.count(sold.articles), note: `of ${f.count(total)} in the files`},
    {
      label: "Bring four fifths",
      value: f.count(sold.eighty),
      note: `best-selling articles, ${f.percent(sold.eighty / sold.articles)} of those sold`
    },
    {
      label: "Rated",
      value: f.count(rated),
      note: rated
        ? `articles with a linked review, ${f.percent(rated / total)} of all`
        : "no review is linked to an article"
    },
    rated
      ? {
          label: "Critical or to watch",
          value: f.count(low),
          note: `${f.count(counts.CRITICAL ?? 0)} critical, ${f.count(counts.WATCH ?? 0)} to watch`
        }
      : {
          label: "Revenue in “Other”",
          value: f.percent(other / sold.revenue),
          note: "of articles that no category rule knows"
        }
  ];
}
