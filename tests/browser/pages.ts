import {snapshots} from "../../loaders/snapshots.ts";
import {sheetPath} from "../../src/components/product-link.ts";

/** A page of the site to open in the browser. */
export interface TestedPage {
  /** Short name, for reports and pictures. */
  name: string;
  /** Path with query, as a reader would open it. */
  path: string;
  /** Its purpose is its data: they load with the page, outside the budget of bytes. */
  heavy?: true;
}

/** The best-selling article and the one that sold least: the fullest sheet and the emptiest. */
async function sheets(): Promise<TestedPage[]> {
  const db = await snapshots();
  const {best, least} = await db.one<{best: string; least: string}>(
    `SELECT first(product_code ORDER BY gross_revenue DESC, product_code) AS best,
      last(product_code ORDER BY gross_revenue DESC, product_code) AS least FROM v_product_kpi WHERE kind = 'article'`
  );
  return [
    {name: "sheet", path: sheetPath(best, "/")},
    {name: "sheet-sparse", path: sheetPath(least, "/")}
  ];
}

/** Every page of the site. A new page is added by a line. */
export const pages = async (): Promise<TestedPage[]> => [
  {name: "overview", path: "/"},
  {name: "products", path: "/products"},
  {name: "products-filtered", path: "/products?q=bag&category=Bags&sort=-units"},
  {name: "time", path: "/time"},
  {name: "time-week", path: "/time?by=week"},
  {name: "countries", path: "/countries"},
  {name: "countries-abroad", path: "/countries?measure=average&home=without&map=europe"},
  {name: "forecast", path: "/forecast"},
  {name: "explorer", path: "/explorer", heavy: true},
  {name: "sheets", path: "/product/"},
  ...(await sheets()),
  {name: "customers", path: "/customers"},
  {name: "customers-filtered", path: "/customers?standing=at+risk&q=germany&sort=-value"},
  {name: "reviews", path: "/reviews"},
  {name: "reviews-filtered", path: "/reviews?stars=1+stars&q=not"},
  {name: "baskets", path: "/baskets"},
  {name: "baskets-chosen", path: "/baskets?support=2&kind=Different"},
  {name: "matching", path: "/matching"},
  {name: "benchmarks", path: "/benchmarks"},
  {name: "matching-moved", path: "/matching?left=probabilistic&rt=1.2&d-q=bag"},
  {name: "compare", path: "/compare"},
  {name: "compare-weights", path: "/compare?w=0-60-20-20"},
  {name: "ask", path: "/ask"},
  {name: "notebooks", path: "/notebooks"},
  {name: "quality", path: "/quality"},
  {name: "about", path: "/about"}
];
