// A played page: what a browser gives, as far as happy-dom plays it.
import { readFile } from 'node:fs/promises';
import { Window } from 'happy-dom';

const window = new Window({ url: 'https://chat.example/' });
for (const name of ['window', 'document', 'navigator', 'HTMLElement', 'HTMLIFrameElement', 'Node', 'Event', 'KeyboardEvent']) {
  globalThis[name] = name === 'window' ? window : window[name];
}

/** A fixture of the catalogue. */
export async function fixture(slot, name) {
  const file = new URL(`../../crates/contracts/fixtures/${slot}/${name}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8'));
}

/** Props of a profile popover. */
export function profile(username = 'ada') {
  return {
    user: {
      id: 'u1', username, first_name: '', last_name: '', nickname: '', position: '', locale: 'en', timezone: '',
      roles: [], is_bot: false, picture_url: '/api/v4/users/u1/image', delete_at: null,
    },
    presence: 'online',
    viewer_id: 'me',
    channel_id: 'c1',
    team_id: null,
  };
}
