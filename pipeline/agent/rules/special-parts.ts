import type {Query} from "./query.ts";
import type {Reading} from "./reading.ts";

/** A number that says how many rows are wanted. */
export const limitOf = (reading: Reading): number | undefined => {
  const number = reading.match.numbers.find(
    (n) => !reading.isUsed(n) && Number.isInteger(n.value) && n.value > 0 && n.value <= 1000
  );
  return number && reading.use(number).value;
};

/** Whether the question is split by category; the noun is then made use of. */
export const byCategory = (reading: Reading): Query["dimensions"] => {
  const noun = reading.all("noun").find((s) => s.meaning.dimension === "category");
  if (!noun) return [];
  reading.use(noun);
  // "the Garden category" names one.
  const named = reading.match.entities.some(
    (e) => e.filter.dimension === "category" && (noun.start - e.end <= 1 || e.start - noun.end <= 2)
  );
  return named ? [] : ["category"];
};

/** Makes use of nouns that only say that articles are meant. */
export const useNouns = (reading: Reading): void => {
  for (const noun of reading.all("noun")) if (noun.meaning.dimension === "product") reading.use(noun);
};
