// Brings the React peer under the clock: the peer's file stays as it is, `flushSync` goes around its verbs.
import '../peers/react-pluggable.js';
import { version } from 'react';
import { flushSync } from 'react-dom';

const peer = window.reactPeer;

export const reactPeer = {
  mount: (element) => flushSync(() => peer.mount(element)),
  set: (revisions) => flushSync(() => peer.set(revisions)),
  enable: (on) => flushSync(() => peer.enable(on)),
};
window.reactSlots = reactPeer;
window.reactVersion = version;
