// Reads the clock around one action: script only, or until the frame that shows it is done.
//
// Every implementation is given one microtask turn before the clock is read: Yew renders at the
// end of the microtask queue, and React has already flushed by then.

export async function scriptOnly(action) {
  const start = performance.now();
  action();
  await null;
  return performance.now() - start;
}

// The action runs in a frame's animation callback. Style, layout and paint follow in that same
// frame, and the message posted here is delivered after them. So the reading holds the work and
// not the wait for the next tick of the screen.
export function painted(action) {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      const start = performance.now();
      channel.port1.onmessage = () => resolve(performance.now() - start);
      try {
        action();
      } catch (error) {
        reject(error);
        return;
      }
      channel.port2.postMessage(null);
    });
  });
}

export const clocks = { script: scriptOnly, painted };

// A pause in which the browser settles: two frames, and a task behind them.
export function settle() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}
