// Which addresses a plugin may ask, open and take, as the real host has it.
import { LIMITS, hostError, invalid, shown, text } from './rules.js';

/** First parts of addresses that belong to the server or to other programs. */
const NOT_OF_THE_CHAT = ['admin_console', 'api', 'docs', 'error', 'login', 'plugins', 'static', 'workbench'];

/** Refuses what leaves `/api/` and `/plugins/` of this server. @param {unknown} path */
export function checkPath(path) {
  if (typeof path !== 'string') throw invalid('path', path, 'text');
  const route = path.split(/[?#]/)[0];
  if (!route.startsWith('/api/') && !route.startsWith('/plugins/')) {
    throw hostError('not_allowed', `path ${shown(path)} does not start with /api/ or /plugins/`);
  }
  if (hasSteps(route)) {
    throw hostError('not_allowed', `path ${shown(path)} has steps upwards or characters that are not allowed`);
  }
}

/** Refuses what is no page of the chat. @param {unknown} path */
export function checkRoute(path) {
  if (typeof path !== 'string') throw invalid('path', path, 'text');
  const refused = () =>
    hostError('not_allowed', `path ${shown(path)} is no page of the chat: /team, /team/channels/name or /team/messages/@name`);
  if (!path.startsWith('/') || hasSteps(path) || /[?#]/.test(path)) throw refused();
  if (path === '/') return;
  const parts = path.slice(1).split('/');
  const isPlace = parts.length === 1 || (parts.length === 3 && ['channels', 'messages'].includes(parts[1]));
  if (!isPlace || parts.includes('') || NOT_OF_THE_CHAT.includes(parts[0])) throw refused();
}

/** Refuses a product that the host would refuse; teams and other plugins' products are not known here. */
export function checkProduct(info, key, bases) {
  const isBase = typeof info.base === 'string' && /^[a-z][a-z0-9-]{1,63}$/.test(info.base);
  if (!isBase) throw invalid('base', info.base, '2 to 64 of a-z 0-9 -, a letter first');
  text('icon', info.icon ?? '', 0, LIMITS.productIcon);
  const other = [...bases].find(([it, base]) => base === info.base && it !== key);
  const isReserved = ['files', 'oauth', 'plug', ...NOT_OF_THE_CHAT].includes(info.base);
  const owner = isReserved ? 'belongs to the server or to all plugins' : other && `is the address of the product ${other[0]}`;
  if (owner) throw hostError('not_allowed', `base ${shown(info.base)} ${owner}; take another`);
}

function hasSteps(path) {
  const decoded = path.toLowerCase().replaceAll('%2e', '.').replaceAll('%2f', '/').replaceAll('%5c', '\\');
  return decoded.split('/').some((part) => part === '.' || part === '..') || decoded.includes('\\') || /[\p{Cc}]/u.test(path);
}
