import {createServer} from "node:net";
import {type AddressInfo} from "node:net";
import {describe, expect, it} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {messageOf} from "../../pipeline/errors.ts";
import {connect} from "../../pipeline/postgres/client.ts";
import {asReader, READER} from "../../pipeline/postgres/reader.ts";
import {findTarget, foreignTarget, isForeign} from "../../pipeline/postgres/target.ts";
import {cleanUp, testSettings} from "../publish/fixture.ts";

describe("server that the settings name", () => {
  it("is the embedded one by default, and none while that does not run", async () => {
    const settings = testSettings();
    expect(isForeign(settings)).toBe(false);
    expect(findTarget(settings)).toBeUndefined();
    await cleanUp(settings);
  });

  it("is DATABASE_URL's, whatever POSTGRES_ says", () => {
    const target = foreignTarget(
      loadSettings({DATABASE_URL: "postgres://me:secret@db.example:6543/shop", POSTGRES_HOST: "other"})
    );
    expect(target).toMatchObject({embedded: false, label: "db.example:6543/shop"});
  });

  it("is POSTGRES_'s, with the usual defaults", () => {
    const target = foreignTarget(loadSettings({POSTGRES_HOST: "db.example", POSTGRES_USER: "me"}));
    expect(target.config).toMatchObject({host: "db.example", port: 5432, user: "me", database: "me"});
    expect(() => foreignTarget(loadSettings({POSTGRES_HOST: "db.example"}))).toThrow(/POSTGRES_USER is missing/);
  });

  it("is refused when the address is none", () => {
    for (const DATABASE_URL of ["mysql://a@b/c", "not an address"])
      expect(() => foreignTarget(loadSettings({DATABASE_URL}))).toThrow(/DATABASE_URL must look like/);
  });

  it("is entered as the reader with the reader's own password", async () => {
    const settings = testSettings({DATABASE_URL: "postgres://me:secret@db.example:6543/shop?sslmode=require"});
    const url = new URL(asReader(foreignTarget(settings), settings).config.connectionString!);
    expect(url.username).toBe(READER);
    expect(url.password).not.toBe("secret");
    expect(url.searchParams.get("sslmode")).toBe("require");
    await cleanUp(settings);
  });

  it("is named in the error when it is not there, and its password is not", async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const {port} = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const settings = loadSettings({DATABASE_URL: `postgres://me:hunter2@127.0.0.1:${port}/shop`});
    const error = await connect(settings).catch((e: unknown) => e);
    expect(error).toMatchObject({code: "postgres"});
    expect(messageOf(error)).toContain(`127.0.0.1:${port}/shop`);
    expect(messageOf(error)).not.toContain("hunter2");
    expect(messageOf(error).split("\n")).toHaveLength(1);
  });
});
