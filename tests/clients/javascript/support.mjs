// A started server with people in it, each with the forerunner's own client.
import client from '@mattermost/client';
import { after } from 'node:test';
import { WebSocket as NodeWebSocket } from 'ws';
import { eventually } from '../../e2e/support/eventually.mjs';
import { Server, temporaryFolder } from '../../e2e/support/server.mjs';

const { Client4, WebSocketClient } = client;

export { eventually };

export const PASSWORD = 'Correct-horse-9';

// What browsers bring and older Nodes lack.
globalThis.WebSocket ??= NodeWebSocket;
globalThis.CloseEvent ??= class CloseEvent extends Event {
  constructor(type, { code = 0, wasClean = false } = {}) {
    super(type);
    Object.assign(this, { code, wasClean });
  }
};
// The socket client tells of every connection; a test tells what it expects.
console.log = () => {};

export function clientFor(server) {
  const made = new Client4();
  made.setUrl(server.url);
  return made;
}

export async function signedIn(server, name) {
  const person = clientFor(server);
  person.me = await person.login(name, PASSWORD);
  return person;
}

// A server of its own for one file: an administrator, Alice and Bob, all in the first team.
export async function workspace({ env = {}, args = [] } = {}) {
  const server = await Server.start({ client: await temporaryFolder('no-client'), plugins: null, env, args });
  after(() => server.stop());
  const nobody = clientFor(server);
  const account = (username) => ({ username, email: `${username}@example.test`, password: PASSWORD });
  await nobody.createUser(account('admin'), '', '');
  const admin = await signedIn(server, 'admin');
  for (const name of ['alice', 'bob']) await admin.createUser(account(name), '', '');
  const [alice, bob] = [await signedIn(server, 'alice'), await signedIn(server, 'bob')];
  const [team] = await alice.getMyTeams();
  const square = await alice.getChannelByName(team.id, 'town-square');
  return { server, nobody, admin, alice, bob, team, square };
}

// A connected WebSocketClient that remembers what came. `socket` makes the connection.
export async function listen(person, socket = (url) => new NodeWebSocket(url)) {
  const sockets = new WebSocketClient({
    minWebSocketRetryTime: 50, reconnectJitterRange: 20, newWebSocketFn: socket,
  });
  const seen = { events: [], reconnects: 0, missed: 0, closes: 0 };
  sockets.addMessageListener((message) => seen.events.push(message));
  sockets.addReconnectListener(() => { seen.reconnects += 1; });
  sockets.addMissedMessageListener(() => { seen.missed += 1; });
  sockets.addCloseListener(() => { seen.closes += 1; });
  sockets.initialize(`${person.getUrl().replace('http', 'ws')}/api/v4/websocket`, person.getToken(), true);
  after(() => sockets.close());
  await eventually('the greeting', () => sockets.connectionId);
  const named = (name) => seen.events.filter(({ event }) => event === name);
  return {
    sockets, seen, named,
    event: (name, fits = () => true) => eventually(`the event ${name}`, () => named(name).find(fits)),
    said: () => named('posted').map(({ data }) => JSON.parse(data.post).message),
  };
}

// An error of the client with this status and id.
export function refusal(status, id) {
  return (error) => {
    const found = `${error.status_code} ${error.server_error_id}`;
    if (found !== `${status} ${id}`) throw new Error(`refused with ${found} (${error.message}), not ${status} ${id}`);
    return true;
  };
}
