import "./page.css";
import shadow from "./shadow.css";

const styles = `
  :host { color: #123456; }
  .note:focus { outline: none; }
`;

export default {
  initialize(registry) {
    registry.item("center-toast.v1", "a", { mount() {} }, { styles });
    registry.item("center-toast.v1", "b", { mount() {} }, { styles: shadow });
    registry.item("center-toast.v1", "c", { mount() {} }, { styles: "body { margin: 0 }" });
  },
};
