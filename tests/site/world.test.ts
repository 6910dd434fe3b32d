import {describe, expect, test} from "vitest";
import {alpha2, MAP, world} from "../../loaders/world.ts";

describe("the world's outlines", () => {
  const shapes = world(["SG", "MT", "GB", "ZZ"]);
  test("numeric codes become the two letters of ISO 3166", () => {
    const known = {"826": "GB", "528": "NL", "276": "DE", "203": "CZ", "410": "KR", "004": "AF", "36": "AU"};
    for (const [numeric, code] of Object.entries(known)) expect(alpha2(numeric)).toBe(code);
    expect(alpha2(undefined)).toBeNull();
    expect(alpha2("999")).toBeNull();
  });
  test("each country is there once, Antarctica is not, small ones asked for are points", () => {
    const codes = shapes.flatMap((d) => d.code ?? []);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).not.toContain("AQ");
    expect(codes.length).toBeGreaterThan(170);
    for (const code of ["SG", "MT"]) expect(shapes.find((d) => d.code === code)).toMatchObject({path: null});
    expect(shapes.find((d) => d.code === "GB")!.path).toMatch(/^M\d+ \d+l/);
    expect(codes).not.toContain("ZZ");
  });
  test("lies within its frame, north above south, west left of east", () => {
    const at = (code: string): [number, number] => shapes.find((d) => d.code === code)!.at;
    for (const {
      at: [x, y]
    } of shapes) {
      expect(x > 0 && x < MAP.width).toBe(true);
      expect(y > 0 && y < MAP.height).toBe(true);
    }
    expect(at("GB")[1]).toBeLessThan(at("ZA")[1]);
    expect(at("US")[0]).toBeLessThan(at("GB")[0]);
    expect(at("SG")[0]).toBeLessThan(at("AU")[0]);
  });
});
