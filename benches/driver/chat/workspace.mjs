// A server with two full channels, and the chat of a person who is signed in there.
import { Chat } from '../../../tests/e2e/support/chat.mjs';
import { Server } from '../../../tests/e2e/support/server.mjs';
import { fill } from '../../../tests/e2e/support/workspace.mjs';
import { eventually } from '../../../tests/e2e/support/eventually.mjs';
import { painting } from './clock.mjs';

// How many requests are on their way at once.
const AT_ONCE = 8;
const SAMPLES = [
  (nth) => `Release ${nth} goes out when the tests are green, and the notes say what changed for people who use it every day.`,
  (nth) => `@alice did you see **${nth}** of _those_? It is in ~town-square, and https://example.org/${nth} says more :tada:`,
  (nth) => `Run \`mortise serve\` once more:\n\n\`\`\`sh\nmortise serve --listen 127.0.0.1:${nth}\n\`\`\``,
  (nth) => `- first, ${nth}\n- second\n- third with [a link](https://example.org/${nth})`,
  (nth) => `ok ${nth}`,
  (nth) => `> what was said before ${nth}\n\nand an answer that is about as long as answers are, which is a line or a little more than one line.`,
];
export const textOf = (nth) => SAMPLES[nth % SAMPLES.length](nth);

// Sends `count` posts by all people in turn, the last one last.
export async function say(people, channel, count, text = textOf) {
  let next = 0;
  const worker = async () => {
    while (next < count - 1) {
      const nth = next;
      next += 1;
      await people[nth % people.length].say(channel, text(nth));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await people[0].say(channel, text(count - 1));
}

// `channels` are names of channels to make besides the two of each team.
export async function openChat({ browser, channels }) {
  const server = await Server.start({ plugins: null });
  try {
    const { as, channels: made } = await fill(server.url, { people: ['alice', 'bob', 'carol', 'dan'], channels });
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, locale: 'en-US' });
    await context.addInitScript(painting);
    let isSignedIn = false;
    return {
      as,
      others: [as.bob, as.carol, as.dan],
      channels: made,
      async open() {
        const page = await context.newPage();
        await page.goto(server.url);
        // The first page signs in; the others are of the same browser.
        const chat = isSignedIn ? new Chat(page) : await Chat.signedIn(page, 'alice');
        isSignedIn = true;
        await chat.ready();
        await chat.postsLoaded();
        return { page, chat, session: await context.newCDPSession(page) };
      },
      async close() {
        await context.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

// The list of the open channel ends with this text.
export async function untilShown(chat, text) {
  await eventually(`the post «${text}»`, () => chat.list().evaluate(
    (list, text) => list.textContent.includes(text), text), Boolean, { limitMs: 120_000 });
}
