import {customers} from "../loaders/customers.ts";
import {page} from "./build/page.ts";
import {view} from "./components/customers/view.ts";

export default page(import.meta.url, {
  title: "Customers",
  data: "customers",
  load: customers,
  module: "customers/view",
  view,
  later: ["customer-list"]
});
