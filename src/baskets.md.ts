import {baskets} from "../loaders/baskets.ts";
import {page} from "./build/page.ts";
import {view} from "./components/baskets/view.ts";

export default page(import.meta.url, {
  title: "Baskets",
  data: "baskets",
  load: baskets,
  module: "baskets/view",
  view,
  later: ["basket-pairs"]
});
