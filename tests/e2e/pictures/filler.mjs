// A plugin that fills a slot when it is told to, so that each list has something to show.
// It is text, since `writePlugin` puts it into a folder that a server reads.
import { readFileSync } from 'node:fs';

const SLOTS = JSON.parse(readFileSync(new URL('../../../crates/contracts/types/catalogue.json', import.meta.url), 'utf8'));

export const ID = 'pictures';

const source = () => {
  const styles = `
    .chip { display: inline-flex; align-items: center; padding: var(--space-1) var(--space-2); border-radius: var(--radius-1); background: var(--color-accent-soft); color: var(--color-text); font-size: var(--font-size-s); white-space: nowrap; }
    .float { position: fixed; inset-block-end: var(--space-12); inset-inline-end: var(--space-12); box-shadow: var(--shadow-2); }
    .block { display: grid; place-items: center; min-block-size: var(--size-header); margin-block: var(--space-1); padding: var(--space-3); border: var(--line-1) dashed var(--color-border-strong); border-radius: var(--radius-2); background: var(--color-accent-soft); color: var(--color-text); }
  `;
  const element = (name, of) => Object.assign(document.createElement(name), of);
  const looks = {
    chip: { view: () => element('span', { className: 'chip', textContent: 'Your plugin' }), styles },
    star: { view: () => element('span', { className: 'chip', textContent: '★' }), styles },
    float: { view: () => element('span', { className: 'chip float', textContent: 'Your plugin' }), styles },
    block: { view: () => element('div', { className: 'block', textContent: 'Your plugin' }), styles },
    icon: { view: () => element('button', { type: 'button', className: 'icon-button', textContent: '★', ariaLabel: 'Your plugin' }) },
    entry: { view: () => element('button', { type: 'button', className: 'menu__item', role: 'menuitem', tabIndex: -1, textContent: 'Your plugin' }) },
  };
  return {
    initialize(registry, host) {
      const fill = (slot, look, key = 'pictures') => {
        // Some regions are outlets only where a plugin wants them.
        if (look === 'around') return registry.wrap(slot, { mount: (place, _props, ctx) => place.append(ctx.children) });
        const { view, styles } = looks[look];
        return registry.item(slot, key, { mount: (place) => place.append(view()) }, { styles });
      };
      // Panels and the like are the chat's.
      if (location.pathname.startsWith('/admin_console')) {
        fill('admin-console-setting.v1', 'block', `${host.plugin}:choice`);
        fill('site-statistic.v1', 'block', 'pictures');
        fill('admin-section.v1', 'block', `${host.plugin}:choices`);
        return;
      }
      const title = 'Your plugin';
      const section = { title, settings: [{ kind: 'custom', name: 'choice', title: 'Your setting' }] };
      globalThis.pictures = {
        fill,
        panel: host.panel({ name: 'panel', title }),
        page: host.page({ name: 'page', title }),
        product: host.product({ name: 'product', base: 'your-product', title, icon: '★' }),
        settings: host.userSettings({ title, icon: '★', sections: [section] }),
        tab: host.channelSettingsTab({ name: 'tab', title, icon: '★' }),
        option: host.channelOption({ name: 'option', label: title, description: 'A kind of channel of your own.', icon: '★' }),
      };
    },
  };
};

export const SOURCE = `export default (${source.toString()})();\n`;

// Every slot but the pages of the console, where it would run on each of them.
const slots = SLOTS.map(({ id }) => id).filter((id) => id !== 'admin-page.v1');

export const MANIFEST = {
  name: 'Your plugin',
  webapp: { bundle_path: 'webapp/main.js', kind: 'module', slots },
  settings_schema: {
    settings: [{ key: 'choice', display_name: 'Your setting', type: 'custom', help_text: 'Drawn by the plugin itself.' }],
    sections: [{ key: 'choices', title: 'Your section', custom: true, settings: [{ key: 'other', display_name: 'Another', type: 'bool' }] }],
  },
};
