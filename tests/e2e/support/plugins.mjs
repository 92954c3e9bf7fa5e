// Writes plugin folders for a test: JavaScript modules and their manifests, right or wrong.
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { paths, temporaryFolder } from './server.mjs';

// A folder with the samples of the given ids, to which a test adds its own.
export async function pluginFolder(samples = []) {
  const folder = await temporaryFolder('plugins');
  for (const id of samples) await cp(path.join(paths.plugins, id), path.join(folder, id), { recursive: true });
  return folder;
}

export function allSamples() {
  return readdir(paths.plugins);
}

// `manifest` overrides fields; `source` is the text of the module.
export async function writePlugin(folder, id, { manifest = {}, webapp = {}, source } = {}) {
  const own = path.join(folder, id);
  await mkdir(path.join(own, 'webapp'), { recursive: true });
  const full = {
    id,
    name: `Test ${id}`,
    version: '1.0.0',
    webapp: { bundle_path: 'webapp/main.js', kind: 'module', ...webapp },
    ...manifest,
  };
  await writeFile(path.join(own, 'plugin.json'), `${JSON.stringify(full, null, 2)}\n`);
  if (source !== null) await writeFile(path.join(own, 'webapp/main.js'), source ?? moduleFor(id));
}

// A module that puts a word into a slot.
export function moduleFor(id, { slot = 'center-toast.v1', kind = 'item', text = id } = {}) {
  const view = `{ mount(element) { element.textContent = ${JSON.stringify(text)}; return { update() {}, unmount() {} }; } }`;
  const call = kind === 'item'
    ? `registry.item(${JSON.stringify(slot)}, ${JSON.stringify(id)}, view)`
    : `registry.${kind}(${JSON.stringify(slot)}, view)`;
  return `const view = ${view};\nexport default { initialize(registry) { ${call}; }, uninitialize() {} };\n`;
}
