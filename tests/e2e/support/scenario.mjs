// `scenario(title, options, body)`: one test with a server, people and evidence when it fails.
//
// The body gets:
//   server            a running `Server`; options.server are its options, or a function that starts it
//   person(name, …)   a new browser context with one page, closed at the end
// A scenario that fails is tried once more; support/second_tries.mjs says how often that is forgiven.
// A failure leaves screenshots, the pages' console and the server's log in test-results/.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test, { after } from 'node:test';
import { chrome, closeChrome } from './browser.mjs';
import { noteSecondTry } from './second_tries.mjs';
import { Server } from './server.mjs';

const results = path.resolve(import.meta.dirname, '../../../test-results');
const TEST_LIMIT_MS = 120_000;
const STEP_LIMIT_MS = 15_000;

after(closeChrome);

async function evidence(title, people, server, error) {
  const folder = path.join(results, title.replace(/[^a-z0-9]+/gi, '-').slice(0, 80));
  await mkdir(folder, { recursive: true });
  for (const { name, page, lines } of people) {
    await page.screenshot({ path: path.join(folder, `${name}.png`), timeout: 5_000 }).catch(() => {});
    await writeFile(path.join(folder, `${name}.log`), lines.join('\n'));
    const html = await page.content().catch(() => '');
    await writeFile(path.join(folder, `${name}.html`), html);
  }
  await writeFile(path.join(folder, 'server.log'), server.log());
  await writeFile(path.join(folder, 'error.txt'), error.stack ?? String(error));
}

export function scenario(title, options, body) {
  const limitMs = options.limitMs ?? TEST_LIMIT_MS;
  // Room for both tries.
  test(title, { timeout: 2 * limitMs }, async (context) => {
    try {
      await attempt(title, options, body);
    } catch (error) {
      await noteSecondTry(title, error);
      context.diagnostic(`second try, as the first failed: ${error.message}`);
      await attempt(title, options, body);
    }
  });
}

async function attempt(title, options, body) {
  const people = [];
  const server = typeof options.server === 'function' ? await options.server() : await Server.start(options.server);
  const person = async (name, { path: start = '/', url = server.url, ...context } = {}) => {
    const browser = await chrome();
    const own = await browser.newContext({ locale: 'en-US', ...context });
    own.setDefaultTimeout(STEP_LIMIT_MS);
    const page = await own.newPage();
    const lines = [];
    page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => lines.push(`pageerror: ${error.stack ?? error}`));
    page.on('requestfailed', (request) => lines.push(`requestfailed: ${request.url()} ${request.failure()?.errorText}`));
    people.push({ name, page, context: own, lines });
    if (start !== null) await page.goto(new URL(start, url).href);
    page.lines = lines;
    return page;
  };
  try {
    await body({ server, person });
  } catch (error) {
    await evidence(title, people, server, error);
    throw error;
  } finally {
    for (const { context } of people) await context.close().catch(() => {});
    await server.stop();
  }
}
