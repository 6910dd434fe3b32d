import {readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join} from "node:path";
import {gzipSync} from "node:zlib";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".csv": "text/csv"
};

const isFile = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isFile() ?? false;

export interface Site {
  origin: string;
  close(): Promise<void>;
}

/** The file a static host answers a path with: the file, the page of that name, or the folder's index. */
export function fileOf(folder: string, pathname: string): string | undefined {
  const path = join(folder, decodeURIComponent(pathname));
  return [path, `${path.replace(/\/$/, "")}.html`, join(path, "index.html")].find(isFile);
}

/** Serves a built site from loopback on a free port, compressed, as static hosts do. */
export async function serve(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const file = fileOf(folder, new URL(request.url!, "http://site").pathname);
    if (!file) return void response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const body = gzipSync(readFileSync(file), {level: 6});
    response.writeHead(200, {"content-type": type, "content-encoding": "gzip", "content-length": body.length});
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done())))
  };
}
