import {filterSql, quote} from "./select.ts";
import type {Query} from "./query.ts";
import {setsSql} from "./sets.ts";

const codes = ({filters}: Query): string => (filters[0]?.values ?? []).map(quote).join(", ");

/** Statements of questions about baskets, names and sets, by name. */
export const MORE_WRITERS: Record<string, (query: Query) => string> = {
  sets: setsSql,

  // Orders that hold the article, and what else they hold.
  together: (query) =>
    "select other.product_code, other.product_name, count(distinct other.invoice) as orders_together\n" +
    "from v_sales as other\n" +
    `where other.line_kind = 'article' and other.product_code not in (${codes(query)})\n` +
    `  and other.invoice in (select invoice from v_sales where product_code in (${codes(query)}))\n` +
    `group by 1, 2\norder by orders_together desc, other.product_code\nlimit ${query.limit ?? 10}`,

  linked_share: ({argument}) =>
    `select count(product_code) as linked, count(*) as total, count(product_code) * 1.0 / nullif(count(*), 0) as share\nfrom v_${argument}`,

  // Each alternative's words must all be there.
  review_mentions({argument, filters}) {
    const text = "lower(coalesce(title, '') || ' ' || coalesce(body, ''))";
    const like = (word: string): string => `${text} like ${quote(`%${word.toLowerCase().replaceAll(/[%_\\]/g, "")}%`)}`;
    const any = (argument ?? "").split(" | ").map((part) => part.split(" ").map(like).join(" and "));
    const kept = [
      `(${any.map((a) => `(${a})`).join(" or ")})`,
      ...filters.filter((f) => f.dimension === "product").map((f) => filterSql(f, "product_code"))
    ];
    return `select count(*) as review_count\nfrom v_reviews\nwhere ${kept.join("\n  and ")}`;
  },

  listing_price: () =>
    "select avg(price) as average_price, min(price) as lowest_price, max(price) as highest_price, count(price) as listings\nfrom v_listings",

  names: (query) =>
    query.filters.length
      ? `select product_code, product_name, valid_from, valid_to\nfrom v_product_names\nwhere product_code in (${codes(query)})\norder by product_code, valid_from`
      : query.argument === "count"
        ? "select count(*) as product_count\nfrom (select product_code from v_product_names group by product_code having count(*) > 1) as renamed"
        : "select product_code, count(*) as names, min(valid_from) as first_name_from, max(valid_from) as last_name_from\nfrom v_product_names\ngroup by product_code\nhaving count(*) > 1\norder by names desc, product_code"
};
