// @ts-check
// CSV files as tables. Every other file is left to what shows it already.

/**
 * @typedef {import("../../../crates/contracts/types/mortise").Host} Host
 * @typedef {import("../../../crates/contracts/types/mortise").Props<"file-preview.v1">["file"]} File
 */

// What a browser shows without a pause, and nobody reads to the end.
const MAX_BYTES = 2_000_000;
const MAX_ROWS = 1_000;
const MAX_COLUMNS = 100;

const TEXTS = {
  en: { sort: "Sort by {name}", more: "Only the first {shown} of {count} lines are shown.", large: "The file is too large to be shown as a table.", failed: "The file can not be read now.", loading: "Loading…" },
  de: { sort: "Nach {name} sortieren", more: "Nur die ersten {shown} von {count} Zeilen sind zu sehen.", large: "Die Datei ist zu groß, um als Tabelle gezeigt zu werden.", failed: "Die Datei kann gerade nicht gelesen werden.", loading: "Wird geladen …" },
  ar: { sort: "الترتيب حسب {name}", more: "لا تظهر إلا أول {shown} من {count} أسطر.", large: "الملف أكبر من أن يُعرض جدولًا.", failed: "تتعذر قراءة الملف الآن.", loading: "جارٍ التحميل…" },
};

/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  initialize(registry, host) {
    host.translations(TEXTS);
    // ANCHOR: wrap
    registry.wrap("file-preview.v1", {
      mount(element, props, ctx) {
        let shown = "";
        let stop = new AbortController();
        const show = (/** @type {typeof props} */ { file }) => {
          if (file.id === shown) return;
          shown = file.id;
          stop.abort();
          stop = new AbortController();
          const isTable = ["csv", "tsv"].includes(file.extension) && file.mime_type === "text/plain";
          if (isTable) void showTable(element, file, host, stop.signal);
          else element.replaceChildren(/** @type {HTMLSlotElement} */ (ctx.children));
        };
        show(props);
        return { update: show, unmount: () => stop.abort() };
      },
    }, { styles });
    // ANCHOR_END: wrap
  },
};

export default plugin;

/** @param {HTMLElement} element @param {File} file @param {Host} host @param {AbortSignal} signal */
async function showTable(element, file, host, signal) {
  const note = (/** @type {string} */ key) => element.replaceChildren(make("p", { className: "note", role: "status", textContent: host.translate(key) }));
  if (file.size > MAX_BYTES) return note("large");
  note("loading");
  try {
    const answer = await fetch(file.url, { signal });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const text = await answer.text();
    if (!signal.aborted) element.replaceChildren(...table(rows(text), host));
  } catch {
    if (!signal.aborted) note("failed");
  }
}

/**
 * Lines and cells, as RFC 4180 has them. What stands most often in the first line divides: comma, semicolon or tab.
 * @param {string} text
 */
function rows(text) {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const divider = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length)[0];
  const all = [[""]];
  let isQuoted = false;
  const body = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    const row = all[all.length - 1];
    if (isQuoted && sign === '"' && body[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (sign === '"' && (isQuoted || row[row.length - 1] === "")) isQuoted = !isQuoted;
    else if (!isQuoted && sign === divider) row.push("");
    else if (!isQuoted && sign === "\n") all.push([""]);
    else row[row.length - 1] += sign;
  }
  return all;
}

/** @param {string[][]} all @param {Host} host */
function table([head, ...lines], host) {
  const columns = head.slice(0, MAX_COLUMNS);
  const isNumber = columns.map((_, idx) => lines.every((line) => !line[idx] || number(line[idx]) !== null));
  const body = make("tbody", {});
  const fill = (/** @type {string[][]} */ sorted) => {
    body.replaceChildren(...sorted.slice(0, MAX_ROWS).map((line) => make("tr", {}, ...columns.map((_, idx) =>
      make("td", { className: isNumber[idx] ? "number" : "", textContent: line[idx] ?? "", dir: "auto" })))));
  };
  const headings = columns.map((name, idx) => {
    const button = make("button", { type: "button", textContent: name, dir: "auto", title: host.translate("sort", { name }) });
    const heading = make("th", { scope: "col", className: isNumber[idx] ? "number" : "" }, button);
    button.addEventListener("click", () => {
      const isDown = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      const by = (/** @type {string[]} */ a, /** @type {string[]} */ b) => isNumber[idx]
        ? (number(a[idx]) ?? -Infinity) - (number(b[idx]) ?? -Infinity)
        : (a[idx] ?? "").localeCompare(b[idx] ?? "", host.locale);
      const sorted = lines.toSorted(by);
      fill(isDown ? sorted.reverse() : sorted);
    });
    return heading;
  });
  fill(lines);
  const more = make("p", { className: "note", textContent: host.translate("more", { shown: MAX_ROWS, count: lines.length }) });
  // A region that scrolls is reached by keyboard, too.
  const scroll = make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: columns.join(", ").slice(0, 120) },
    make("table", {}, make("thead", {}, make("tr", {}, ...headings)), body));
  return lines.length > MAX_ROWS ? [more, scroll] : [scroll];
}

/** A number as tables have them, with commas for thousands; `null` for all else. @param {string | undefined} cell */
function number(cell) {
  const text = (cell ?? "").trim().replace(/(?<=\d),(?=\d{3}\b)/g, "");
  return /^[-+]?\d+(\.\d+)?%?$/.test(text) ? parseFloat(text) : null;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name @param {Record<string, unknown>} of @param {(Node | string)[]} inside
 */
function make(name, of, ...inside) {
  const element = Object.assign(document.createElement(name), of);
  element.append(...inside);
  return element;
}

const styles = `
  :host { min-inline-size: 0; }
  .scroll { max-inline-size: 100%; max-block-size: 75vh; overflow: auto; border: var(--line-1, 1px) solid var(--color-border, #e2e5ec); border-radius: var(--radius-2, 0.5rem); background: var(--color-surface, #fff); color: var(--color-text, #1d2230); }
  .scroll:focus-visible, button:focus-visible { outline: var(--line-2, 2px) solid var(--color-focus, #4658d8); outline-offset: calc(-1 * var(--line-2, 2px)); }
  table { border-collapse: collapse; font-size: var(--font-size-s, 0.8125rem); font-variant-numeric: tabular-nums; }
  th { position: sticky; inset-block-start: 0; padding: 0; background: var(--color-surface-sunken, #f4f5f8); text-align: start; }
  th button { display: block; inline-size: 100%; padding: var(--space-2, 0.5rem) var(--space-3, 0.75rem); border: 0; background: none; color: inherit; font: inherit; font-weight: var(--weight-strong, 600); text-align: inherit; white-space: nowrap; cursor: pointer; }
  th button:hover { background: var(--color-surface-hover, #f7f8fa); }
  th[aria-sort="ascending"] button::after { content: " ↑"; }
  th[aria-sort="descending"] button::after { content: " ↓"; }
  td { max-inline-size: 24rem; padding: var(--space-2, 0.5rem) var(--space-3, 0.75rem); border-block-start: var(--line-1, 1px) solid var(--color-border, #e2e5ec); overflow-wrap: anywhere; }
  tbody tr:hover td { background: var(--color-surface-hover, #f7f8fa); }
  .number { text-align: end; }
  .note { margin: var(--space-2, 0.5rem); color: var(--color-text-muted, #5b6377); }
`;
