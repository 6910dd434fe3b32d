import {identifier} from "../warehouse/database.ts";
import type {SqlModel} from "../warehouse/model.ts";
import type {Audit} from "./audit-types.ts";

/** Views that show audited tables: a row too many or too few changes their sums, and nothing else can go wrong in them. */
export const isShown = (model: SqlModel): boolean => model.layer === "published" || model.doc.materialized === "view";

const columnList = (columns: readonly string[], of?: string): string =>
  columns.map((c) => (of ? `${of}.${identifier(c)}` : identifier(c))).join(", ");

/** Audits that the `.yml` of the models declare and that need a query each: keys and relationships. */
export function modelAudits(models: readonly SqlModel[]): Audit[] {
  return models.filter((m) => !isShown(m)).flatMap((m) => [...keyAudits(m), ...relationships(m)]);
}

/** The key, and every column said to be unique, tells rows apart. */
function keyAudits({name, layer, doc}: SqlModel): Audit[] {
  const unique = Object.entries(doc.columns)
    .filter(([, column]) => column.unique)
    .map(([column]) => [column]);
  return [...(doc.key.length ? [doc.key] : []), ...unique].map((columns) => ({
    name: `${name}: ${columns.join(" + ")} unique`,
    severity: "error" as const,
    layer,
    description: `${columns.join(", ")} tells the rows of ${name} apart`,
    sql: `select ${columnList(columns)}, count(*) as rows from ${name} group by ${columnList(columns)} having count(*) > 1`
  }));
}

/** Every value of a column occurs where the `.yml` says. */
function relationships({name, layer, doc}: SqlModel): Audit[] {
  return Object.entries(doc.columns).flatMap(([column, {relationship}]) => {
    if (!relationship) return [];
    const cut = relationship.lastIndexOf(".");
    const [relation, key] = [relationship.slice(0, cut), relationship.slice(cut + 1)];
    return {
      name: `${name}: ${column} is in ${relationship}`,
      severity: "error" as const,
      layer,
      description: `no ${column} of ${name} is an orphan`,
      sql: `with used as (select distinct ${identifier(column)} as value from ${name} where ${identifier(column)} is not null)
select value from used where value not in (select ${identifier(key)} from ${relation} where ${identifier(key)} is not null)`
    };
  });
}
