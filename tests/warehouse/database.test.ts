import {describe, expect, it} from "vitest";
import {openDatabase} from "../../pipeline/warehouse/database.ts";

describe("rows of a database", () => {
  it("are formatted by the type of their column, not by their value", async () => {
    using db = await openDatabase();
    const [row] = await db.rows(
      `select timestamp '2011-12-09 00:00:00' as moment, date '2011-12-09' as day, timestamp '2011-12-09 12:50:00' as noon,
         12345678901::bigint as big, 1.25::decimal(18, 4) as price, sum(x)::hugeint as total, true as yes, null as nothing,
         [date '2011-01-01'] as days, {'at': timestamp '2011-01-01 00:00:00', 'n': 7::bigint} as both
       from (values (1), (2)) as t(x)`
    );
    expect(row).toEqual({
      moment: "2011-12-09 00:00:00",
      day: "2011-12-09",
      noon: "2011-12-09 12:50:00",
      big: 12345678901,
      price: 1.25,
      total: 3,
      yes: true,
      nothing: null,
      days: ["2011-01-01"],
      both: {at: "2011-01-01 00:00:00", n: 7}
    });
  });

  it("carry the statement in the error", async () => {
    using db = await openDatabase();
    await expect(db.rows("select missing from nowhere")).rejects.toThrow(/select missing from nowhere/);
  });
});
