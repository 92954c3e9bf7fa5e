// Makes plugin bundles: `.tar.gz` files with regular files only, as the forerunner's tools do.
import { gzipSync } from 'node:zlib';

function field(header, text, offset, length) {
  header.write(text.padEnd(length, '\0').slice(0, length), offset, 'latin1');
}

function entry(name, content) {
  const header = Buffer.alloc(512);
  field(header, name, 0, 100);
  field(header, '0000644\0', 100, 8);
  field(header, '0000000\0', 108, 8);
  field(header, '0000000\0', 116, 8);
  field(header, `${content.length.toString(8).padStart(11, '0')}\0`, 124, 12);
  field(header, '00000000000\0', 136, 12);
  field(header, '        ', 148, 8);
  field(header, '0', 156, 1);
  field(header, 'ustar\0' + '00', 257, 8);
  const sum = header.reduce((total, byte) => total + byte, 0);
  field(header, `${sum.toString(8).padStart(6, '0')}\0 `, 148, 8);
  const padding = Buffer.alloc((512 - content.length % 512) % 512);
  return Buffer.concat([header, content, padding]);
}

export function archive(files) {
  const entries = Object.entries(files).map(([name, content]) => entry(name, Buffer.from(content)));
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
}

// A plugin with a web part, as a file that a browser would upload.
export function bundle({ id = 'org.example.greeter', version = '1.0.0', ...manifest } = {}) {
  const content = archive({
    [`${id}/plugin.json`]: JSON.stringify({
      id, version, name: 'Greeter', description: 'Greets.', min_server_version: '9.0.0',
      webapp: { bundle_path: 'webapp/main.js' }, ...manifest,
    }),
    [`${id}/webapp/main.js`]: `export function initialize() { return ${JSON.stringify(version)}; }\n`,
  });
  return new File([content], `${id}-${version}.tar.gz`, { type: 'application/gzip' });
}
