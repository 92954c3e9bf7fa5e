// Switching to a channel whose posts are in the store, by a real click in the sidebar.
import { say, textOf, untilShown } from './workspace.mjs';

const POSTS = 200;

export async function switching({ workspace, counts, log }) {
  const { as, channels, others } = workspace;
  const sides = [
    { name: 'Harbour', channel: channels.harbour, last: `harbour ends here ${POSTS}` },
    { name: 'Garden', channel: channels.garden, last: `garden ends here ${POSTS}` },
  ];
  for (const { channel, last } of sides) {
    await say(others, channel, POSTS, (nth) => (nth === POSTS - 1 ? last : textOf(nth)));
    // Read already: a channel with news opens at the first of them, and not at its end.
    await as.alice.post('/channels/members/me/view', { channel_id: channel.id });
  }
  const { page, chat } = await workspace.open();
  for (const { name, last } of sides) {
    await chat.openChannel(name);
    await untilShown(chat, last);
  }
  try {
    const readings = { there: [], painted: [] };
    let drawn = 0;
    log(`chat: ${counts.warmUps} warm-ups and ${counts.repetitions} switches`);
    for (let nth = -counts.warmUps; nth < counts.repetitions; nth += 1) {
      const { name, last } = sides[Math.abs(nth + counts.warmUps) % 2];
      await page.evaluate((last) => { window.reading = window.timeSwitch(last); }, last);
      await chat.openChannel(name);
      const reading = await page.evaluate('window.reading');
      await untilShown(chat, last);
      // What the switch set off, such as telling the server, is over before the next one.
      await page.evaluate(() => new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 1000 }); }));
      if (nth < 0) continue;
      drawn = await chat.renderedPosts();
      readings.there.push(reading.there);
      readings.painted.push(reading.painted);
    }
    return { posts: POSTS, drawn, readings };
  } finally {
    await page.close();
  }
}
