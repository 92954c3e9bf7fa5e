// Views written in React. Each mount is a root of its own; what throws while the host waits is
// thrown to the host, which shows the next best, and what throws later is reported to the page.
import { Component, createElement, useCallback } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** @type {import('./react.js').reactView} */
export function reactView(View) {
  return {
    mount(element, props, ctx) {
      // Told by the guard, once; React 18 does not know the option and tells the console, too.
      const root = createRoot(element, { onCaughtError() {} });
      // Set while the host waits for mount or update.
      let waiting = false;
      let thrown = null;
      const onError = (error) => {
        if (waiting) thrown = { error };
        else report(error);
      };
      function show(next) {
        waiting = true;
        thrown = null;
        try {
          flushSync(() => root.render(createElement(Guard, { onError }, createElement(View, { props: next, ctx }))));
        } finally {
          waiting = false;
        }
        if (thrown) throw thrown.error;
      }
      show(props);
      return { update: show, unmount: () => root.unmount() };
    },
  };
}

/** @type {import('./react.js').Wrapped} */
export function Wrapped({ ctx }) {
  const place = useCallback((element) => void (element && ctx.children && element.append(ctx.children)), [ctx]);
  return createElement('div', { ref: place, style: { display: 'contents' } });
}

class Guard extends Component {
  constructor(props) {
    super(props);
    this.state = { hasFailed: false };
  }

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  componentDidCatch(error) {
    this.props.onError(error);
  }

  render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}

/** The page tells its runtime, which finds the plugin by the file in the stack. */
function report(error) {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error);
  else setTimeout(() => { throw error; });
}
