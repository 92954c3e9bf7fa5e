// Everything that a plugin must not do, and beside it what only looks like it.
import "https://example.org/library.js";
import "./page.css";

const SLOT = "center-toast.v1";

class Card {
  mount(element, props) {
    element.innerHTML = props.text;
    element.insertAdjacentHTML("beforeend", props.text);
    document.write(props.text);
    eval(props.text);
    new Function("a", props.text);
    setTimeout("run()", 10);
    document.cookie = "a=b";
    localStorage.setItem("a", "b");
    window.sessionStorage.clear();
    globalThis["indexedDB"].open("a");
    fetch("/api/v4/users/me");
    new XMLHttpRequest();
    new window.WebSocket("wss://example.org");
    navigator.sendBeacon("/x");
    window.top.postMessage("x", "*");
    if (parent !== window) return;
    history.pushState({}, "", "/x");
    location.href = "/x";
    window.location = "/x";
    alert("x");
    if (window.confirm("x")) prompt("y");
    document.body.append(element);
    document.documentElement.classList.add("dark");
    document.body.style.margin = "0";
    Array.prototype.last = () => undefined;
    Object.assign(String.prototype, {});
    window.addEventListener("resize", this.resize);
    document.addEventListener("keydown", this.key);
    window.addEventListener("scroll", this.scroll, { signal: this.end });
    import("http://example.org/x.js");
  }

  unmount() {
    document.removeEventListener("keydown", this.key);
  }
}

// None of these is the browser's.
function quiet(host, { fetch, confirm }, element) {
  const localStorage = new Map();
  localStorage.get("a");
  fetch("x");
  confirm("y");
  host.confirm({ title: "x" });
  element.textContent = "innerHTML eval(document.cookie)";
  setTimeout(() => {}, 10);
  element.append(document.createElement("p"));
}

export default {
  initialize(registry, host) {
    registry.item(SLOT, "note", { mount: (element, props) => new Card().mount(element, props) });
    host.request(`/plugins/plugin/${quiet}`);
  },
};
