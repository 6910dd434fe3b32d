import {describe, expect, it} from "vitest";
import {columnSources} from "../../pipeline/warehouse/column-sources.ts";
import {parseSelects, relationsOf} from "../../pipeline/warehouse/ast.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";

async function relations(sql: string): Promise<string[]> {
  using db = await openDatabase();
  const [tree] = await parseSelects(db, [{label: "test", sql}]);
  return relationsOf(tree!);
}

async function sources(sql: string, catalogue: Record<string, string[]>): Promise<Record<string, string[]>> {
  using db = await openDatabase();
  const [tree] = await parseSelects(db, [{label: "test", sql}]);
  const found = columnSources(tree!, (name) => catalogue[name]);
  return Object.fromEntries([...found].map(([column, from]) => [column, [...from].sort()]));
}

describe("relations that a select reads", () => {
  it("come from joins, subqueries, unions and scalar subqueries", async () => {
    expect(
      await relations(
        `select (select max(z) from c.scalar) from a.base join (select * from b.inner_one) as s using (k)
         where k in (select k from d.filter) union all select 1 from e.other`
      )
    ).toEqual(["a.base", "b.inner_one", "c.scalar", "d.filter", "e.other"]);
  });

  it("leave out CTEs, but only where they are in scope", async () => {
    expect(await relations("with x as (select * from a.t) select * from x, y")).toEqual(["a.t", "y"]);
    // Inside its own body, x is a table of that name and not the CTE.
    expect(await relations("with x as (select * from x) select * from x")).toEqual(["x"]);
    expect(await relations("select * from (with inner_x as (select 1) select * from inner_x) as s, inner_x")).toEqual([
      "inner_x"
    ]);
    expect(await relations("with x as (select 1) select * from s.x")).toEqual(["s.x"]);
  });

  it("do not come from texts and comments", async () => {
    expect(await relations("select 'from a.b' as t -- from c.d\nfrom e.f")).toEqual(["e.f"]);
  });

  it("are refused of anything but one select", async () => {
    using db = await openDatabase();
    await expect(parseSelects(db, [{label: "two", sql: "select 1; select 2"}])).rejects.toThrow(
      /one select: two holds 2/
    );
    await expect(parseSelects(db, [{label: "no", sql: "drop table x"}])).rejects.toThrow(/not a select: no/);
  });
});

describe("columns that a column is made of", () => {
  const catalogue = {"a.t": ["k", "x", "y"], "b.u": ["k", "z"]};

  it("go through CTEs, aliases, stars and unions by position", async () => {
    expect(
      await sources(
        "with c as (select k, x + y as s from a.t) select c.*, u.z as w from c join b.u as u on u.k = c.k",
        catalogue
      )
    ).toEqual({k: ["a.t.k"], s: ["a.t.x", "a.t.y"], w: ["b.u.z"]});
    expect(await sources("select k as one from a.t union all select z from b.u", catalogue)).toEqual({
      one: ["a.t.k", "b.u.z"]
    });
  });

  it("include what filters an aggregate, and say of counts which rows they count", async () => {
    expect(
      await sources("select sum(x) filter (where y > 1) as s, count(*) as n from a.t group by k", catalogue)
    ).toEqual({
      s: ["a.t.x", "a.t.y"],
      n: ["a.t.*"]
    });
  });

  it("include correlated subqueries and windows, and nothing for constants", async () => {
    expect(
      await sources(
        `select (select max(u.z + t.x) from b.u as u where u.k = t.k) as m, lag(y) over (order by k) as l, 1 as c
         from a.t as t`,
        catalogue
      )
    ).toEqual({m: ["a.t.x", "b.u.z"], l: ["a.t.k", "a.t.y"], c: []});
  });
});
