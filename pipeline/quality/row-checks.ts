import {identifier, literal} from "../warehouse/database.ts";
import type {SqlModel} from "../warehouse/model.ts";
import type {RowCheck} from "./audit-types.ts";
import {isShown} from "./model-audits.ts";

const value = (v: string | number): string => (typeof v === "number" ? String(v) : literal(v));

/** Checks that the `.yml` of the models declare and that look at one row at a time: not empty, accepted, within bounds. */
export function rowChecks(models: readonly SqlModel[]): RowCheck[] {
  return models.filter((m) => !isShown(m)).flatMap(checksOf);
}

function checksOf({name, layer, doc}: SqlModel): RowCheck[] {
  const base = {severity: "error" as const, layer, relation: name};
  return Object.entries(doc.columns).flatMap(([column, c]) => {
    const id = identifier(column);
    const checks: RowCheck[] = [];
    if (c.not_null || doc.key.includes(column))
      checks.push({
        ...base,
        name: `${name}: ${column} not null`,
        description: `${column} of ${name} is never empty`,
        condition: `${id} is null`
      });
    if (c.accepted_values)
      checks.push({
        ...base,
        name: `${name}: ${column} accepted`,
        description: `${column} of ${name} is one of ${c.accepted_values.join(", ")}`,
        condition: `${id} is not null and ${id} not in (${c.accepted_values.map(value).join(", ")})`
      });
    if (c.range) {
      const {min, max} = c.range;
      const bounds = [
        ...(min === undefined ? [] : [`${id} < ${min}`]),
        ...(max === undefined ? [] : [`${id} > ${max}`])
      ];
      checks.push({
        ...base,
        name: `${name}: ${column} in range`,
        description: `${column} of ${name} is${min === undefined ? "" : ` at least ${min}`}${max === undefined ? "" : ` at most ${max}`}`,
        condition: bounds.join(" or ")
      });
    }
    return checks;
  });
}
