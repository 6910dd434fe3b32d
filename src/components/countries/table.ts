import type {CountryRow} from "../../../loaders/countries.ts";
import type {Column} from "../data-table.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {MEASURES} from "./measures.js";

/** Columns of the table of countries; shares are of the countries shown. */
export function columns(rows: readonly CountryRow[]): Column<CountryRow>[] {
  const total = sum(rows, (d) => d.gross);
  return [
    {label: "Country", value: (d) => d.name},
    {label: "Revenue", value: (d) => d.gross, format: f.wholePounds, bar: "var(--sales)"},
    {label: "Share", value: (d) => d.gross / total, format: f.percent},
    {label: "Orders", value: (d) => d.orders, format: f.count},
    {label: "Customers", value: (d) => d.customers, format: f.count},
    {label: "Average order", value: MEASURES.average.of, format: f.wholePounds},
    {label: "Returned", value: (d) => (d.gross ? d.returns / d.gross : null), format: f.percent},
    {label: "Twelve full months", value: (d) => d.now, format: f.wholePounds},
    {label: "Twelve before", value: (d) => d.before, format: f.wholePounds},
    {label: "Growth", value: MEASURES.growth.of, format: f.signedPercent},
    {label: "Largest customer", value: (d) => (d.gross ? d.largest / d.gross : null), format: f.percent}
  ];
}
