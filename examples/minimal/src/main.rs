//! A counter with one slot: the runtime in an app that is not the chat.
//!
//! `trunk serve examples/minimal/index.html` shows it; the button turns a plugin on and off.

use js_sys::Function;
use runtime::{Config, Contract, PluginId, Runtime, Shape, Slot};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use yew::prelude::*;

// ANCHOR: contract
/// The face of the counter. Plugins may replace, wrap, extend or hide it.
struct Face;

#[derive(Clone, PartialEq, Serialize)]
struct FaceProps {
    count: i32,
}

/// What a face may ask for.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum FaceAction {
    Add { amount: i32 },
}

impl Contract for Face {
    const ID: &'static str = "face.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = FaceProps;
    type Action = FaceAction;
}
// ANCHOR_END: contract

/// A plugin as an author writes it. A real one comes from a server: `runtime.sync(&manifests)`.
const STARS: &str = "return {
    initialize(registry) {
        registry.replace('face.v1', {
            mount(element, props, ctx) {
                const button = document.createElement('button');
                button.onclick = () => ctx.action({ type: 'add', amount: 10 });
                const update = ({ count }) => { button.textContent = '★'.repeat(count) || 'ten stars'; };
                update(props);
                element.append(button);
                return { update };
            },
        });
    },
}";

fn turn(on: bool) {
    let Ok(id) = PluginId::try_from("stars") else { return };
    let runtime = Runtime::current();
    if !on {
        runtime.disable(&id);
    } else if let Ok(module) = Function::new_no_args(STARS).call0(&JsValue::NULL) {
        runtime.add_module(&id, module);
    }
}

// ANCHOR: app
#[component]
fn App() -> Html {
    let count = use_state(|| 1);
    let on = use_state(|| false);
    let on_action = {
        let count = count.clone();
        Callback::from(move |FaceAction::Add { amount }| count.set(*count + amount))
    };
    let toggle = {
        let on = on.clone();
        Callback::from(move |_: MouseEvent| {
            turn(!*on);
            on.set(!*on);
        })
    };
    let face = html! { <p>{ format!("The count is {}.", *count) }</p> };
    html! {
        <main>
            { Slot::<Face>::new(FaceProps { count: *count }).on_action(on_action).around(face) }
            <button onclick={toggle}>{ if *on { "Plugin off" } else { "Plugin on" } }</button>
        </main>
    }
}
// ANCHOR_END: app

// ANCHOR: main
fn main() {
    Runtime::install(Config::default()).define::<Face>();
    yew::Renderer::<App>::new().render();
}
// ANCHOR_END: main
