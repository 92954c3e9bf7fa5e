// Everything that the first screen of the real app loads: the chat of a signed-in person, from an
// empty cache, until the network is quiet. Read from the browser, not from the build folder.
import { Api } from '../../tests/e2e/support/api.mjs';
import { Chat } from '../../tests/e2e/support/chat.mjs';
import { Server } from '../../tests/e2e/support/server.mjs';
import { brotliBytes } from './bundle.mjs';

const DEMO = { name: 'sysadmin', password: 'Sys@dmin-sample1' };

export async function size({ browser, say }) {
  const server = await Server.start({ demo: true });
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const { token } = await new Api(server.url).signIn(DEMO.name, DEMO.password);
    await context.addCookies(await sessionCookies(server.url));
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const wire = new Map();
    const urls = new Map();
    session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => wire.set(urls.get(requestId), encodedDataLength));
    const responses = [];
    page.on('response', (response) => responses.push(response));
    say('size: loading the first screen of the demo');
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await new Chat(page).ready();

    const files = [];
    for (const response of responses) {
      const { pathname } = new URL(response.url());
      if (!response.ok() || response.url().startsWith('data:')) continue;
      const body = await response.body();
      files.push({
        name: pathname, raw: body.length, brotli: brotliBytes(body), wire: wire.get(response.url()) ?? 0,
        encoding: response.headers()['content-encoding'] ?? 'none',
      });
    }
    if (!token || files.length === 0) throw new Error('the page loaded nothing');
    const isPlugin = ({ name }) => name.startsWith('/static/plugins/');
    const isData = ({ name }) => name.startsWith('/api/');
    return {
      files: files.filter((file) => !isPlugin(file) && !isData(file)),
      data: files.filter((file) => isData(file)),
      plugins: files.filter(isPlugin),
    };
  } finally {
    await context.close();
    await server.stop();
  }
}

// The cookies of a sign-in, so that the sign-in page is not part of the first screen.
async function sessionCookies(url) {
  const response = await fetch(`${url}/api/v4/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'XMLHttpRequest' },
    body: JSON.stringify({ login_id: DEMO.name, password: DEMO.password }),
  });
  return response.headers.getSetCookie().map((line) => {
    const [pair] = line.split(';');
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url, httpOnly: /httponly/i.test(line) };
  });
}
