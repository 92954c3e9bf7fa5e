// The clocks of the real chat, run in the page before anything else is: the chat's own policy forbids
// to bring them in later.

export function painting() {
  // Each memory of WebAssembly that the page makes.
  window.wasmMemories = new Set();
  const keep = (instance) => {
    const { memory } = instance.exports;
    if (memory instanceof WebAssembly.Memory) window.wasmMemories.add(memory);
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      keep(result.instance ?? result);
      return result;
    };
  }

  // Resolves after the frame that shows what stands in the document now: the message is delivered
  // after its layout and painting.
  const afterFrame = (from) => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - from);
      channel.port2.postMessage(null);
    });
  });

  const inSight = (text) => {
    const list = document.querySelector('[role="log"]');
    const last = [...(list?.querySelectorAll('article') ?? [])].at(-1);
    if (!last?.textContent.includes(text)) return false;
    const [frame, post] = [list.getBoundingClientRect(), last.getBoundingClientRect()];
    return post.bottom > frame.top && post.top < frame.bottom + 1;
  };

  // From the press on a link of the sidebar until the newest post of its channel is painted.
  window.timeSwitch = (text) => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`«${text}» did not show within 10 s`)), 10_000);
    addEventListener('click', (event) => {
      const from = event.timeStamp;
      const look = async () => {
        if (!inSight(text)) return;
        observer.disconnect();
        clearTimeout(late);
        const there = performance.now() - from;
        resolve({ there, painted: await afterFrame(from) });
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    }, { capture: true, once: true });
  });

  // The work of one key, inside of the frame that shows it: as clock.js of the other benchmarks, so
  // without the wait for the screen.
  window.timeKeyWork = (letter) => new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      const field = document.activeElement;
      const before = field.value;
      const key = { key: letter, bubbles: true, cancelable: true };
      const channel = new MessageChannel();
      const from = performance.now();
      channel.port1.onmessage = () => {
        const took = performance.now() - from;
        if (field.value !== before + letter || field.parentElement.dataset.text !== field.value) {
          reject(new Error(`«${letter}» did not reach the message box: «${field.value}»`));
        } else {
          resolve(took);
        }
      };
      field.dispatchEvent(new KeyboardEvent('keydown', key));
      document.execCommand('insertText', false, letter);
      field.dispatchEvent(new KeyboardEvent('keyup', key));
      channel.port2.postMessage(null);
    });
  });

  // From a real key until its letter is painted, with the wait for the screen.
  window.timeKey = () => new Promise((resolve) => {
    addEventListener('keydown', (event) => {
      const from = event.timeStamp;
      addEventListener('input', () => resolve(afterFrame(from)), { capture: true, once: true });
    }, { capture: true, once: true });
  });
}
