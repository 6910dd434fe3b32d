import type {Command} from "commander";
import {loadSettings, type Settings} from "../config.ts";
import {EXIT, SmartshopError} from "../errors.ts";

const say = (...lines: string[]): void => void process.stdout.write(`${lines.join("\n")}\n`);

/** `smartshop db …`: the PostgreSQL server and what is published in it. */
export function register(program: Command): void {
  const db = program.command("db").description("the PostgreSQL server: embedded, or the one that DATABASE_URL names");

  db.command("up")
    .description("start the embedded server, or find it running, and print its address")
    .action(async () => {
      const settings = ownServer(loadSettings());
      const {startEmbedded} = await import("./embedded.ts");
      const server = await startEmbedded(settings.paths.postgres, settings.POSTGRES_EMBEDDED_PORT);
      const {EMBEDDED_DATABASE} = await import("./target.ts");
      say(
        `PostgreSQL ${server.started ? "started" : "runs already"}, process ${server.pid}`,
        `psql -h 127.0.0.1 -p ${server.port} -U postgres ${EMBEDDED_DATABASE}   (password in ${settings.paths.postgres}/superuser.key)`
      );
    });

  db.command("down")
    .description("stop the embedded server")
    .action(async () => {
      const settings = ownServer(loadSettings());
      const {stopEmbedded} = await import("./embedded.ts");
      say((await stopEmbedded(settings.paths.postgres)) ? "PostgreSQL stopped" : "PostgreSQL was not running");
    });

  db.command("status")
    .description("show the server, what is published in it, and which protections it lacks")
    .option("--json", "print it as JSON")
    .action(async (given: {json?: boolean}) => {
      const {databaseStatus, sayDatabaseStatus} = await import("./status.ts");
      const found = await databaseStatus(loadSettings());
      say(given.json ? JSON.stringify(found) : sayDatabaseStatus(found));
      if (!found.reachable) process.exitCode = EXIT.postgres;
    });

  db.command("setup")
    .description("ready the server (database, extension, reader role) and load it from the published snapshots")
    .action(async () => {
      const {publishPostgres} = await import("../runs/publish-postgres.ts");
      const report = await publishPostgres(loadSettings(), {
        onTable: ({name, rows}) => say(`${name.padEnd(20)}${rows.toLocaleString("en-GB").padStart(12)} rows`)
      });
      say("published in schema smartshop", ...report.missing.map((gap) => `not set: ${gap}`));
    });

  db.command("views")
    .description("list the published views, their rows and what they hold")
    .action(async () => {
      const {withClient} = await import("./client.ts");
      const {listViews} = await import("./status.ts");
      const views = await withClient(loadSettings(), listViews);
      say(
        ...views.map((v) => `${v.name.padEnd(22)}${v.rows.toLocaleString("en-GB").padStart(12)} rows  ${v.description}`)
      );
    });

  db.command("drop")
    .description("drop what is published in PostgreSQL, with all that others built on it; the snapshots stay")
    .requiredOption("--yes", "really drop it")
    .action(async () => {
      const {withClient} = await import("./client.ts");
      const {LAST, LIVE, NEXT} = await import("../publish/postgres-names.ts");
      await withClient(loadSettings(), (client) =>
        client.query(`drop schema if exists ${LIVE}, ${NEXT}, ${LAST} cascade`)
      );
      say(`dropped schema ${LIVE}; \`smartshop db setup\` loads it again`);
    });

  db.command("check")
    .description("compare rows and checksums of every view with the published snapshots")
    .action(async () => {
      const {withClient} = await import("./client.ts");
      const {readManifest, served} = await import("../publish/manifest.ts");
      const {checkPostgres} = await import("../publish/postgres-check.ts");
      const settings = loadSettings();
      const manifest = readManifest(settings.paths.snapshots);
      const faults = await withClient(settings, (client) => checkPostgres(client, manifest));
      say(...(faults.length ? faults : [`${served(manifest).length} views hold what the snapshots hold`]));
      if (faults.length) say("`smartshop db setup` loads the snapshots again");
      if (faults.length) process.exitCode = EXIT.audit;
    });
}

/** Only our own server is started and stopped. */
function ownServer(settings: Settings): Settings {
  if (settings.DATABASE_URL !== undefined || settings.POSTGRES_HOST !== undefined)
    throw new SmartshopError(
      "settings",
      "DATABASE_URL or POSTGRES_HOST names another server, which is not ours to start or stop"
    );
  return settings;
}
