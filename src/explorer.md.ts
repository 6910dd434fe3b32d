import {explorer} from "../loaders/explorer.ts";
import {page} from "./build/page.ts";
import {view} from "./components/explorer/view.ts";

export default page(import.meta.url, {
  title: "Explorer",
  data: "explorer",
  load: explorer,
  module: "explorer/view",
  view
});
