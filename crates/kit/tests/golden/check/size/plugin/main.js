export default {
  initialize(registry, host) {
    registry.item("center-toast.v1", "note", {
      mount(element) {
        host.user().then((user) => element.append(user.username));
      },
    });
  },
};
