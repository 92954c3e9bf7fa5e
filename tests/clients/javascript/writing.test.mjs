// What a person does once the screen stands: posts, reactions, drafts, preferences, commands, groups.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listen, refusal, workspace } from './support.mjs';

const { admin, alice, bob, team, square } = await workspace();
const NOT_FOUND = (error) => error.status_code === 404;

test('posts are made, changed and deleted', async () => {
  const pending = `${alice.me.id}:${Date.now()}`;
  const post = await alice.createPost({ channel_id: square.id, message: 'first', pending_post_id: pending });
  assert.deepEqual([post.user_id, post.message, post.pending_post_id, post.type], [alice.me.id, 'first', pending, '']);
  const changed = await alice.patchPost({ id: post.id, message: 'better' });
  assert.equal(changed.message, 'better');
  assert.ok(changed.edit_at > 0);
  await assert.rejects(bob.patchPost({ id: post.id, message: 'mine' }), refusal(403, 'api.context.permissions.app_error'));
  assert.equal((await alice.deletePost(post.id)).status, 'OK');
  await assert.rejects(alice.getPost(post.id), NOT_FOUND);
  await assert.rejects(alice.createPost({ channel_id: square.id, message: '' }), (error) => error.status_code === 400);
});

test('reactions come, show with their post, and go', async () => {
  const live = await listen(bob);
  const post = await alice.createPost({ channel_id: square.id, message: 'cake' });
  const reaction = await bob.addReaction(bob.me.id, post.id, 'tada');
  assert.deepEqual([reaction.user_id, reaction.post_id, reaction.emoji_name], [bob.me.id, post.id, 'tada']);
  assert.deepEqual(await bob.addReaction(bob.me.id, post.id, 'tada'), reaction, 'once is enough');
  await alice.addReaction(alice.me.id, post.id, '+1');
  const stored = await alice.getReactionsForPost(post.id);
  assert.deepEqual(stored.map(({ emoji_name: name }) => name), ['tada', '+1']);
  const page = await alice.getPosts(square.id);
  assert.deepEqual(page.posts[post.id].metadata.reactions, stored);
  const since = await alice.getPostsSince(square.id, post.update_at);
  assert.ok(since.posts[post.id], 'a reaction is a change');
  await bob.removeReaction(bob.me.id, post.id, 'tada');
  assert.deepEqual((await alice.getReactionsForPost(post.id)).map(({ emoji_name: name }) => name), ['+1']);
  const added = await live.event('reaction_added');
  assert.equal(added.broadcast.channel_id, square.id);
  assert.deepEqual(JSON.parse(added.data.reaction), reaction);
  assert.equal(JSON.parse((await live.event('reaction_removed')).data.reaction).emoji_name, 'tada');
  await assert.rejects(bob.addReaction(alice.me.id, post.id, 'tada'), refusal(403, 'api.context.permissions.app_error'));
  await assert.rejects(bob.addReaction(bob.me.id, post.id, 'no such!'), refusal(400, 'api.context.invalid_body_param.app_error'));
  await assert.rejects(alice.removeReaction(bob.me.id, post.id, '+1'), refusal(403, 'api.context.permissions.app_error'));
});

test('threads are followed, read and marked as unread', async () => {
  const live = await listen(alice);
  const root = await alice.createPost({ channel_id: square.id, message: 'who brings cake?' });
  const reply = await bob.createPost({ channel_id: square.id, root_id: root.id, message: 'me, @alice' });
  const updated = await live.event('thread_updated');
  const told = JSON.parse(updated.data.thread);
  assert.deepEqual([told.id, told.unread_replies, told.unread_mentions], [root.id, 1, 1]);
  assert.equal(updated.broadcast.team_id, team.id);
  const counts = async () => {
    const { total, total_unread_threads: unread, total_unread_mentions: mentions } = await alice.getUserThreads('me', team.id, { totalsOnly: true });
    return [total, unread, mentions];
  };
  assert.deepEqual(await counts(), [1, 1, 1]);
  const { threads } = await alice.getUserThreads('me', team.id, { extended: true, unread: true });
  assert.deepEqual(threads.map(({ id }) => id), [root.id]);
  assert.deepEqual(threads[0].participants.map(({ username }) => username), ['alice', 'bob']);
  await alice.updateThreadReadForUser('me', team.id, root.id, Date.now());
  assert.deepEqual(await counts(), [1, 0, 0]);
  assert.equal((await live.event('thread_read_changed')).data.previous_unread_replies, 1);
  await alice.markThreadAsUnreadForUser('me', team.id, root.id, reply.id);
  assert.deepEqual(await counts(), [1, 1, 1]);
  await alice.updateThreadsReadForUser('me', team.id);
  assert.deepEqual(await counts(), [1, 0, 0]);
  await alice.updateThreadFollowForUser('me', team.id, root.id, false);
  assert.deepEqual((await live.event('thread_follow_changed')).data, { thread_id: root.id, state: false, reply_count: 1 });
  await assert.rejects(alice.getUserThread('me', team.id, root.id), NOT_FOUND);
  await alice.updateThreadFollowForUser('me', team.id, root.id, true);
  assert.equal((await alice.getUserThread('me', team.id, root.id, true)).is_following, true);
});

test('drafts follow their user from window to window', async () => {
  const [here, there] = [await listen(alice), await listen(alice)];
  const root = await bob.createPost({ channel_id: square.id, message: 'a question' });
  const draft = { user_id: alice.me.id, channel_id: square.id, root_id: root.id, message: 'half an ans', props: {}, file_ids: [] };
  const stored = await alice.upsertDraft(draft, here.sockets.connectionId);
  assert.equal(stored.message, 'half an ans');
  await alice.upsertDraft({ ...draft, message: 'half an answer' }, here.sockets.connectionId);
  const [kept] = await alice.getUserDrafts(team.id);
  assert.deepEqual([kept.root_id, kept.message, kept.create_at], [root.id, 'half an answer', stored.create_at]);
  assert.deepEqual(await bob.getUserDrafts(team.id), []);
  await alice.deleteDraft(square.id, root.id, here.sockets.connectionId);
  assert.deepEqual(await alice.getUserDrafts(team.id), []);
  const created = await there.event('draft_created');
  assert.equal(JSON.parse(created.data.draft).message, 'half an ans');
  await there.event('draft_updated');
  await there.event('draft_deleted');
  assert.deepEqual(here.named('draft_created'), [], 'the window that typed knows already');
  assert.equal((await alice.deleteDraft(square.id, '', '')).status, 'OK', 'nothing to forget is no failure');
  await alice.upsertDraft({ ...draft, root_id: '', message: 'x' }, '');
  await alice.upsertDraft({ ...draft, root_id: '', message: '' }, '');
  assert.deepEqual(await alice.getUserDrafts(team.id), [], 'an emptied draft is forgotten');
});

test('preferences are saved and deleted', async () => {
  const preference = { user_id: alice.me.id, category: 'display_settings', name: 'use_military_time', value: 'true' };
  assert.equal((await alice.savePreferences(alice.me.id, [preference])).status, 'OK');
  const find = async () => (await alice.getMyPreferences()).filter(({ name }) => name === preference.name);
  assert.deepEqual(await find(), [preference]);
  assert.equal((await alice.deletePreferences(alice.me.id, [preference])).status, 'OK');
  assert.deepEqual(await find(), []);
});

test('groups of the sidebar are made, filled, moved and taken apart', async () => {
  const live = await listen(alice);
  const read = () => alice.getChannelCategories(alice.me.id, team.id);
  const of = ({ categories }, type) => categories.find((category) => category.type === type);
  const work = await alice.createChannelCategory(alice.me.id, team.id, { user_id: alice.me.id, team_id: team.id, display_name: 'Work', channel_ids: [square.id] });
  assert.deepEqual([work.type, work.display_name, work.channel_ids], ['custom', 'Work', [square.id]]);
  let sidebar = await read();
  assert.deepEqual(sidebar.categories.map(({ type }) => type), ['favorites', 'custom', 'channels', 'direct_messages']);
  assert.ok(!of(sidebar, 'channels').channel_ids.includes(square.id));

  const favourites = of(sidebar, 'favorites');
  const changed = await alice.updateChannelCategories(alice.me.id, team.id, [
    { ...favourites, channel_ids: [square.id] }, { ...work, display_name: 'Tasks', collapsed: true, channel_ids: [] },
  ]);
  assert.deepEqual(changed.map(({ channel_ids: ids }) => ids), [[square.id], []]);
  assert.ok((await alice.getMyPreferences()).some(({ category, name }) => category === 'favorite_channel' && name === square.id));
  sidebar = await read();
  assert.deepEqual(of(sidebar, 'favorites').channel_ids, [square.id]);
  assert.deepEqual([of(sidebar, 'custom').display_name, of(sidebar, 'custom').collapsed], ['Tasks', true]);

  await alice.updateChannelCategory(alice.me.id, team.id, { ...of(sidebar, 'custom'), channel_ids: [square.id] });
  sidebar = await read();
  assert.deepEqual([of(sidebar, 'favorites').channel_ids, of(sidebar, 'custom').channel_ids], [[], [square.id]]);

  const order = sidebar.order.toReversed();
  assert.deepEqual(await alice.updateChannelCategoryOrder(alice.me.id, team.id, order), order);
  assert.deepEqual(await alice.getChannelCategoryOrder(alice.me.id, team.id), order);
  await assert.rejects(alice.updateChannelCategoryOrder(alice.me.id, team.id, order.slice(1)), refusal(400, 'api.context.invalid_body_param.app_error'));
  await assert.rejects(alice.deleteChannelCategory(alice.me.id, team.id, favourites.id), refusal(400, 'api.context.invalid_body_param.app_error'));
  assert.equal((await alice.deleteChannelCategory(alice.me.id, team.id, work.id)).status, 'OK');
  assert.ok(of(await read(), 'channels').channel_ids.includes(square.id), 'back where it belongs');
  await assert.rejects(bob.updateChannelCategories(alice.me.id, team.id, []), refusal(403, 'api.context.permissions.app_error'));
  for (const name of ['created', 'updated', 'order_updated', 'deleted']) {
    assert.equal((await live.event(`sidebar_category_${name}`)).broadcast.team_id, team.id);
  }
});

test('commands: a few are built in, others are not found', async () => {
  const args = { channel_id: square.id, team_id: team.id };
  const shrug = await alice.executeCommand('/shrug who knows', args);
  assert.equal(shrug.response_type, 'in_channel');
  const me = await alice.executeCommand('/me waves', args);
  assert.equal(me.type, 'me');
  const page = await bob.getPosts(square.id, 0, 2);
  const said = page.order.map((id) => page.posts[id]);
  assert.deepEqual(said.map(({ type }) => type), ['me', '']);
  assert.equal(said[0].message, '*waves*');
  assert.match(said[1].message, /^who knows ¯/);
  const away = await alice.executeCommand('/away', args);
  assert.equal(away.response_type, 'ephemeral');
  assert.equal((await bob.getStatusesByIds([alice.me.id]))[0].status, 'away');
  await assert.rejects(alice.executeCommand('/no-such', args), refusal(404, 'api.command.execute_command.not_found.app_error'));
  await assert.rejects(alice.executeCommand('no slash', args), refusal(400, 'api.command.execute_command.start.app_error'));
  assert.ok((await alice.getCommandsList(team.id)).some(({ trigger }) => trigger === 'shrug'));
  const suggestions = await alice.getCommandAutocompleteSuggestionsList('/sh', team.id, {});
  assert.deepEqual(suggestions.map(({ Complete }) => Complete), ['shortcuts', 'shrug']);
});

test('a file is kept, shown with its post, and given back', async () => {
  assert.equal((await admin.getClientConfig()).EnableFileAttachments, 'true');
  const form = new FormData();
  form.append('files', new File(['hello'], 'hello.txt'));
  form.append('channel_id', square.id);
  const { file_infos: [file] } = await alice.uploadFile(form);
  assert.deepEqual([file.name, file.size, file.extension], ['hello.txt', 5, 'txt']);
  const post = await alice.createPost({ channel_id: square.id, message: 'with a file', file_ids: [file.id] });
  assert.deepEqual((await bob.getFileInfosForPost(post.id)).map(({ id }) => id), [file.id]);
  const given = await fetch(bob.getFileUrl(file.id), { headers: { authorization: `Bearer ${bob.getToken()}` } });
  assert.equal(await given.text(), 'hello');
  const without = await alice.createPost({ channel_id: square.id, message: 'without' });
  assert.deepEqual(await alice.getFileInfosForPost(without.id), []);
});

test('a person leaves the team and comes back', async () => {
  const live = await listen(alice);
  assert.equal((await bob.removeFromTeam(team.id, bob.me.id)).status, 'OK');
  assert.deepEqual([await bob.getMyTeams(), await bob.getAllTeamsChannels().then((all) => all.filter(({ team_id: of }) => of === team.id))], [[], []]);
  assert.equal((await live.event('leave_team')).data.user_id, bob.me.id);
  assert.equal((await bob.addToTeam(team.id, bob.me.id)).user_id, bob.me.id);
  assert.deepEqual((await bob.getMyTeams()).map(({ id }) => id), [team.id]);
});
