// The plugin on a stage, against a fake host that records every call: `npm test`.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";

import { GlobalRegistrator } from "@happy-dom/global-registrator";

import { createStage } from "../.mortise/plugin/testing/index.js";

// A page for the views. The plugin comes after it, since frameworks look for one when they load.
GlobalRegistrator.register();
after(() => GlobalRegistrator.unregister());
const { default: plugin } = await import("../webapp/my-card.js");

const place = new URL("../fixtures/profile-popover.v1/first.json", import.meta.url);
const fixture = JSON.parse(await readFile(place, "utf8"));

test("it shows and goes", async () => {
  const stage = await createStage(plugin, fixture);
  const shown = await stage.mount("profile-popover.v1", fixture.props);
  assert.match(shown.text(), /Grace Hopper/);
  await shown.update(fixture.props);
  await stage.stop();
});

test("the button asks for what it says", async () => {
  const stage = await createStage(plugin, fixture);
  const shown = await stage.mount("profile-popover.v1", fixture.props);
  await shown.click({ name: "Message" });
  assert.deepEqual(shown.actions.map((action) => action.type), ["message"]);
  await stage.stop();
});

test("the manifest names the slot", async () => {
  // Otherwise the plugin would load with the page instead of with its slot.
  const manifest = JSON.parse(await readFile(new URL("../plugin.json", import.meta.url), "utf8"));
  assert.deepEqual(manifest.webapp.slots, ["profile-popover.v1"]);
});
