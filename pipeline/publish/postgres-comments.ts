import {identifier, literal} from "../warehouse/database.ts";
import type {Snapshot} from "./manifest.ts";

/** Comments on a table, its view and all columns of both, as statements, which take no bound values here. */
export function comments({name, description, columns}: Snapshot): string[] {
  const text = (words: string): string => (words === "" ? "null" : `E${literal(words.replaceAll("\\", "\\\\"))}`);
  const view = identifier(`v_${name}`);
  return [
    `comment on table ${identifier(name)} is ${text(description)}`,
    `comment on view ${view} is ${text(description)}`,
    ...columns.flatMap((column) =>
      [identifier(name), view].map(
        (relation) => `comment on column ${relation}.${identifier(column.name)} is ${text(column.description)}`
      )
    )
  ];
}
