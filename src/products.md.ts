import {products} from "../loaders/products.ts";
import {page} from "./build/page.ts";
import {view} from "./components/products/view.ts";

export default page(import.meta.url, {
  title: "Products",
  data: "products",
  load: products,
  module: "products/view",
  view,
  later: ["articles"]
});
