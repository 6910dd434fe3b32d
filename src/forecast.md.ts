import {forecasts} from "../loaders/forecast.ts";
import {page} from "./build/page.ts";
import {view} from "./components/forecast/view.ts";

export default page(import.meta.url, {
  title: "Forecast",
  data: "forecast",
  load: forecasts,
  module: "forecast/view",
  view,
  later: ["forecast-articles"]
});
