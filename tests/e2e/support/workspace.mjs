// Fills an empty server: an admin, people, one team, its channels.
import { Api } from './api.mjs';

export const passwordOf = (name) => `Correct-horse-${name}-9`;

// The first account of an empty server is its admin.
export async function createAdmin(url, name = 'admin') {
  const api = new Api(url);
  await api.post('/users', { username: name, email: `${name}@example.org`, password: passwordOf(name), first_name: 'Ada', last_name: 'Admin' });
  return api.signIn(name, passwordOf(name));
}

// `people` are user names besides the admin. Answers `{ admin, team, channels: {name: Channel}, as: {name: Api} }`.
export async function fill(url, { people = ['alice', 'bob'], channels = [], plugins = [] } = {}) {
  const admin = await createAdmin(url);
  const team = await admin.post('/teams', { name: 'crew', display_name: 'Crew', type: 'O' });
  const as = { admin };
  for (const name of people) {
    const user = await admin.post('/users', {
      username: name, email: `${name}@example.org`, password: passwordOf(name),
      first_name: name[0].toUpperCase() + name.slice(1), last_name: 'Example', position: 'Tester',
    });
    await admin.post(`/teams/${team.id}/members`, { team_id: team.id, user_id: user.id });
    as[name] = await admin.signIn(name, passwordOf(name));
  }
  const made = {};
  for (const name of ['town-square', 'off-topic']) {
    made[name] = await admin.get(`/teams/${team.id}/channels/name/${name}`);
  }
  for (const name of channels) {
    made[name] = await admin.post('/channels', {
      team_id: team.id, name, display_name: name[0].toUpperCase() + name.slice(1), type: 'O',
    });
    for (const person of people) {
      await admin.post(`/channels/${made[name].id}/members`, { user_id: as[person].me.id });
    }
  }
  for (const id of plugins) await admin.enablePlugin(id);
  return { admin, team, channels: made, as };
}
