//! What lies over the page: popovers, menus, dialogs.

use client::components::{AnchorRect, Menu, MenuGroup, MenuItem, Modal, Popover, Side};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::{Log, Stage, document, press, send};

fn with_popover(open: bool, log: &Log) -> Html {
    let anchor = AnchorRect { left: 40.0, top: 30.0, width: 20.0, height: 10.0 };
    html! {
        <>
            <button id="opener">{ "open" }</button>
            if open {
                <Popover {anchor} side={Side::Below} label="Box" on_close={log.writer("close")}>
                    <Menu label="Menu">
                        <MenuGroup>
                            <MenuItem label="One" on_choose={log.writer("one")} />
                            <MenuItem label="Two" on_choose={log.writer("two")} />
                        </MenuGroup>
                    </Menu>
                </Popover>
            }
        </>
    }
}

fn focused() -> String {
    document().active_element().and_then(|it| it.text_content()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_popover_stands_beside_its_anchor() {
    let stage = Stage::show(with_popover(true, &Log::default())).await;
    let rect = stage.find(".popover").get_bounding_client_rect();
    assert_eq!((rect.left(), rect.top()), (40.0, 46.0));
}

#[wasm_bindgen_test]
async fn escape_and_a_press_outside_close_a_popover() {
    let log = Log::default();
    let stage = Stage::show(with_popover(true, &log)).await;
    send(&stage.find(".menu__item"), "pointerdown");
    assert_eq!(log.take(), [""; 0]);
    send(&stage.find("#opener"), "pointerdown");
    assert_eq!(log.take(), ["close ()"]);
    press(&stage.find(".menu__item"), "Escape", |_| {});
    assert_eq!(log.take(), ["close ()"]);
}

#[wasm_bindgen_test]
async fn the_focus_goes_into_the_menu_along_it_and_back() {
    let log = Log::default();
    let stage = Stage::show(with_popover(false, &log)).await;
    stage.find("#opener").focus().unwrap();
    stage.change(with_popover(true, &log)).await;
    assert_eq!(focused(), "One");
    press(&stage.find(".menu__item"), "ArrowDown", |_| {});
    assert_eq!(focused(), "Two");
    press(&stage.find(".menu__item"), "ArrowDown", |_| {});
    assert_eq!(focused(), "One");
    stage.change(with_popover(false, &log)).await;
    assert_eq!(focused(), "open");
}

#[wasm_bindgen_test]
async fn a_focus_that_leaves_closes_the_popover() {
    let log = Log::default();
    let stage = Stage::show(with_popover(true, &log)).await;
    stage.find("#opener").focus().unwrap();
    assert_eq!(log.take(), ["close ()"]);
}

#[wasm_bindgen_test]
async fn a_dialog_makes_the_rest_inert_and_asks_before_it_closes() {
    let log = Log::default();
    let on_close = log.writer("close");
    let stage = Stage::show(html! { <Modal title="Title" {on_close}>{ "body" }</Modal> }).await;
    assert!(stage.try_find("dialog:modal").is_some());
    send(&stage.find("dialog"), "cancel");
    assert_eq!(log.take(), ["close ()"]);
    assert!(stage.try_find("dialog:modal").is_some(), "its owner takes it away");
    stage.find(".modal__header button").click();
    assert_eq!(log.take(), ["close ()"]);
}

#[wasm_bindgen_test]
async fn the_focus_goes_back_to_what_opened_a_dialog() {
    let with_dialog = |open: bool| {
        html! {
            <>
                <button id="opener">{ "open" }</button>
                if open {
                    <Modal title="Title" on_close={Callback::noop()}>{ "body" }</Modal>
                }
            </>
        }
    };
    let stage = Stage::show(with_dialog(false)).await;
    stage.find("#opener").focus().unwrap();
    stage.change(with_dialog(true)).await;
    assert_ne!(focused(), "open");
    stage.change(with_dialog(false)).await;
    assert_eq!(focused(), "open");
}
