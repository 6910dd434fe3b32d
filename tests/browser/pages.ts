/** A page of the site to open in the browser. */
export interface TestedPage {
  /** Short name, for reports and pictures. */
  name: string;
  /** Path with query, as a reader would open it. */
  path: string;
}

/** Every page of the site. A colleague adds a page by adding a line. */
export const pages = async (): Promise<TestedPage[]> => [
  {name: "overview", path: "/"},
  {name: "products", path: "/products"},
  {name: "products-filtered", path: "/products?q=heart&status=CRITICAL&sort=-units"},
  {name: "sheet", path: "/product/85123A"},
  {name: "sheets", path: "/product/"}
];
