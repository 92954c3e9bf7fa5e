export default {
  initialize(registry) {
    registry.item("center-toast.v1", "note", {
      mount(element, props) {
        element.innerHTML = props.viewer_id;
      },
    });
  },
};
