// The person's picture: shown before it is sent, seen by others at once, refused in clear words, taken back.
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { seriousFindings } from '../support/axe.mjs';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

// A PNG of one colour.
function png(width, height, [red, green, blue]) {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const sum = (bytes) => (bytes.reduce((c, byte) => table[(c ^ byte) & 0xFF] ^ (c >>> 8), 0xFFFFFFFF) ^ 0xFFFFFFFF) >>> 0;
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(sum(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: width }, () => [red, green, blue]).flat())]);
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

const openProfilePage = async (chat) => {
  await chat.openMenu();
  await chat.page.getByRole('menuitem', { name: 'Settings' }).click();
  const dialog = chat.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('button', { name: 'Upload picture' }).waitFor();
  return dialog;
};
const choose = (dialog, name, buffer) => dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
const addressOf = (place) => place.locator('.avatar__picture').getAttribute('src');
const widthOf = (place) => place.locator('.avatar__picture').evaluate((it) => it.naturalWidth);

scenario('a picture is shown before it is sent, seen by others at once, and taken back', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url, {});
  await as.alice.say(channels['town-square'], 'a word of alice');
  const bob = await Chat.open(person, 'bob');
  const post = bob.post('a word of alice');
  await post.waitFor();
  const initials = await addressOf(post);
  const alice = await Chat.open(person, 'alice');
  const { page } = alice;
  const dialog = await openProfilePage(alice);
  const part = dialog.getByRole('region', { name: /Picture|Preview/ });

  await choose(dialog, 'me.png', png(300, 200, [200, 40, 90]));
  await dialog.getByRole('heading', { name: 'Preview' }).waitFor();
  await eventually('the preview', () => widthOf(part), (width) => width === 300);
  assert.match(await addressOf(part), /^blob:/);
  assert.deepEqual(await seriousFindings(page), []);
  await dialog.getByRole('button', { name: 'Use this picture' }).press('Enter');
  await part.getByText('Saved.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Upload picture', 'the focus stays');
  await eventually('bob sees it', () => addressOf(post), (address) => address !== initials);
  await eventually('a square', () => widthOf(post), (width) => width === 200);

  await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
  await dialog.getByRole('button', { name: 'Remove' }).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Upload picture');
  await eventually('initials again', () => widthOf(post), (width) => width === 128);
});

scenario('what is no picture, broken or too large is refused in clear words, and nothing changes', {}, async ({ server, person }) => {
  await fill(server.url, {});
  const alice = await Chat.open(person, 'alice');
  const dialog = await openProfilePage(alice);
  const part = dialog.getByRole('region', { name: /Picture|Preview/ });
  const before = await addressOf(part);
  const use = dialog.getByRole('button', { name: 'Use this picture' });
  for (const [name, content, words] of [
    ['lies.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /PNG, JPEG, GIF or WebP/],
    ['broken.png', png(300, 200, [1, 2, 3]).subarray(0, 90), /is broken/],
  ]) {
    await choose(dialog, name, content);
    await use.click();
    await part.getByRole('alert').getByText(words).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await use.waitFor({ state: 'detached' });
  }
  await choose(dialog, 'large.png', Buffer.alloc(11 << 20));
  await part.getByRole('alert').getByText('«large.png» is larger than 10 MB.').waitFor();
  assert.equal(await use.count(), 0);
  await choose(dialog, 'me.png', png(40, 40, [1, 2, 3]));
  await alice.page.route('**/users/me/image', (route) => route.abort());
  await use.click();
  await part.getByRole('alert').getByText('The server can not be reached.').waitFor();
  await alice.page.unroute('**/users/me/image');
  await use.click();
  await part.getByText('Saved.').waitFor();
  assert.notEqual(await addressOf(part), before);
});
