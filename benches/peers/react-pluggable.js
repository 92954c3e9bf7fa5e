// Taken as it is from the shared bench reference (react-pluggable.js); nothing below this line may change.
// The peer of the slots benchmark: React with Mattermost-like pluggable slots.
// A registry in a store, one subscription per slot, an error boundary per plugin, memoised posts.
// Bundle with esbuild (--minify, NODE_ENV=production) against react and react-dom 19.
import React, { Component, memo, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';

let registry = [];
const subscribers = new Set();
const subscribe = (notify) => { subscribers.add(notify); return () => subscribers.delete(notify); };
const snapshot = () => registry;

class PluginBoundary extends Component {
  state = { failed: false };
  static getDerivedStateFromError() { return { failed: true }; }
  render() { return this.state.failed ? <i>failed</i> : this.props.children; }
}

function Pluggable(props) {
  const plugins = useSyncExternalStore(subscribe, snapshot);
  return plugins.map(({ id, component: View }) => (
    <PluginBoundary key={id}><View {...props} /></PluginBoundary>
  ));
}

const Post = memo(({ id, revision }) => (
  <div className="post" id={`p${id}`}>
    <b>{`user${id % 7}`}</b>
    <p>{`message number ${id} revision ${revision}`}</p>
    <Pluggable post={id} />
  </div>
));

const Attachment = ({ post }) => <span className="attachment">{`attachment ${post}`}</span>;

let setRevisions;
function App() {
  const [revisions, set] = useState([]);
  setRevisions = set;
  return <div>{revisions.map((revision, id) => <Post key={id} id={id} revision={revision} />)}</div>;
}

// What the driver calls, the same four verbs on every implementation; flush, then read the clock.
window.reactPeer = {
  mount(element) { createRoot(element).render(<App />); },
  set(revisions) { setRevisions([...revisions]); },
  enable(on) { registry = on ? [{ id: 'x', component: Attachment }] : []; for (const notify of [...subscribers]) notify(); },
};
