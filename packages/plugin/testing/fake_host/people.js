// People, channels and posts: found in fixtures, and made from what a server answers.
import { plain } from './rules.js';

/** Finds people, channels and posts anywhere in a value, by the shape of the contract's types. */
export function knownIn(value) {
  const found = { users: new Map(), channels: new Map(), posts: new Map(), viewer: undefined, channel: undefined };
  const seen = new Set();
  (function walk(it) {
    if (typeof it !== 'object' || it === null || seen.has(it)) return;
    seen.add(it);
    if (typeof it.id === 'string') {
      if ('username' in it && 'picture_url' in it) found.users.set(it.id, plain(it));
      else if ('kind' in it && 'team_id' in it && 'display_name' in it) found.channels.set(it.id, plain(it));
      else if ('channel_id' in it && 'message' in it && 'create_at' in it) found.posts.set(it.id, plain(it));
    }
    if (typeof it.viewer_id === 'string') found.viewer ??= it.viewer_id;
    if (typeof it.viewer?.id === 'string') found.viewer ??= it.viewer.id;
    if (typeof it.channel_id === 'string' && !('message' in it)) found.channel ??= it.channel_id;
    if (typeof it.channel?.id === 'string') found.channel ??= it.channel.id;
    Object.values(it).forEach(walk);
  })(value);
  return found;
}

export function userOf(user) {
  const zone = user.timezone ?? {};
  const isByHand = zone.useAutomaticTimezone !== 'true' && Boolean(zone.manualTimezone);
  return {
    id: user.id,
    username: user.username,
    first_name: user.first_name ?? '',
    last_name: user.last_name ?? '',
    nickname: user.nickname ?? '',
    position: user.position ?? '',
    locale: user.locale ?? '',
    timezone: (isByHand ? zone.manualTimezone : zone.automaticTimezone) ?? '',
    roles: String(user.roles ?? '').split(' ').filter(Boolean),
    is_bot: user.is_bot === true,
    picture_url: `/api/v4/users/${user.id}/image?_=${user.last_picture_update ?? 0}`,
    delete_at: user.delete_at || null,
  };
}

export function channelOf(channel) {
  return {
    id: channel.id,
    team_id: channel.team_id ?? '',
    kind: { O: 'open', P: 'private', D: 'direct', G: 'group' }[channel.type] ?? 'open',
    name: channel.name,
    display_name: channel.display_name ?? '',
    header: channel.header ?? '',
    purpose: channel.purpose ?? '',
  };
}

export function postOf(post) {
  return {
    id: post.id,
    channel_id: post.channel_id,
    user_id: post.user_id,
    root_id: post.root_id ?? '',
    message: post.message ?? '',
    type: post.type ?? '',
    create_at: post.create_at ?? 0,
    edit_at: post.edit_at ?? 0,
    props: post.props ?? {},
  };
}
