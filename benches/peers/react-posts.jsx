// The peer of the post list benchmark: the same page in React with a virtual list.
// @tanstack/react-virtual, because it brings no markup of its own: both sides can have the same
// elements and the chat's style sheets. Slots as in react-pluggable.js, two for each post.
import { Component, memo, useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { useVirtualizer } from '@tanstack/react-virtual';

const time = new Intl.DateTimeFormat([], { hour: 'numeric', minute: '2-digit' });
const full = new Intl.DateTimeFormat([], { dateStyle: 'full', timeStyle: 'short' });
// What is near the view is kept ready: about 400 pixels of rows, as in the chat.
const OVERSCAN = 10;

const registry = [];
const subscribe = () => () => {};
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

const initials = (name) => name.split(' ').map((word) => word[0]).join('');

const Post = memo(({ post, onAuthor }) => {
  const { id, author, text, atMs, follows } = post;
  return (
    <article className={follows ? 'post post--follows' : 'post'} aria-label={`${author}, ${time.format(atMs)}`} data-post-id={id}>
      <div className="post__gutter">
        {follows ? (
          <time className="post__time post__time--gutter" dateTime={new Date(atMs).toISOString()} title={full.format(atMs)}>{time.format(atMs)}</time>
        ) : (
          <button type="button" className="post__picture" tabIndex={-1} aria-hidden="true" onClick={onAuthor}>
            <span className="avatar"><span className="avatar__initials" aria-hidden="true">{initials(author)}</span></span>
          </button>
        )}
      </div>
      <div className="post__main">
        {!follows && (
          <header className="post__header">
            <button type="button" className="post__author" aria-haspopup="dialog" onClick={onAuthor}>{author}</button>
            <time className="post__time" dateTime={new Date(atMs).toISOString()} title={full.format(atMs)}>{time.format(atMs)}</time>
          </header>
        )}
        <div className="post__body">
          <p>{text}</p>
          <Pluggable place="post-body" post={post} />
        </div>
      </div>
      <Pluggable place="post" post={post} />
    </article>
  );
});

let setPosts;
function App({ initial }) {
  const [posts, set] = useState(initial);
  setPosts = set;
  const scroll = useRef(null);
  const atEnd = useRef(true);
  const virtualizer = useVirtualizer({
    count: posts.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (posts[index].follows ? 30 : 62),
    getItemKey: useCallback((index) => posts[index].id, [posts]),
    overscan: OVERSCAN,
  });
  const onAuthor = useCallback(() => {}, []);
  const onScroll = useCallback(({ currentTarget: list }) => {
    atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < 4;
  }, []);
  const total = virtualizer.getTotalSize();
  // A list at its end stays there, also while heights become known.
  useLayoutEffect(() => {
    if (atEnd.current) scroll.current.scrollTop = scroll.current.scrollHeight;
  }, [posts, total]);
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = total - (items.at(-1)?.end ?? 0);
  return (
    <div className="post-list">
      <div className="post-list__scroll" ref={scroll} role="log" tabIndex={0} aria-live="polite" aria-label="Posts" onScroll={onScroll}>
        <div className="post-list__lead" />
        <div aria-hidden="true" style={{ blockSize: before }} />
        <div className="post-list__rows">
          {items.map((item) => (
            <div key={item.key} className="post-list__row" data-index={item.index} ref={virtualizer.measureElement}>
              <Post post={posts[item.index]} onAuthor={onAuthor} />
            </div>
          ))}
        </div>
        <div aria-hidden="true" style={{ blockSize: after }} />
      </div>
    </div>
  );
}

// What the driver calls on both sides.
export const reactPosts = {
  mount(element, posts) { createRoot(element).render(<App initial={posts} />); },
  append(post) { setPosts((posts) => [...posts, post]); },
};
