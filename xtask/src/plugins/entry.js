// Entry of a plugin written in Rust, filled in by `cargo xtask plugins`.
// It fetches the plugin's wasm, refuses it unless it is the one that was built with this file,
// and hands over to it.
//
// After a panic the instance behind the glue is dead for good. The host then asks for this file by
// another address, «?run=1», and the glue is asked for by the same one: a new module, a new instance.
const glueUrl = new URL("./__GLUE__", import.meta.url);
glueUrl.search = new URL(import.meta.url).search;
const wasm = new URL("./__WASM__", import.meta.url);
const integrity = "__WASM_INTEGRITY__";

let ready;
let running;
let current = 0;

async function load() {
  const [response, glue] = await Promise.all([fetch(wasm, { integrity }), import(glueUrl)]);
  if (!response.ok) {
    throw new Error(`${wasm.pathname}: the server answered ${response.status}`);
  }
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
