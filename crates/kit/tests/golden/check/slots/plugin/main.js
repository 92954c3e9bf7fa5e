export default {
  initialize(registry, host) {
    registry.item("root.v1", "a", { mount() {} });
    registry.replace("nowhere.v1", { mount() {} });
    registry.wrap("center-toast.v1", { mount() {} });
    host.user().then(() => host.request("/api/v4/posts", { method: "POST", body: {} }));
  },
};
