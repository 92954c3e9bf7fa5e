// What a chat asks for until its first screen stands, in the order in which it asks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD, clientFor, refusal, signedIn, workspace } from './support.mjs';

const { server, nobody, admin, alice, bob, team, square } = await workspace();
const ID = /^[a-z0-9]{26}$/;

test('before signing in', async () => {
  const config = await nobody.getClientConfig();
  assert.equal(config.PluginsEnabled, 'true');
  assert.match(config.Version, /^\d+\.\d+\.\d+$/);
  for (const [key, value] of Object.entries(config)) assert.equal(typeof value, 'string', key);
  assert.equal((await nobody.getClientLicenseOld()).IsLicensed, 'false');
  assert.deepEqual(await nobody.getWebappPlugins(), []);
  await assert.rejects(nobody.getMe(), refusal(401, 'api.context.session_expired.app_error'));
});

test('signing in by name, by address, and not at all', async () => {
  for (const login of ['alice', 'alice@example.test']) {
    const client = clientFor(server);
    const user = await client.login(login, PASSWORD);
    assert.equal(user.username, 'alice');
    assert.equal((await client.getMe()).id, user.id);
  }
  await assert.rejects(clientFor(server).login('alice', 'wrong'), (error) => error.status_code === 401 && error.message !== '');
});

test('signed in by cookie, as browsers are, with the token against forged requests', async () => {
  const answer = await fetch(`${server.url}/api/v4/users/login`, {
    method: 'POST', body: JSON.stringify({ login_id: 'bob', password: PASSWORD }),
  });
  const cookies = Object.fromEntries(answer.headers.getSetCookie().map((line) => line.split(';')[0].split('=')));
  assert.deepEqual(Object.keys(cookies).sort(), ['MMAUTHTOKEN', 'MMCSRF', 'MMUSERID']);
  assert.equal(cookies.MMUSERID, bob.me.id);
  const client = clientFor(server);
  client.setHeader('Cookie', Object.entries(cookies).map((pair) => pair.join('=')).join('; '));
  client.setCSRF(cookies.MMCSRF);
  assert.equal((await client.getMe()).username, 'bob');
  const post = await client.createPost({ channel_id: square.id, message: 'by cookie' });
  assert.equal(post.user_id, bob.me.id);
});

test('the user, preferences, teams and unread counts', async () => {
  const me = await alice.getMe();
  assert.match(me.id, ID);
  assert.equal(me.email, 'alice@example.test');
  assert.equal(typeof me.timezone.useAutomaticTimezone, 'string');
  assert.ok(Array.isArray(await alice.getMyPreferences()));
  const teams = await alice.getMyTeams();
  assert.deepEqual(teams.map(({ id }) => id), [team.id]);
  assert.equal(teams[0].type, 'O');
  const [membership] = await alice.getMyTeamMembers();
  assert.deepEqual([membership.team_id, membership.user_id, membership.delete_at], [team.id, me.id, 0]);
  const [unread] = await alice.getMyTeamUnreads(true);
  assert.equal(unread.team_id, team.id);
  assert.equal(typeof unread.msg_count, 'number');
  assert.equal(typeof unread.mention_count, 'number');
});

test('limits and roles', async () => {
  const { data } = await admin.getServerLimits();
  assert.equal(typeof data.maxUsersLimit, 'number');
  assert.equal(typeof data.activeUserCount, 'number');
  const roles = await alice.getRolesByNames(['system_user', 'channel_user', 'no_such_role']);
  assert.deepEqual(roles.map(({ name }) => name).sort(), ['channel_user', 'system_user']);
  assert.ok(roles.find(({ name }) => name === 'channel_user').permissions.includes('create_post'));
});

test('channels and memberships, also as a stream of lines', async () => {
  const channels = await alice.getAllTeamsChannels();
  assert.ok(channels.some(({ id }) => id === square.id));
  assert.deepEqual((await alice.getMyChannels(team.id)).map(({ id }) => id).sort(), channels.map(({ id }) => id).sort());
  const members = await alice.getAllChannelsMembers('me', -1);
  assert.deepEqual(members.map((member) => member.channel_id).sort(), channels.map(({ id }) => id).sort());
  assert.equal(members[0].user_id, alice.me.id);
  assert.equal(typeof members[0].notify_props.mark_unread, 'string');
  assert.equal((await alice.getAllChannelsMembers(alice.me.id, 0, 1)).length, 1);
  assert.equal((await alice.getMyChannelMembers(team.id)).length, members.length);
});

test('the sidebar: groups, people of group channels, profiles, presence', async () => {
  const { categories, order } = await alice.getChannelCategories('me', team.id);
  assert.deepEqual(categories.map(({ type }) => type), ['favorites', 'channels', 'direct_messages']);
  assert.deepEqual(order, categories.map(({ id }) => id));
  assert.ok(categories[1].channel_ids.includes(square.id));
  const group = await alice.createGroupChannel([alice.me.id, bob.me.id, admin.me.id]);
  assert.equal(group.type, 'G');
  const profiles = await alice.getProfilesInGroupChannels([group.id]);
  assert.deepEqual(profiles[group.id].map(({ username }) => username).sort(), ['admin', 'bob']);
  const [profile] = await alice.getProfilesByIds([bob.me.id]);
  assert.equal(profile.username, 'bob');
  assert.equal(profile.email, '', 'addresses are private');
  const [status] = await alice.getStatusesByIds([bob.me.id]);
  assert.deepEqual([status.user_id, status.status], [bob.me.id, 'offline']);
});

test('a channel: the first unread post, pages, numbers, reading', async () => {
  for (let number = 1; number <= 4; number += 1) await bob.createPost({ channel_id: square.id, message: `post ${number}` });
  const unread = await alice.getPostsUnread(square.id, 'me', 30, 30);
  assert.equal(unread.posts[unread.order[0]].message, 'post 4');
  assert.equal(typeof unread.next_post_id, 'string');
  const page = await alice.getPosts(square.id, 0, 2);
  assert.deepEqual(page.order.map((id) => page.posts[id].message), ['post 4', 'post 3']);
  const before = await alice.getPostsBefore(square.id, page.order[1], 0, 1);
  assert.deepEqual(before.order.map((id) => before.posts[id].message), ['post 2']);
  const since = await alice.getPostsSince(square.id, before.posts[before.order[0]].create_at);
  assert.deepEqual(since.order.map((id) => since.posts[id].message), ['post 4', 'post 3']);
  const stats = await alice.getChannelStats(square.id);
  assert.equal(stats.channel_id, square.id);
  assert.equal(stats.member_count, 3);
  const viewed = await alice.viewMyChannel(square.id);
  assert.equal(viewed.status, 'OK');
  assert.ok(viewed.last_viewed_at_times[square.id] >= page.posts[page.order[0]].create_at);
  assert.equal((await alice.getMyTeamUnreads())[0].msg_count, 0);
});

test('threads: totals and list count what one takes part in', async () => {
  const none = await alice.getUserThreads('me', team.id, { totalsOnly: true });
  assert.deepEqual(none, {
    total: 0, total_unread_threads: 0, total_unread_mentions: 0, total_unread_urgent_mentions: 0, threads: [],
  });
  const root = await alice.createPost({ channel_id: square.id, message: 'who brings cake?' });
  await bob.createPost({ channel_id: square.id, root_id: root.id, message: 'me, @alice' });
  const totals = await alice.getUserThreads('me', team.id, { totalsOnly: true });
  assert.deepEqual([totals.total, totals.total_unread_threads, totals.total_unread_mentions], [1, 1, 1]);
  const { threads: [thread] } = await alice.getUserThreads('me', team.id, { extended: true });
  assert.deepEqual([thread.id, thread.reply_count, thread.unread_replies, thread.unread_mentions], [root.id, 1, 1, 1]);
  assert.deepEqual(thread.participants.map(({ username }) => username).sort(), ['alice', 'bob']);
  assert.equal(thread.post.message, 'who brings cake?');
  assert.equal((await alice.getUserThread('me', team.id, root.id)).id, root.id);
  const { posts } = await alice.getPostThread(root.id);
  assert.equal(Object.keys(posts).length, 2);
  // The client says that it knows threads, so looking at the channel does not read them.
  await alice.viewMyChannel(square.id);
  assert.equal((await alice.getUserThreads('me', team.id, { totalsOnly: true })).total_unread_threads, 1);
  await alice.updateThreadReadForUser('me', team.id, root.id, Date.now());
  const read = await alice.getUserThreads('me', team.id, { totalsOnly: true });
  assert.deepEqual([read.total, read.total_unread_threads, read.total_unread_mentions], [1, 0, 0]);
  assert.equal((await admin.getUserThreads('me', team.id, {})).total, 0, 'reading is not taking part');
  await assert.rejects(admin.getUserThreads(alice.me.id, team.id, {}), refusal(403, 'api.context.permissions.app_error'));
});

test('what this server has none of is empty, not an error', async () => {
  const { data: scheduled } = await alice.getScheduledPosts(team.id, true);
  assert.deepEqual(scheduled, { [team.id]: [], directChannels: [] });
  assert.deepEqual(await alice.getChannelBookmarks(square.id), []);
  assert.deepEqual(await alice.getCustomEmojisByNames(['party_parrot']), []);
  assert.deepEqual(await alice.getCustomEmojis(), []);
  assert.deepEqual(await alice.getInProductNotices(team.id, 'web', '11.9.0'), []);
  assert.deepEqual(await alice.getUserDrafts(team.id), []);
});

test('profile attributes and pictures', async () => {
  assert.ok(Array.isArray(await alice.getCustomProfileAttributeFields()));
  assert.equal(typeof await alice.getUserCustomProfileAttributesValues(bob.me.id), 'object');
  const picture = await fetch(alice.getProfilePictureUrl(bob.me.id, 0), {
    headers: { authorization: `Bearer ${alice.getToken()}` },
  });
  assert.equal(picture.status, 200);
  assert.match(picture.headers.get('content-type'), /^image\//);
});

test('deep links: team and channel by name, direct channel', async () => {
  assert.equal((await alice.getTeamByName(team.name)).id, team.id);
  assert.equal((await alice.getChannelByName(team.id, 'town-square')).id, square.id);
  assert.equal((await alice.getChannelByNameAndTeamName(team.name, 'town-square')).id, square.id);
  const direct = await alice.createDirectChannel([alice.me.id, bob.me.id]);
  assert.equal(direct.type, 'D');
  assert.equal((await bob.createDirectChannel([bob.me.id, alice.me.id])).id, direct.id);
  await assert.rejects(alice.getTeamByName('no-such-team'), (error) => error.status_code === 404);
});

test('signing out ends the session', async () => {
  const client = await signedIn(server, 'bob');
  const token = client.getToken();
  await client.logout();
  assert.equal(client.getToken(), '');
  client.setToken(token);
  await assert.rejects(client.getMe(), refusal(401, 'api.context.session_expired.app_error'));
});
