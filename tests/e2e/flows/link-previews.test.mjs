// The card of a page that a post links to, and taking it away. That the server reads pages is tested
// there: a started server reads none of this machine, so the card is put into its answer here.
import assert from 'node:assert/strict';
import { Chat } from '../support/chat.mjs';
import { eventually } from '../support/eventually.mjs';
import { scenario } from '../support/scenario.mjs';
import { fill } from '../support/workspace.mjs';

const LINK = 'https://harbour.example/tides';

/** Gives every post that names the link a preview, as long as its author has not taken it away. */
async function withPreviews(page) {
  await page.route(/\/api\/v4\/channels\/[^/]+\/posts/, async (route) => {
    const response = await route.fetch();
    const list = await response.json();
    for (const post of Object.values(list.posts ?? {})) {
      if (!post.message.includes(LINK) || post.props.remove_link_preview) continue;
      const data = { title: 'Tide tables', description: '<b>High</b> and low', site_name: 'Harbour' };
      post.metadata = { embeds: [{ type: 'opengraph', url: LINK, data }] };
    }
    await route.fulfill({ response, json: list });
  });
}

scenario('the author of a post takes the card of its link away, and nobody else can', {}, async ({ server, person }) => {
  const { as, channels } = await fill(server.url);
  const said = await as.alice.say(channels['town-square'], `see ${LINK}`);
  const bobs = await person('bob');
  await withPreviews(bobs);
  const bob = await Chat.signedIn(bobs, 'bob');
  const alices = await person('alice');
  await withPreviews(alices);
  const alice = await Chat.signedIn(alices, 'alice');

  const card = (chat) => chat.post('see https').getByRole('link', { name: 'Tide tables' });
  await card(bob).waitFor();
  assert.equal(await card(bob).getAttribute('href'), LINK);
  assert.match(await card(bob).getAttribute('rel'), /noopener/);
  assert.match(await card(bob).innerText(), /<b>High<\/b> and low/, 'text, and never HTML');

  const menu = async (chat) => {
    await chat.post('see https').hover();
    await chat.post('see https').getByRole('button', { name: 'More' }).click();
    await chat.page.getByRole('menuitem', { name: 'Copy link' }).waitFor();
  };
  const remove = (chat) => chat.page.getByRole('menuitem', { name: 'Remove link preview' });
  await menu(bob);
  assert.equal(await remove(bob).count(), 0, 'it is not his');
  await menu(alice);
  await remove(alice).click();
  await card(alice).waitFor({ state: 'detached' });
  await eventually('the choice on the server', async () => {
    const { props } = await as.alice.get(`/posts/${said.id}`);
    return props.remove_link_preview;
  }, (value) => value === 'true');
  await card(bob).waitFor({ state: 'detached' });

  await menu(alice);
  assert.equal(await remove(alice).count(), 0, 'nothing is left to take away');
});
