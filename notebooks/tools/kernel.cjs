// tslab 1.0.22, with three faults mended. As a Jupyter kernel: node kernel.cjs CONNECTION_FILE.
// The headless runner requires this file too, so that both behave alike.
"use strict";
const {format} = require("node:util");

// 1. tslab fixes the compiler options and has no tsconfig: check strictly, read the "exports" of packages, know the DOM.
const compilerId = require.resolve("@tslab/typescript-for-tslab");
const compiler = require(compilerId);
require.cache[compilerId].exports = {
  ...compiler,
  createWatchCompilerHost: (roots, options, ...rest) =>
    compiler.createWatchCompilerHost(
      roots,
      {
        ...options,
        strict: true,
        moduleResolution: compiler.ModuleResolutionKind.Bundler,
        lib: [...options.lib, "lib.dom.d.ts", "lib.dom.iterable.d.ts"]
      },
      ...rest
    )
};

// 2. Faults of a cell were written to stderr and forgotten: keep them.
let faults = [];
const asFault = (parts) =>
  parts[0] instanceof Error
    ? parts[0]
    : Object.assign(new Error(format(...parts)), {name: "TypeScriptError", stack: format(...parts)});
const executors = require("tslab/dist/executor.js");
const createExecutor = executors.createExecutor;
executors.createExecutor = (root, converters, console) => {
  const executor = createExecutor(root, converters, {
    log: console.log,
    error: (...parts) => faults.push(asFault(parts))
  });
  const execute = executor.execute;
  executor.execute = async (source) => {
    faults = [];
    const done = await execute(source);
    shareLocals(executor.locals);
    return done;
  };
  executor.errors = () => faults;
  return executor;
};

// 3. The shorthand {x} of an earlier cell's x is not rewritten by tslab: let the global scope find it.
function shareLocals(locals) {
  for (const name of Object.keys(locals)) {
    if (name in globalThis) continue;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => locals[name],
      set: (value) => (locals[name] = value)
    });
  }
}

// Jupyter shows a failed cell only if it is told in the protocol's own words.
const {ZmqServer} = require("tslab/dist/jupyter.js");
ZmqServer.prototype.handleExecute = async function (socket, request) {
  const send = (type, content, to = this.iopub) => {
    const message = request.createReply();
    message.header.msg_type = type;
    message.content = content;
    message.signAndSend(this.connInfo.key, to);
  };
  send("execute_input", {code: request.content.code, execution_count: this.handler.execCount + 1});
  const reply = await this.handler.handleExecute(
    request.content,
    (name, text) => send("stream", {name, text}),
    (data, update) => send(update ? "update_display_data" : "display_data", data)
  );
  if (reply.status === "abort") reply.status = "aborted";
  if (reply.status === "error") {
    const first = faults[0] ?? new Error("the cell failed without a word");
    Object.assign(reply, {
      ename: first.name,
      evalue: first.message,
      traceback: faults.flatMap((f) => String(f.stack).split("\n"))
    });
    send("error", {ename: reply.ename, evalue: reply.evalue, traceback: reply.traceback});
  }
  send("execute_reply", reply, socket);
};

if (require.main === module)
  require("tslab/dist/main.js").startKernel({configPath: process.argv[2], enableFindLocal: false});
