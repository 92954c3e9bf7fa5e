// Turns results into Markdown. Every number comes from the results; verdicts are computed from
// them, so a missed goal can not be talked away.

// Two readings differ when they differ by more than this on a shared machine.
const NOISE = 1.3;

const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const triple = ({ min, median, p95 }) => `${ms(min)} / **${ms(median)}** / ${ms(p95)}`;
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const total = (files, key) => files.reduce((sum, file) => sum + file[key], 0);

function header({ date, machine, load, chromium, yew, react, ours }) {
  const versions = [`Chromium ${chromium}`, react && `React ${react}`, `Yew ${yew}`, `Mortise at ${ours}`];
  return [
    `Taken ${date} on ${machine.cores} cores (${machine.cpu}), ${machine.memoryGib} GiB, ${machine.system}, Node ${machine.node}.`,
    `Versions: ${versions.filter(Boolean).join(', ')}.`,
    `Load average before and after: ${load.map((value) => value.toFixed(1)).join(', ')}.`,
  ].join('\n');
}

function verdict(ours, peer) {
  const ratio = ours.median / peer.median;
  const times = `${ratio.toFixed(2)} ×`;
  if (ratio <= 1) return ratio < 1 / NOISE ? `reached, ${times}` : `reached, ${times} (within noise)`;
  return ratio <= NOISE ? `**missed**, ${times} (within noise)` : `**missed**, ${times}`;
}

const MODES = { script: 'Script only', painted: 'Painted' };

function comparison(readings, measures) {
  const peers = ['react', 'ours', 'floor'].filter((peer) => readings.script[peer]);
  return Object.entries(MODES).map(([mode, title]) => {
    const rows = measures.map(({ key, title }) => {
      const of = (peer) => readings[mode][peer]?.[key];
      const cells = peers.map((peer) => (of(peer) ? triple(of(peer)) : 'not measured'));
      const judged = of('ours') && of('react') ? verdict(of('ours'), of('react')) : 'not measured';
      return [title, ...cells, judged];
    });
    return `${title}, ms, minimum / **median** / p95:\n\n${table(
      ['', ...peers.map((peer) => ({ react: 'React', ours: 'ours', floor: 'floor' })[peer] ?? peer), 'goal: at or under React'], rows)}`;
  }).join('\n\n');
}

function bothSizes(sizes) {
  const rows = Object.entries(sizes).map(([peer, files]) => [
    peer, files.map(({ name }) => name).join(', '), kb(total(files, 'raw')), kb(total(files, 'brotli'))]);
  return table(['size', 'files', 'raw', 'brotli'], rows);
}

function slots(result) {
  const measures = [
    { key: 'mount', title: 'mount 1,000 posts' },
    { key: 'enable', title: 'enable live' },
    { key: 'update', title: 'update one' },
    { key: 'disable', title: 'disable' },
  ];
  return `## Slots: 1,000 posts, each with a slot

${header(result)}
${result.counts.warmUps} warm-ups, ${result.counts.repetitions} repetitions, in alternation in one page.

${comparison(result.readings, measures)}

${bothSizes(result.sizes)}

The peer is \`peers/react-pluggable.js\`, unchanged.
The floor is the same markup by plain DOM calls, without registry, guards or framework.`;
}

function posts(result) {
  const measures = [
    { key: 'jump', title: 'jump to a far position' },
    { key: 'scroll', title: 'scroll 1,500 px in five steps' },
    { key: 'append', title: 'one new post at the bottom' },
  ];
  return `## Post list: 10,000 posts in the store

${header(result)}
@tanstack/react-virtual ${result.virtual}.
${result.counts.warmUps} warm-ups, ${result.counts.repetitions} repetitions, in alternation, both lists side by side on one page with the chat's style sheets.

Here «script only» is the browser's own account of script on the main thread over the action and the eight frames after it, «painted» that of all tasks: a virtual list needs layout, and works over several frames.
The column «floor» is eight frames without an action.

${comparison(result.readings, measures)}

Rows on the page at rest: React ${result.rows.react}, ours ${result.rows.ours}.

${bothSizes(result.sizes)}`;
}

function size(result) {
  const list = (files) => table(['file', 'raw', 'brotli 11', 'as served', 'encoding'], files.map((file) => [
    `\`${file.name}\``, kb(file.raw), kb(file.brotli), kb(file.wire), file.encoding]));
  const sums = (files) => `${kb(total(files, 'brotli'))} brotli, ${kb(total(files, 'wire'))} as served, ${kb(total(files, 'raw'))} raw`;
  const all = [...result.files, ...result.data];
  return `## Size: what the first screen loads

${header(result)}
The chat of a signed-in person in the demo workspace, empty cache, until the network is quiet.

Everything but plugins: **${sums(all)}**.
Goal under 300 KB: brotli ${total(all, 'brotli') < 300_000 ? 'reached' : '**missed**'}, as served ${total(all, 'wire') < 300_000 ? 'reached' : '**missed**'}.

The app (${sums(result.files)}):

${list(result.files)}

Answers of the server, ${result.data.length} of them: ${sums(result.data)}.

${result.plugins.length ? `Plugins, apart (${sums(result.plugins)}):\n\n${list(result.plugins)}` : 'No plugin was loaded with it.'}`;
}

function pluginOn(result) {
  const row = (title, reading) => [title, ...['min', 'median', 'p95'].map((key) => ms(reading[key])), reading.median < 50 ? 'reached' : '**missed**'];
  const { fresh, again } = result.readings;
  return `## Plugin on: from the WebSocket event to the override on screen

${header(result)}
The sample \`hovercard\` (Rust, Yew, a WebAssembly instance of its own) in the open profile popover.
${result.counts.warmUps} warm-ups, ${result.counts.repetitions} repetitions each.

${table(['ms', 'minimum', 'median', 'p95', 'goal: under 50 ms'], [
    row('page never ran it, bundle in the HTTP cache: in the document', fresh.visible),
    row('… and its frame painted', fresh.painted),
    row('page ran it before: in the document', again.visible),
    row('… and its frame painted', again.painted),
  ])}

Outlets on the page: ${result.outlets}.
In how many of the ${2 * result.counts.repetitions} times an outlet of a slot changed: ${Object.entries(result.touched).map(([slot, n]) => `\`${slot}\` ${n}`).join(', ') || 'none'}.
Goal that only touched slots render: ${result.strangers.length === 0 ? 'reached' : `**missed**, also ${result.strangers.join(', ')}`}.`;
}

// Goals of the chat as a whole.
const GOALS = { switchMs: 50, keyMs: 16, textMs: 50, outletsShare: 0.02 };
const parts = ({ min, median, p95 }) => [min, median, p95].map(ms);

function mount(result) {
  const more = (reading, bare) => [reading.median, reading.min]
    .map((ms, nth) => `${(100 * (ms / [bare.median, bare.min][nth] - 1)).toFixed(1)} %`);
  const rows = (title, { bare, ours, all }) => [
    [`${title}: without`, triple(bare), '', '', ''],
    [`${title}: as the chat is`, triple(ours), ...more(ours, bare), reached(ours.median / bare.median - 1 < GOALS.outletsShare)],
    [`${title}: every outlet`, triple(all), ...more(all, bare), ''],
  ];
  const { script, painted } = result.readings;
  return `## Mount: the post list with outlets that nobody fills

${header(result)}
${result.counts.warmUps} warm-ups, ${result.counts.repetitions} repetitions each, taking turns in one page.
The chat's list, posts and Markdown with its style sheets, ${result.seen.ours.posts} posts on the page.
«Without» has nothing of slots; «as the chat is» decides for each line which outlets stand there, which while no plugin wants one is ${result.seen.ours.outlets}, around the list; «every outlet» has the ${result.seen.all.outlets} that stand there once plugins want them, empty.
Around a post of the real chat there is more to mount (see «Chat»), so there the share is smaller.

${table(['ms', 'minimum / **median** / p95', 'more, by the median', 'by the minimum', 'goal: under 2 %'],
    [...rows('script only', script), ...rows('painted', painted)])}`;
}

function texts(result) {
  const row = ([name, { read, painted }]) => [name, String(result.elements[name]), triple(read), triple(painted), reached(painted.median < GOALS.textMs)];
  return `## Texts: posts that are made to be hard to draw

${header(result)}
${result.counts.warmUps} warm-ups, ${result.counts.repetitions} repetitions each; each text is as long as a post may be.
«Read» is from letters to the tree, «painted» from letters to the end of the frame that shows it.

${table(['text', 'elements', 'read, ms, minimum / **median** / p95', 'painted', `goal: painted in ${GOALS.textMs} ms`], Object.entries(result.readings).map(row))}`;
}

function chat(result) {
  const { switch: switched, typing } = result;
  return `## Chat: switching and typing

${header(result)}
The real client against a real server, in a window of 1600 by 900.
${result.counts.repetitions} switches between two channels of ${switched.posts} posts, each visited before, by a click in the sidebar: until the newest post is in the document, and until the frame that shows it is painted, with the wait for the screen.
${typing.readings.work.n} keys in the message box of a channel of which all ${whole(typing.posts)} posts are loaded, ${typing.drawn} of them on the page: the work of one key in the frame that shows it, and a real key until it is painted, with the wait for the screen (up to 17 ms).

${table(['ms', 'minimum', 'median', 'p95', 'goal'], [
    ['switch: in the document', ...parts(switched.readings.there), ''],
    ['switch: painted', ...parts(switched.readings.painted), `under ${GOALS.switchMs} ms: ${reached(switched.readings.painted.median < GOALS.switchMs)}`],
    ['key: work', ...parts(typing.readings.work), `under ${GOALS.keyMs} ms: ${reached(typing.readings.work.median < GOALS.keyMs)}`],
    ['key: painted, with the wait', ...parts(typing.readings.wait), ''],
  ])}`;
}

// Flat: at the end not more than this many times what was held after ten minutes.
const GROWTH = 1.05;

function memory(result) {
  const [, early] = result.readings;
  const late = result.readings.at(-1);
  const held = ({ heap, wasm }) => heap + wasm;
  const growth = held(late) / held(early);
  return `## Memory: an hour of one message per second

${header(result)}
The real client against a real server; the messages go into the open channel, as fast as the server takes them. Read after the garbage was collected.

${table(['messages', 'heap of JavaScript', 'memory of WebAssembly', 'nodes', 'listeners'], result.readings.map((reading) =>
    [whole(reading.messages), mb(reading.heap), mb(reading.wasm), whole(reading.nodes), whole(reading.listeners)]))}

From ${whole(early.messages)} to ${whole(late.messages)} messages: ${growth.toFixed(2)} times.
Goal flat, at most ${GROWTH} times: ${reached(growth <= GROWTH)}.`;
}

const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const whole = (value) => Math.round(value).toLocaleString('en-US');

function fanOut(result) {
  const row = (title, side) => [title, `${whole(side.delivered)} of ${whole(result.expected)}`, triple(side.latency),
    mb(side.idle), mb(side.connected), mb(side.after), side.delivered === result.expected ? 'reached' : '**missed**'];
  return `## Fan-out: one message per second to ${result.windows} windows

${header(result)}
${result.counts.repetitions} messages to each side, alternating; from sending the request to each window's receipt.
Ours signs in, checks rights, stores the post durably and counts unread messages; the peer (\`ws\` for Node) does nothing of that.
Clients and servers share the machine.

${table(['', 'delivered', 'ms to a window, minimum / **median** / p95', 'memory idle', 'windows open', 'at the end', 'goal: all delivered'],
    [row('ours', result.sides.ours), row('peer', result.sides.peer)])}`;
}

function manifests(result) {
  const row = (title, side) => [title, ['min', 'median', 'p95'].map((key) => whole(side.perSecond[key])).join(' / '), triple(side.latency)];
  return `## Manifests: \`GET /plugins/webapp\` with ${result.plugins} plugins

${header(result)}
${result.counts.repetitions} rounds of ${result.requests} requests over ${result.connections} connections, ${kb(result.bytes)} each, rounds alternating.
The peer is Node's HTTP server sending the same bytes from memory.
Client and servers share the machine.

${table(['', 'requests per second, minimum / median / p95 of the rounds', 'ms, minimum / **median** / p95'],
    [row('ours', result.sides.ours), row('peer', result.sides.peer)])}`;
}

// Flat: installing a thousand times more takes no more than this above what a small one takes.
const FLAT_MB = 16;

function install(result) {
  const { took, grewMb } = result;
  const flat = grewMb.big.p95 - grewMb.small.median <= FLAT_MB;
  return `## Install: a bundle of ${mb(result.bytes.big)}

${header(result)}
${result.counts.repetitions} installs each over HTTP, content that can not be compressed.
By hand means \`sha256sum\` and \`tar -xzf\` of the same file, without sending, checking or flushing it.

${table(['', 'ms, minimum / **median** / p95', 'memory above the start, MB, minimum / **median** / p95'], [
    [`ours, ${mb(result.bytes.big)}`, triple(took.big), triple(grewMb.big)],
    [`ours, ${mb(result.bytes.small)}`, triple(took.small), triple(grewMb.small)],
    ['by hand', triple(took.hand), ''],
  ])}

Goal that memory stays flat (at most ${FLAT_MB} MB above the small one): ${flat ? 'reached' : '**missed**'}.`;
}

const reached = (is) => (is ? 'reached' : '**missed**');

function author(result) {
  const { first, edit } = result;
  const goals = { rustFirst: 60_000, jsFirst: 10_000, rustEdit: 2_000, jsEdit: 300 };
  const row = (title, readings, goal) => [title, triple(readings), goal ? `${reached(readings.median < goal)}, under ${goal / 1000} s` : ''];
  return `## Author: from nothing to a picture, from an edit to the page

${header(result)}
${result.counts.folders} new folders and ${result.counts.repetitions} edits each; the packages of cargo are there, nothing of the folder is compiled.
A new folder: \`mortise plugin new\`, \`mortise plugin dev\`, until the cell shows the plugin.
An edit: from the saved file until the text shows in the workbench. The Rust plugin has the sources of \`hovercard\`.

${table(['', 'ms, minimum / **median** / p95', 'goal'], [
    row('new to first picture, Rust', first.rust, goals.rustFirst),
    row('new to first picture, JavaScript', first.js, goals.jsFirst),
    row('edit to visible, Rust', edit.rust, goals.rustEdit),
    row('edit to visible, JavaScript', edit.js, goals.jsEdit),
    row('edit to visible, a story of Ladle', edit.ladle),
  ])}`;
}

function workbench(result) {
  const { first, matrix, files } = result;
  const bytes = (name) => total(files[name], 'brotli');
  const goals = { bytes: 350_000, cellsMs: 1_000 };
  return `## Workbench: first screen and ${result.cells} cells

${header(result)}
${result.counts.repetitions} times from an empty cache, in alternation. Ours compares the default with an override, so its first screen has two frames; Ladle shows one story, and its ${result.cells} frames are all the same one.

${table(['', 'ours', 'Ladle'], [
    ['first screen, ms, minimum / **median** / p95', triple(first.ours), triple(first.ladle)],
    ['… brotli', kb(bytes('ours')), kb(bytes('ladle'))],
    [`${result.cells} cells, ms, minimum / **median** / p95`, triple(matrix.ours), triple(matrix.ladle)],
  ])}

Goal for the first screen, under ${kb(goals.bytes)} brotli: ${reached(bytes('ours') < goals.bytes)}. Goal for ${result.cells} cells, under 1 s: ${reached(matrix.ours.median < goals.cellsMs)}.

${table(['file of ours', 'raw', 'brotli'], files.ours.map(({ name, raw, brotli }) => [name, kb(raw), kb(brotli)]))}`;
}

const SECTIONS = { slots, posts, mount, texts, chat, memory, size, 'plugin-on': pluginOn, 'fan-out': fanOut, manifests, install, author, workbench };

export function render(results) {
  const sections = Object.entries(SECTIONS).map(([name, section]) =>
    (results[name] ? section(results[name]) : `## ${name}\n\nNot measured yet.`));
  return `# Benchmark results

Written by \`cargo xtask bench\`; do not edit.
Two readings differ when they differ by more than ${NOISE} times on a shared machine.
«Script only» stands in a container with \`display: none\`; «painted» runs to the end of the frame that shows the change, without the wait for the frame to start.
Every implementation gets one microtask turn before the clock is read, because Yew renders at the end of the microtask queue; React is flushed with \`flushSync\`.
The judged value is the median.

${sections.join('\n\n')}
`;
}
