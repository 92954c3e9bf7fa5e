// @ts-check
// Marks every slot and listens in every hook, so that one sees what plugins can reach.

/**
 * @typedef {import("../../../crates/contracts/types/mortise").Registry} Registry
 * @typedef {import("../../../crates/contracts/types/mortise").Host} Host
 * @typedef {import("../../../crates/contracts/types/mortise").SlotId} SlotId
 * @typedef {import("../../../crates/contracts/types/mortise").ItemSlotId} ItemSlotId
 */

/** @type {import("../../../crates/contracts/types/mortise").Plugin} */
const plugin = {
  initialize(registry, host) {
    regions(registry);
    signs(registry);
    lists(registry);
    menus(registry, host);
    links(registry, host);
    keyed(registry);
    panel(registry, host);
    page(registry, host);
    product(registry, host);
    settings(registry, host);
    channelOption(registry, host);
    channelTab(registry, host);
    hooks(host);
  },
};

export default plugin;

// Before each region a mark that says which one it is.
/** @param {Registry} registry */
function regions(registry) {
  mark(registry, "root.v1");
  mark(registry, "login.v1");
  mark(registry, "global-header.v1");
  mark(registry, "team-sidebar.v1");
  mark(registry, "sidebar.v1");
  mark(registry, "sidebar-header.v1");
  mark(registry, "sidebar-section.v1");
  mark(registry, "sidebar-row.v1");
  mark(registry, "channel-header.v1");
  mark(registry, "channel-header-title.v1");
  mark(registry, "profile-popover.v1");
  mark(registry, "post.v1");
  mark(registry, "post-list.v1");
  mark(registry, "post-reactions.v1");
  mark(registry, "post-files.v1");
  mark(registry, "day-separator.v1");
  mark(registry, "new-messages-line.v1");
  mark(registry, "channel-intro.v1");
  mark(registry, "thread-view.v1");
  mark(registry, "right-hand-side.v1");
  mark(registry, "search-results.v1");
  mark(registry, "message-box.v1");
  mark(registry, "autocomplete.v1");
  mark(registry, "settings-page.v1");
  mark(registry, "error-page.v1");
  mark(registry, "dialog.v1");
  mark(registry, "admin-page.v1");
}

// Before each channel's name a sign instead of the host's; in direct ones the picture stays.
/** @param {Registry} registry */
function signs(registry) {
  registry.wrap("channel-icon.v1", {
    mount(element, { channel }, ctx) {
      if (channel.kind === "direct") return void element.append(ctx.children);
      const sign = document.createElement("small");
      sign.dataset.testId = "sink-channel-icon.v1";
      sign.textContent = "🚰";
      element.append(sign);
    },
  });
}

// In each list an entry that says which one it is.
/** @param {Registry} registry */
function lists(registry) {
  entry(registry, "team-sidebar-bottom.v1");
  entry(registry, "sidebar-channel-label.v1");
  entry(registry, "channel-header-icon.v1");
  entry(registry, "channel-header-button.v1");
  entry(registry, "profile-popover-attributes.v1");
  entry(registry, "profile-popover-actions.v1");
  entry(registry, "post-action.v1");
  entry(registry, "post-header.v1");
  entry(registry, "post-attachment.v1");
  entry(registry, "code-block-action.v1");
  entry(registry, "new-messages-action.v1");
  entry(registry, "channel-intro-button.v1");
  entry(registry, "message-box-banner.v1");
  entry(registry, "center-toast.v1");
  entry(registry, "global.v1");
}

// Entries of menus and bars that do something when they are chosen.
/** @param {Registry} registry @param {Host} host */
function menus(registry, host) {
  registry.item("channel-menu.v1", "kitchen-sink", {
    mount(element, props, ctx) {
      press(element, "channel-menu.v1", "menuitem", () => ctx.action({ type: "insert_text", text: props.channel.display_name }));
    },
  });
  registry.item("call-button.v1", "kitchen-sink", {
    mount(element, props, ctx) {
      press(element, "call-button.v1", null, () => ctx.action({ type: "insert_text", text: `call in ${props.channel.display_name}` }));
    },
  });
  registry.item("browse-channels-menu.v1", "kitchen-sink", {
    mount: (element, { team }) => press(element, "browse-channels-menu.v1", "menuitem", () => {
      host.toast({ text: `chosen in the team ${team?.name ?? ""}` });
    }),
  });
  registry.item("post-menu.v1", "kitchen-sink", {
    mount(element, props, ctx) {
      press(element, "post-menu.v1", "menuitem", () => ctx.action({ type: "insert_text", text: props.post.message }));
    },
  });
  registry.item("help-menu.v1", "kitchen-sink", {
    mount: (element) => press(element, "help-menu.v1", "menuitem", () => {
      host.toast({ text: "The kitchen sink helps." });
    }),
  });
  registry.item("search-button.v1", "kitchen-sink", {
    mount(element, { terms }, ctx) {
      let written = terms;
      press(element, "search-button.v1", null, () => ctx.action({ type: "run", terms: `"${written}"` }));
      return {
        update(next) {
          written = next.terms;
        },
      };
    },
  });
  registry.item("search-suggestion.v1", "kitchen-sink", {
    mount(element, _props, ctx) {
      press(element, "search-suggestion.v1", null, () => ctx.action({ type: "set_terms", terms: "from:me " }));
    },
  });
  registry.item("search-hint.v1", "kitchen-sink", {
    mount(element, _props, ctx) {
      press(element, "search-hint.v1", null, () => ctx.action({ type: "set_terms", terms: "in:town-square " }));
    },
  });
  registry.item("main-menu.v1", "kitchen-sink", {
    mount: (element) => press(element, "main-menu.v1", "menuitem", () => {}),
  });
  registry.item("message-box-action.v1", "kitchen-sink", {
    mount(element, props, ctx) {
      let { draft } = props;
      press(element, "message-box-action.v1", null, () => ctx.action({ type: "set_text", text: draft.toUpperCase() }));
      return {
        update(next) {
          draft = next.draft;
        },
      };
    },
  });
}

// What is shown of links and files. Each entry sees all of them, and leaves empty what it does not know.
/** @param {Registry} registry @param {Host} host */
function links(registry, host) {
  registry.item("post-embed.v1", "kitchen-sink", {
    mount(element, { embed }) {
      if (new URL(embed.url).hostname.endsWith("example.com")) show(element, "post-embed.v1");
    },
  });
  registry.item("link-tooltip.v1", "kitchen-sink", {
    mount(element, { href }) {
      show(element, "link-tooltip.v1");
      element.append(` ${new URL(href, location.href).hostname}`);
    },
  });
  registry.item("file-menu.v1", "kitchen-sink", {
    mount: (element, { file }) => press(element, "file-menu.v1", "menuitem", () => {
      host.toast({ text: `chosen for ${file.name}` });
    }),
  });
  registry.item("file-preview.v1", "text/plain", {
    mount(element, { file }) {
      show(element, "file-preview.v1");
      element.append(` ${file.name}`);
    },
  });
  registry.item("file-upload-method.v1", "kitchen-sink", {
    mount(element, _props, ctx) {
      const attach = () => ctx.action({ type: "attach", name: "sink.txt", mime_type: "text/plain", base64: btoa("from the sink") });
      press(element, "file-upload-method.v1", null, attach);
    },
  });
}

// Keyed slots show an entry only where its key is asked for.
/** @param {Registry} registry */
function keyed(registry) {
  registry.item("post-body.v1", "custom_kitchen_sink", {
    mount(element, props) {
      element.textContent = `kitchen sink: ${props.post.message}`;
    },
  });
  registry.item("post-card.v1", "custom_kitchen_sink", {
    mount(element, props) {
      element.textContent = `kitchen sink knows: ${props.post.message}`;
    },
  });
  registry.item("admin-console-setting.v1", "kitchen-sink:note", {
    mount(element, props) {
      element.textContent = `kitchen sink: ${props.label}`;
    },
  });
  // ANCHOR: site-statistic
  registry.item("site-statistic.v1", "kitchen-sink", {
    mount(element, props) {
      const card = document.createElement("p");
      card.dataset.testId = "sink-site-statistic.v1";
      const show = (/** @type {typeof props} */ { team_id, last_day }) => {
        card.textContent = `Sinks in ${team_id === "" ? "all teams" : "this team"} until ${last_day}: 1`;
      };
      show(props);
      element.append(card);
      return { update: show, unmount() {} };
    },
  });
  // ANCHOR_END: site-statistic
  registry.item("admin-section.v1", "kitchen-sink:basin", {
    mount(element, _props, ctx) {
      press(element, "admin-section.v1", null, () => ctx.action({ type: "change", key: "Plug", value: false }));
    },
  });
}

// ANCHOR: panel
/** @param {Registry} registry @param {Host} host */
function panel(registry, host) {
  const panel = host.panel({ name: "sink", title: "Kitchen sink" });
  registry.item("panel.v1", panel.key, {
    mount(element, props) {
      const show = (/** @type {typeof props} */ { channel }) => {
        element.textContent = `kitchen sink beside ${channel?.display_name ?? "nothing"}`;
      };
      show(props);
      return { update: show };
    },
  });
  registry.item("app-bar.v1", "sink", {
    mount(element, props, ctx) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "icon-button";
      button.textContent = "🚰";
      button.setAttribute("aria-label", "Kitchen sink");
      button.addEventListener("click", () => ctx.action({ type: "toggle_panel", key: panel.key }));
      const show = (/** @type {typeof props} */ { open_panel: open }) =>
        button.setAttribute("aria-pressed", String(open === panel.key));
      show(props);
      element.append(button);
      return { update: show };
    },
  });
}
// ANCHOR_END: panel

// ANCHOR: page
/** @param {Registry} registry @param {Host} host */
function page(registry, host) {
  const page = host.page({ name: "sink", title: "Kitchen sink" });
  registry.item("page.v1", page.key, {
    mount(element, props) {
      const show = (/** @type {typeof props} */ { path, team }) => {
        element.textContent = `kitchen sink page of ${team?.display_name ?? "no team"}: ${path || "the beginning"}`;
      };
      show(props);
      return { update: show };
    },
  });
}
// ANCHOR_END: page

// ANCHOR: product
/** @param {Registry} registry @param {Host} host */
function product(registry, host) {
  const product = host.product({ name: "sink", base: "kitchen-sink", title: "Kitchen sink", icon: "🚰" });
  registry.item("product.v1", product.key, {
    mount(element, props) {
      const show = (/** @type {typeof props} */ { path }) => {
        element.textContent = `kitchen sink product: ${path || "the beginning"}`;
      };
      show(props);
      return { update: show };
    },
  });
  registry.item("product.v1", product.headerKey, {
    mount: (element) => show(element, "product.v1"),
  });
  registry.item("product-switcher.v1", "kitchen-sink", {
    mount: (element) => press(element, "product-switcher.v1", "menuitem", () => product.open("taps/hot")),
  });
}
// ANCHOR_END: product

// ANCHOR: settings
/** @param {Registry} registry @param {Host} host */
function settings(registry, host) {
  const settings = host.userSettings({
    title: "Kitchen sink",
    icon: "🚰",
    action: {
      title: "Drain", text: "Lets the water out.", button: "Pull the plug",
      run: () => host.toast({ text: "The kitchen sink is empty." }),
    },
    sections: [
      {
        title: "Water",
        onSubmit: (changes) => host.toast({ text: `kept: ${Object.keys(changes).join(", ")}` }),
        settings: [
          {
            kind: "radio", name: "temperature", title: "Temperature", default: "warm",
            options: [{ value: "cold", title: "Cold" }, { value: "warm", title: "Warm", hint: "For hands" }, { value: "hot", title: "Hot" }],
          },
          { kind: "toggle", name: "steam", title: "Steam", hint: "Not with cold water.", disabledIf: { name: "temperature", is: "cold" } },
          { kind: "text", name: "soap", title: "Soap", placeholder: "Lavender", maxLength: 40 },
        ],
      },
      {
        title: "Taps",
        settings: [
          { kind: "select", name: "finish", title: "Finish", options: [{ value: "steel", title: "Steel" }, { value: "brass", title: "Brass" }] },
          { kind: "custom", name: "drops", title: "Drops", default: 0 },
        ],
      },
    ],
  });
  registry.item("user-setting.v1", `${host.plugin}:drops`, {
    mount(element, props, ctx) {
      let { value } = props;
      press(element, "user-setting.v1", null, () => ctx.action({ type: "change", value: Number(value) + 1 }));
      const count = document.createElement("output");
      const water = document.createElement("output");
      element.append(count, water);
      // Also what the person chooses in another browser.
      const stop = settings.watch((changes) => {
        if ("temperature" in changes) water.textContent = ` in ${changes.temperature} water`;
      });
      const show = (/** @type {typeof props} */ next) => {
        value = next.value;
        count.textContent = ` ${value} drops`;
      };
      show(props);
      return { update: show, unmount: stop };
    },
  });
}
// ANCHOR_END: settings

// ANCHOR: channel-option
/** @param {Registry} registry @param {Host} host */
function channelOption(registry, host) {
  let isPlugged = false;
  const option = host.channelOption({
    name: "basin",
    label: "Basin",
    description: "A private channel that holds water.",
    icon: "🚰",
    base: "private",
    button: "Fill",
    create({ name }) {
      if (name.includes("leak")) return { error: "The basin leaks." };
      if (name.includes("later")) return { deferred: true };
    },
  });
  registry.item("create-channel-option.v1", option.key, {
    mount(element, _props, ctx) {
      const say = () => ctx.action({ type: "set_can_create", can_create: isPlugged, reason: "The plug is not in yet." });
      isPlugged = false;
      press(element, "create-channel-option.v1", null, () => {
        isPlugged = true;
        say();
      });
      say();
      // What is typed into the form changes nothing here.
      return { update() {} };
    },
  });
}
// ANCHOR_END: channel-option

// ANCHOR: channel-tab
/** @param {Registry} registry @param {Host} host */
function channelTab(registry, host) {
  const tab = host.channelSettingsTab({ name: "plumbing", title: "Plumbing", icon: "🚰" });
  registry.item("channel-settings-tab.v1", tab.key, {
    mount(element, props, ctx) {
      const kept = `pipes-${props.channel.id}`;
      const field = document.createElement("input");
      field.className = "field__input";
      field.setAttribute("aria-label", "Pipes");
      field.value = String(host.storage.get(kept) ?? "");
      const say = (/** @type {boolean} */ unsaved) => ctx.action({ type: "set_unsaved", unsaved });
      field.addEventListener("input", () => say(true));
      element.append(field);
      press(element, "channel-settings-tab.v1", null, () => {
        host.storage.set(kept, field.value);
        say(false);
      });
      const show = (/** @type {typeof props} */ { can_manage }) => {
        field.disabled = !can_manage;
      };
      show(props);
      return { update: show };
    },
  });
}
// ANCHOR_END: channel-tab

/** @param {Host} host */
function hooks(host) {
  // ANCHOR: hooks
  host.hook("message-will-be-posted", ({ message }) => {
    if (message.startsWith("!refuse ")) return { refuse: "The kitchen sink refuses." };
    if (message.startsWith("!shout ")) return { message: message.slice(7).toUpperCase() };
  });
  host.hook("message-will-format", ({ message }) => message.replaceAll("(sink)", "🚰"));
  // ANCHOR_END: hooks
  host.hook("message-will-be-updated", async ({ post }) => {
    if (post.message.startsWith("!refuse ")) return { refuse: "The kitchen sink refuses." };
  });
  host.hook("slash-command-will-be-posted", ({ command }) => {
    if (command.trim() !== "/sink") return;
    host.toast({ text: "The kitchen sink is here." });
    return { handled: true };
  });
  host.hook("files-will-upload", ({ files }) => {
    const kept = files.filter((file) => !file.name.endsWith(".sink"));
    if (kept.length < files.length) return { files: kept, note: "The kitchen sink keeps its own files." };
  });
  host.hook("desktop-notification", ({ title }) => ({ title: `🚰 ${title}` }));
  host.hook("channel-was-created", ({ channel }) => host.toast({ text: `The kitchen sink drips into ${channel.display_name}.` }));
  host.hook("reconnect", () => host.toast({ text: "The kitchen sink is connected again." }));
}

/** @param {Registry} registry @param {SlotId} slot */
function mark(registry, slot) {
  registry.before(slot, { mount: (element) => show(element, slot) });
}

/** @param {Registry} registry @param {ItemSlotId} slot */
function entry(registry, slot) {
  registry.item(slot, "kitchen-sink", { mount: (element) => show(element, slot) }, { order: 90 });
}

/** @param {HTMLElement} element @param {string} slot @param {string | null} role @param {() => void} onPress */
function press(element, slot, role, onPress) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = role ? "menu__item" : "icon-button";
  if (role) {
    button.setAttribute("role", role);
    button.tabIndex = -1;
  }
  button.dataset.testId = `sink-${slot}`;
  button.textContent = role ? slot : "🚰";
  button.setAttribute("aria-label", slot);
  button.addEventListener("click", onPress);
  element.append(button);
}

/** @param {HTMLElement} element @param {string} slot */
function show(element, slot) {
  const mark = document.createElement("small");
  mark.dataset.testId = `sink-${slot}`;
  mark.textContent = slot;
  element.append(mark);
}
