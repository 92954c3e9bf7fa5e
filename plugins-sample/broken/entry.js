// Fails on request; see README.md for the values of localStorage["broken.fail"].
// Packed by `cargo xtask plugins`, which puts the names of the Rust part in place.
//
// A panic leaves a dead instance behind. The host asks for this file anew as «?run=1», and so do
// we for the glue: a new module, a new instance.
const glueUrl = new URL("./__GLUE__", import.meta.url);
glueUrl.search = new URL(import.meta.url).search;
let glue;

const wasm = new URL("./__WASM__", import.meta.url);
const integrity = "__WASM_INTEGRITY__";
const SLOT = "profile-popover.v1";
const LATER_MS = 500; // after the card was seen, before a test grows impatient

const asked = () => localStorage.getItem("broken.fail") ?? "";
const fail = (step) => {
  throw new Error(`broken was asked to fail in ${step}`);
};

// What the buttons do, by the value that asks for it.
const clicks = {
  event: () => fail("event"),
  "panic-event": () => glue.fall_over("event"),
  "bad-action": (ctx) => ctx.action({ type: "launch_rocket" }),
};

const later = {
  background: () => fail("background"),
  "panic-background": () => glue.fall_over("background"),
};

/** The harmless card; only the button that was asked for, all of them when nothing was. */
function card(element, props, ctx) {
  const root = document.createElement("article");
  root.dataset.testId = "broken-card";
  const title = document.createElement("h2");
  title.textContent = props.user.username;
  const explanation = document.createElement("p");
  explanation.textContent = "This popover belongs to a plugin that breaks on request.";
  root.append(title, explanation);
  const which = Object.hasOwn(clicks, asked()) ? [asked()] : Object.keys(clicks);
  for (const name of which) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Fail: ${name}`;
    button.dataset.testId = `broken-${name}`;
    button.addEventListener("click", () => clicks[name](ctx));
    root.append(button);
  }
  element.append(root);
  return title;
}

const view = {
  mount(element, props, ctx) {
    if (asked() === "mount") fail("mount");
    if (asked() === "panic") glue.fall_over("mount");
    if (asked() === "mount-nonsense") return 42;
    const title = card(element, props, ctx);
    const timer = later[asked()] && setTimeout(later[asked()], LATER_MS);
    return {
      update(next) {
        if (asked() === "update") fail("update");
        title.textContent = next.user.username;
      },
      unmount() {
        clearTimeout(timer);
        if (asked() === "unmount") fail("unmount");
      },
    };
  },
};

const plugin = {
  initialize(registry, host) {
    if (asked() === "initialize") fail("initialize");
    return start(registry, host);
  },
  uninitialize() {
    if (asked() === "uninitialize") fail("uninitialize");
  },
};

async function start(registry, host) {
  if (asked() === "initialize-async") fail("initialize");
  if (asked() === "initialize-hang") await new Promise(() => {});
  await fetch(glueUrl, { integrity: "__GLUE_INTEGRITY__" }); // rejects unless it is the pinned one
  glue = await import(glueUrl);
  await glue.default({ module_or_path: await fetch(wasm, { integrity }) });
  glue.initialize(registry, host);
  if (asked() === "bad-slot") registry.replace("no-such-slot.v1", view);
  if (asked() === "bad-view") registry.replace(SLOT, 42);
  registry.replace(SLOT, view);
}

if (asked() === "load") fail("load");
if (asked() === "hang-load") await new Promise(() => {});

export default asked() === "no-register" ? {} : plugin;
