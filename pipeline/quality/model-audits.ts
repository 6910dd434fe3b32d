import {identifier} from "../warehouse/database.ts";
import {type SqlModel} from "../warehouse/model.ts";
import {type Audit} from "./audit-types.ts";

/** Views that show audited tables: a row too many or too few changes their sums, and nothing else can go wrong in them. */
export const isShown = (model: SqlModel): boolean => model.layer === "published" || model.doc.materialized === "view";

const columnList = (columns: readonly string[], of?: string): string =>
  columns.map((c) => (of ? `${of}.${identifier(c)}` : identifier(c))).join(", ");

/** Audits that the `.yml` of the models declare and that need a query each: keys, relationships, sums. */
export function modelAudits(models: readonly SqlModel[]): Audit[] {
  return models.flatMap((m) => (isShown(m) ? sums(m) : [...keyAudits(m), ...relationships(m), ...sums(m)]));
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

/** Every additive measure sums to its fact, to the last digit; an empty side counts as zero. */
function sums({name, layer, doc}: SqlModel): Audit[] {
  return Object.entries(doc.additive_of).map(([column, {of, expression, where}]) => ({
    name: `${name}: ${column} sums to ${of}`,
    severity: "error" as const,
    layer,
    description: `sum of ${name}.${column} = ${expression} of ${of}${where ? ` where ${where}` : ""}`,
    sql: `with here as (select coalesce(sum(${identifier(column)}), 0) as total, count(${identifier(column)}) as known from ${name}),
there as (select coalesce(${expression}, 0) as total from ${of}${where ? ` where ${where}` : ""})
select here.total as here, there.total as there from here cross join there
where here.total <> there.total and (here.known > 0 or there.total <> 0)`
  }));
}
