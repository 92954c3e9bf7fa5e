// Entry of a plugin written in Rust, filled in by `cargo xtask plugins`.
// It fetches the plugin's wasm, refuses it unless it is the one that was built with this file,
// and hands over to it.
import init, { initialize as begin, uninitialize as end } from "./__GLUE__";

const wasm = new URL("./__WASM__", import.meta.url);
const integrity = "__WASM_INTEGRITY__";

let ready;
let begun = false;
let current = 0;

async function load() {
  const response = await fetch(wasm, { integrity });
  if (!response.ok) {
    throw new Error(`${wasm.pathname}: the server answered ${response.status}`);
  }
  await init({ module_or_path: response });
}

export default {
  async initialize(registry, host) {
    current += 1;
    const mine = current;
    ready ??= load();
    try {
      await ready;
    } catch (error) {
      ready = undefined; // so that a second try is one
      throw error;
    }
    // Turned off while it was loading: it must not register any more.
    if (mine !== current) return;
    begun = true;
    await begin(registry, host);
  },
  uninitialize() {
    current += 1;
    if (!begun) return;
    begun = false;
    end();
  },
};
