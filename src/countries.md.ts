import {countries} from "../loaders/countries.ts";
import {page} from "./build/page.ts";
import {view} from "./components/countries/view.ts";

export default page(import.meta.url, {
  title: "Countries",
  data: "countries",
  load: countries,
  module: "countries/view",
  view
});
