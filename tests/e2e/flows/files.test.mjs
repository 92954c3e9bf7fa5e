// Files: attached by button, paste and drop, sent with a post, shown and looked at.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

// A PNG of one pixel.
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const text = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('remember the milk') };
const dot = { name: 'dot.png', mimeType: 'image/png', buffer: PNG };

scenario('files are attached, sent, seen by others and looked at', {}, async ({ server, person }) => {
  await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  const bob = await Chat.open(person, 'bob');
  for (const chat of [alice, bob]) await chat.openChannel('Ideas');

  await alice.page.locator('[data-test-id="attach-input"]').first()
    .setInputFiles([dot, text]);
  const pending = alice.page.getByRole('list', { name: 'Files for this message' });
  await pending.getByText('17 B').waitFor();
  await alice.page.getByRole('button', { name: 'Send', exact: true }).click();
  await pending.waitFor({ state: 'detached' });

  // No text is needed, and the files stand below the post.
  const files = bob.page.getByRole('group', { name: '2 files' });
  await files.waitFor();
  const link = files.getByRole('link', { name: 'Download notes.txt' });
  assert.match(await link.getAttribute('href'), /^\/api\/v4\/files\/[a-z0-9]{26}\?download=1$/);

  // Who folds previews sees pictures as cards.
  const folded = files.getByRole('link', { name: 'Download dot.png' });
  for (const [command, n_links] of [['/collapse', 1], ['/expand', 0]]) {
    await bob.type(command);
    await bob.page.getByRole('button', { name: 'Send', exact: true }).click();
    await folded.first().waitFor({ state: n_links ? 'visible' : 'detached' });
  }

  await files.getByRole('button', { name: 'Show dot.png' }).click();
  const preview = bob.page.getByRole('dialog', { name: 'Preview of dot.png' });
  await preview.getByRole('img', { name: 'dot.png' }).waitFor();
  await bob.page.keyboard.press('ArrowRight');
  await bob.page.getByText('remember the milk').waitFor();
  await bob.page.keyboard.press('Escape');
  await bob.page.getByRole('dialog').waitFor({ state: 'detached' });
});

scenario('files are pasted and dropped, and taken away again', {}, async ({ server, person }) => {
  await fill(server.url, { channels: ['ideas'] });
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Ideas');
  const give = (selector, kind, name) => alice.page.evaluate(([selector, kind, name]) => {
    const data = new DataTransfer();
    data.items.add(new File(['hello'], name, { type: 'text/plain' }));
    const target = document.querySelector(selector);
    const Kind = kind === 'paste' ? ClipboardEvent : DragEvent;
    const init = { bubbles: true, cancelable: true };
    target.dispatchEvent(new Kind(kind, kind === 'paste' ? { ...init, clipboardData: data } : { ...init, dataTransfer: data }));
  }, [selector, kind, name]);

  await give('.message-box textarea', 'paste', 'pasted.txt');
  await alice.page.getByRole('button', { name: 'Remove pasted.txt' }).waitFor();
  await give('.post-list', 'dragenter', 'dropped.txt');
  await alice.page.getByText('Drop files to share them in Ideas').waitFor();
  await give('.post-list', 'drop', 'dropped.txt');
  await alice.page.getByRole('button', { name: 'Remove dropped.txt' }).waitFor();
  assert.equal(await alice.page.getByText('Drop files to share them in Ideas').count(), 0);

  // What was attached stays with its channel while the person looks elsewhere.
  await alice.openChannel('Off-Topic');
  assert.equal(await alice.page.getByRole('button', { name: 'Remove pasted.txt' }).count(), 0);
  await alice.openChannel('Ideas');
  await alice.page.getByRole('button', { name: 'Remove pasted.txt' }).click();
  await alice.page.getByRole('button', { name: 'Remove pasted.txt' }).waitFor({ state: 'detached' });
});

scenario('a file that is too large says so and is not sent', {}, async ({ server, person }) => {
  const { admin } = await fill(server.url, { channels: ['ideas'] });
  await admin.put('/config/patch', { FileSettings: { MaxFileSize: 10 } });
  const alice = await Chat.open(person, 'alice');
  await alice.openChannel('Ideas');
  await alice.page.locator('[data-test-id="attach-input"]').first().setInputFiles([text]);
  await alice.page.getByText('Larger than this server takes.').waitFor();
  await alice.type('still here');
  await alice.page.getByRole('button', { name: 'Send', exact: true }).click();
  await alice.post('still here').waitFor();
  await alice.page.getByRole('button', { name: 'Remove notes.txt' }).waitFor();
});
