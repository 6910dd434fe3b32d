import {existing} from "../src/shell.ts";
import {loader} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** What the header search looks through: the pages that exist, and all articles, best-selling first. */
export default loader(import.meta.url, async () => {
  const db = await snapshots();
  const articles = await db.rows<{code: string; name: string}>(
    `SELECT product_code AS code, product_name AS name FROM v_product_kpi
    WHERE kind = 'article' ORDER BY gross_revenue DESC, code`
  );
  return {
    pages: existing("src").map((s) => [s.label, s.path, s.question]),
    articles: articles.map((d) => [d.code, d.name])
  };
});
