// The plugin of the slots benchmark, loaded by the runtime like any other. It keeps its registry,
// and the driver's `enable` makes it contribute and take back: as in the peer, whose registry
// changes without a bundle being fetched.
const view = {
  mount(element, { post }) {
    const attachment = document.createElement('span');
    attachment.className = 'attachment';
    attachment.textContent = `attachment ${post}`;
    element.append(attachment);
    return { update() {}, unmount() {} };
  },
};

export default {
  initialize(registry) {
    let handle;
    window.attachmentPlugin = {
      enable(on) {
        if (on) handle = registry.replace('post-attachment.v1', view);
        else handle.remove();
      },
    };
  },
};
