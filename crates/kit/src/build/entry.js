// Entry of a plugin written in Rust, filled in by the build.
// The host has checked this file. It loads the glue and the wasm, refuses them unless they are the
// ones that were built with it, and hands over to them.
//
// After a panic the instance behind the glue is dead for good. The host then asks for this file by
// another address, «?run=1», and the glue is asked for by the same one: a new module, a new instance.
const glueUrl = new URL("./__GLUE__", import.meta.url);
glueUrl.search = new URL(import.meta.url).search;
const wasm = new URL("./__WASM__", import.meta.url);

/** Fetches a file, or rejects when it is not the pinned one. */
async function pinned(url, integrity) {
  const response = await fetch(url, { integrity });
  if (!response.ok) {
    throw new Error(`${url.pathname}: the server answered ${response.status}`);
  }
  return response;
}

let ready;
let running;
let current = 0;

async function load() {
  // The glue is evaluated from the cache that the check filled: its name holds its hash.
  const checkedGlue = pinned(glueUrl, "__GLUE_INTEGRITY__").then(() => import(glueUrl));
  const [response, glue] = await Promise.all([pinned(wasm, "__WASM_INTEGRITY__"), checkedGlue]);
  await glue.default({ module_or_path: response });
  return glue;
}

export default {
  async initialize(registry, host) {
    current += 1;
    const mine = current;
    ready ??= load();
    let glue;
    try {
      glue = await ready;
    } catch (error) {
      ready = undefined; // so that a second try is one
      throw error;
    }
    // Turned off while it was loading: it must not register any more.
    if (mine !== current) return;
    running = glue;
    await glue.initialize(registry, host);
  },
  uninitialize() {
    current += 1;
    const glue = running;
    running = undefined;
    glue?.uninitialize();
  },
};
