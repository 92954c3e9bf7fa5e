//! The view contract: what crosses, and what a plugin is refused.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{GreetingAction, Page};

#[wasm_bindgen_test]
async fn actions_reach_the_app_typed() {
    let page = Page::open().await;
    let view = "(element, props, ctx) => { ctx.action({ type: 'wave', times: 2 }) }";
    page.initialize("card", &format!("registry.replace('greeting.v1', {view})")).await;
    // Sent from inside mount, when the view is known already.
    assert_eq!(page.actions(), [GreetingAction::Wave { times: 2 }]);
}

#[wasm_bindgen_test]
async fn an_action_that_the_contract_does_not_have_is_a_report() {
    let page = Page::open().await;
    let view = "(element, props, ctx) => { ctx.action({ type: 'dance' }); element.append('card') }";
    page.initialize("card", &format!("registry.replace('greeting.v1', {view})")).await;
    assert_eq!(page.reports(), ["action bad_action"]);
    assert!(page.last_report().message.contains("dance"), "{}", page.last_report().message);
    assert_eq!(page.seen("greeting.v1"), "card", "the view stays");
}

#[wasm_bindgen_test]
async fn the_context_says_who_and_where() {
    let page = Page::open().await;
    let view =
        "(element, props, ctx) => { element.append([ctx.plugin, ctx.slot, ctx.key].join(' ')) }";
    page.initialize("poll", &format!("registry.item('body.v1', 'custom_poll', {view})")).await;
    assert_eq!(page.seen("body.v1"), "poll body.v1 custom_poll");
}

async fn refused(body: &str, expected: &str) {
    let page = Page::open().await;
    page.initialize("card", body).await;
    let report = page.runtime.status().reports.remove(0);
    assert_eq!((report.phase.as_str(), report.message.as_str()), ("register", expected));
    assert_eq!(page.reports()[1], "initialize threw", "what is not caught ends initialize");
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
}

#[wasm_bindgen_test]
async fn an_unknown_slot_is_refused() {
    refused(
        "registry.replace('nope.v1', text('x'))",
        "slot \"nope.v1\": this app has no such slot",
    )
    .await;
}

#[wasm_bindgen_test]
async fn an_item_in_a_region_is_refused() {
    let message = "item in \"greeting.v1\": a region slot takes no item";
    refused("registry.item('greeting.v1', 'x', text('x'))", message).await;
}

#[wasm_bindgen_test]
async fn an_order_that_is_no_number_is_refused() {
    let message = "options.order JsValue(\"soon\"): must be a whole number from -10000 to 10000";
    refused("registry.replace('greeting.v1', text('x'), { order: 'soon' })", message).await;
}

#[wasm_bindgen_test]
async fn a_view_without_mount_is_refused() {
    let message = "replace: a view is a function or an object with a mount function";
    refused("registry.replace('greeting.v1', { render() {} })", message).await;
}

#[wasm_bindgen_test]
async fn more_items_than_anybody_reads_are_refused_and_none_stays() {
    let ten_thousand =
        "for (let n = 0; n < 10_000; n++) registry.item('buttons.v1', `b${n}`, text('b'))";
    let message = "item in \"buttons.v1\": plugin \"card\" has 500 contributions here already, \
                   and none may have more";
    refused(ten_thousand, message).await;

    // Who goes on all the same has the first ones, and others have theirs.
    let page = Page::open().await;
    let stubborn = format!(
        "{} {{ try {{ {} }} catch {{}} }}",
        "for (let n = 0; n < 10_000; n++)", "registry.item('buttons.v1', `b${n}`, text('.'))"
    );
    page.initialize("card", &stubborn).await;
    page.initialize("other", "registry.item('buttons.v1', 'o', text('other'))").await;
    let seen = page.seen("buttons.v1");
    assert_eq!(seen.matches('.').count(), 500, "{seen}");
    assert!(seen.ends_with("other"), "{seen}");
}

#[wasm_bindgen_test]
async fn the_same_item_twice_is_refused() {
    let twice = "registry.item('buttons.v1', 'b', text('one')); \
                 registry.item('buttons.v1', 'b', text('two'))";
    let message = "item \"b\" in \"buttons.v1\": plugin \"card\" has already an item of this key";
    refused(twice, message).await;
}
