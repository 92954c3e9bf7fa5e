// Watches a page from inside: which outlets changed, and whether their elements are still the same.

// Marks every outlet and starts to note which of them change. A change inside an outlet counts
// for the innermost outlet around it, looking through shadow roots. «State» attributes of the
// outlet itself count, too.
export async function watchOutlets(page) {
  await page.evaluate(() => {
    const outletOf = (node) => {
      for (let at = node; at; at = at.parentNode ?? at.host) {
        if (at instanceof Element && at.hasAttribute('data-slot')) return at;
      }
      return null;
    };
    const marked = [...document.querySelectorAll('[data-slot]')];
    marked.forEach((outlet, nth) => {
      outlet.mark = nth;
      for (const child of outlet.children) child.mark = nth;
    });
    const touched = {};
    const note = (records) => {
      for (const record of records) {
        const slot = outletOf(record.target)?.getAttribute('data-slot') ?? 'outside';
        touched[slot] = (touched[slot] ?? 0) + 1;
      }
    };
    const observer = new MutationObserver(note);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    window.witness = {
      stop() {
        note(observer.takeRecords());
        observer.disconnect();
        const gone = marked.filter((outlet) => !outlet.isConnected).map((outlet) => outlet.getAttribute('data-slot'));
        return { touched, gone, marked: marked.length };
      },
    };
    // Lost if and only if the page is loaded anew.
    window.neverReloaded = true;
  });
}

// `{ touched: { [slot]: number of changes }, gone: [slot], marked }`
export function outletsTouched(page) {
  return page.evaluate(() => window.witness.stop());
}

export function neverReloaded(page) {
  return page.evaluate(() => window.neverReloaded === true);
}
