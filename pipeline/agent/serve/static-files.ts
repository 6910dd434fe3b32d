import {createReadStream} from "node:fs";
import {stat} from "node:fs/promises";
import type {ServerResponse} from "node:http";
import {extname, join, normalize, sep} from "node:path";
import {pipeline} from "node:stream/promises";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2"
};

/** Sends one file of a folder: `/ask` is `ask.html`, `/` is `index.html`. Nothing outside the folder is reached. */
export async function sendFile(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  const wanted = decode(pathname);
  if (wanted === null) return void response.writeHead(400).end();
  for (const name of wanted.endsWith("/") ? [`${wanted}index.html`] : [wanted, `${wanted}.html`]) {
    const file = normalize(join(folder, name));
    if (!file.startsWith(folder + sep)) continue;
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) continue;
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "server-timing": "smartshop", // by which a page knows that questions can be asked here
      "content-length": found.size
    });
    await pipeline(createReadStream(file), response);
    return;
  }
  response.writeHead(404, {"content-type": "text/plain"}).end("not found");
}

function decode(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes("\0") ? null : path;
  } catch {
    return null;
  }
}
