// A stage for tests of plugins, in a browser or with a played document under `node --test`.
import { createFakeHost } from './fake_host.js';
import { createStage as stageFor } from './stage.js';

export { createFakeHost, hostError, LIMITS, TOKENS } from './fake_host.js';

/** @type {import('./index.js').createStage} */
export function createStage(plugin, options = {}) {
  return stageFor(plugin, createFakeHost(options), options.page || globalThis.document);
}
