//! Every phase in which a plugin can fail: the default shows, a report says so, others go on.

use std::cell::RefCell;
use std::rc::Rc;

use runtime::{Config, Failure, PluginPhase};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::Page;

/// The plugin fails in this phase, and the default shows.
async fn check(module: &str, phase: &str, code: &str) -> Page {
    let page = Page::open().await;
    page.plugin("broken", module).await;
    assert_eq!(page.reports(), [format!("{phase} {code}")]);
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    let report = page.last_report();
    assert_eq!(report.plugin.as_ref().map(|id| id.as_str()), Some("broken"));
    page
}

fn replacing(view: &str) -> String {
    format!("{{ initialize(registry) {{ registry.replace('greeting.v1', {view}) }} }}")
}

#[wasm_bindgen_test]
async fn a_module_without_initialize() {
    let page = check("{}", "load", "no_initialize").await;
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Failed);
}

#[wasm_bindgen_test]
async fn initialize_throws_after_it_contributed() {
    let module = "{ initialize(registry) {
        registry.replace('greeting.v1', text('half'));
        throw new Error('no');
    } }";
    let page = check(module, "initialize", "threw").await;
    assert_eq!(page.last_report().message, "Error: no");
}

#[wasm_bindgen_test]
async fn initialize_rejects() {
    check("{ initialize() { return Promise.reject('no') } }", "initialize", "threw").await;
}

#[wasm_bindgen_test]
async fn initialize_never_answers() {
    let mut config = Config::default();
    config.limits.initialize = std::time::Duration::from_millis(20);
    let page = Page::with(config, |props| props).await;
    page.initialize("broken", "return new Promise(() => {})").await;
    for _ in 0..500 {
        if !page.reports().is_empty() {
            break;
        }
        page.settle().await;
    }
    assert_eq!(page.reports(), ["initialize timed_out"]);
    assert!(page.last_report().message.contains("20 ms"));
}

#[wasm_bindgen_test]
async fn mount_throws() {
    let page = check(&replacing("() => { throw new Error('no') }"), "mount", "threw").await;
    assert_eq!(page.state("greeting.v1"), "failed");
    assert_eq!(page.last_report().slot.unwrap().as_str(), "greeting.v1");
}

#[wasm_bindgen_test]
async fn mount_throws_nonsense() {
    check(&replacing("() => { throw undefined }"), "mount", "threw").await;
    check(&replacing("() => { throw Object.create(null) }"), "mount", "threw").await;
}

#[wasm_bindgen_test]
async fn mount_returns_nonsense() {
    for nonsense in ["42", "'text'", "Promise.resolve()", "{ update: 1 }", "() => {}"] {
        check(&replacing(&format!("() => ({nonsense})")), "mount", "bad_view").await;
    }
}

#[wasm_bindgen_test]
async fn what_mount_drew_before_it_threw_is_gone() {
    let view = "(element) => { element.append('half'); throw new Error('no') }";
    let page = check(&replacing(view), "mount", "threw").await;
    assert!(page.root.query_selector("mortise-view").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn update_throws() {
    let mut page = Page::open().await;
    let view =
        "(element) => { element.append('card'); return { update() { throw new Error('no') } } }";
    page.plugin("broken", &replacing(view)).await;
    assert_eq!(page.seen("greeting.v1"), "card");
    page.change(|props| props.name = "Grace".into()).await;
    assert_eq!(page.seen("greeting.v1"), "[hello Grace]");
    assert_eq!(page.reports(), ["update threw"]);
}

#[wasm_bindgen_test]
async fn unmount_throws() {
    let page = Page::open().await;
    let view =
        "(element) => { element.append('card'); return { unmount() { throw new Error('no') } } }";
    let id = page.plugin("broken", &replacing(view)).await;
    page.runtime.disable(&id);
    page.settle().await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    assert_eq!(page.reports(), ["unmount threw"]);
}

#[wasm_bindgen_test]
async fn uninitialize_throws() {
    let page = Page::open().await;
    let module = "{ initialize() {}, uninitialize() { throw new Error('no') } }";
    let id = page.plugin("broken", module).await;
    page.runtime.disable(&id);
    assert_eq!(page.reports(), ["uninitialize threw"]);
}

#[wasm_bindgen_test]
async fn a_trap_ends_the_plugin_at_once() {
    // (module (func (export "f") unreachable))
    let trap = "const bytes = new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,5,1,3,0,0,11]);
        const trap = () => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f();";
    let page = Page::open().await;
    let body = format!(
        "{trap} registry.item('buttons.v1', 'b', text('button'));
         registry.replace('greeting.v1', () => trap())"
    );
    page.initialize("broken", &body).await;
    assert_eq!(page.reports(), ["mount trapped"]);
    assert_eq!(page.seen("buttons.v1"), "", "its other views are taken down too");
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Failed);
}

#[wasm_bindgen_test]
async fn the_next_best_plugin_takes_over() {
    let page = Page::open().await;
    page.initialize("zzz", "registry.replace('greeting.v1', text('second'))").await;
    page.plugin("broken", &replacing("() => { throw new Error('no') }")).await;
    assert_eq!(page.seen("greeting.v1"), "second");
    assert_eq!(page.state("greeting.v1"), "plugin");
}

#[wasm_bindgen_test]
async fn three_failures_are_quarantine_and_try_again_ends_it() {
    let mut page = Page::open().await;
    let view = "() => { if (window.mend) return; throw new Error('no') }";
    js_sys::Reflect::set(&js_sys::global(), &"mend".into(), &false.into()).unwrap();
    let id = page.plugin("broken", &replacing(view)).await;
    for _ in 0..2 {
        page.change(|props| props.open = false).await;
        page.change(|props| props.open = true).await;
    }
    assert_eq!(page.reports(), ["mount threw", "mount threw", "mount threw"]);
    let plugin = page.runtime.status().plugins.remove(0);
    assert_eq!(plugin.phase, PluginPhase::Quarantined);
    assert_eq!(plugin.last_report.unwrap().message, "Error: no");
    page.change(|props| props.open = false).await;
    page.change(|props| props.open = true).await;
    assert_eq!(page.reports().len(), 3, "it is not entered any more");

    js_sys::Reflect::set(&js_sys::global(), &"mend".into(), &true.into()).unwrap();
    page.runtime.retry(&id);
    page.settle().await;
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Active);
    assert_eq!(page.state("greeting.v1"), "plugin");
}

#[wasm_bindgen_test]
async fn one_failing_plugin_leaves_the_others_alone() {
    let page = Page::open().await;
    page.initialize("good", "registry.item('buttons.v1', 'b', text('button'))").await;
    page.plugin("broken", "{ initialize() { throw new Error('no') } }").await;
    assert_eq!(page.seen("buttons.v1"), "button");
}

#[wasm_bindgen_test]
async fn what_a_handler_throws_at_the_app_counts_too() {
    let page = Page::open().await;
    let id = page.initialize("broken", "registry.replace('greeting.v1', text('card'))").await;
    for _ in 0..3 {
        page.runtime.handler_failed(&id, &js_sys::Error::new("no").into());
    }
    page.settle().await;
    assert_eq!(page.reports(), ["handler threw", "handler threw", "handler threw"]);
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Quarantined);
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
}

#[wasm_bindgen_test]
async fn what_a_plugin_throws_is_not_taken_for_a_view_that_is_none() {
    let view = "() => { throw new TypeError('mount returned something') }";
    check(&replacing(view), "mount", "threw").await;
}

#[wasm_bindgen_test]
async fn the_app_hears_of_each_failure_and_of_quarantine() {
    let heard: Rc<RefCell<Vec<(String, bool)>>> = Rc::default();
    let config = {
        let heard = Rc::clone(&heard);
        let on_failure = move |failure: &Failure| {
            // The app may ask back.
            assert!(!runtime::Runtime::current().status().reports.is_empty());
            let report = &failure.report;
            heard
                .borrow_mut()
                .push((format!("{} {}", report.phase, report.code), failure.quarantined));
        };
        Config { on_failure: Rc::new(on_failure), ..Config::default() }
    };
    let page = Page::with(config, |props| props).await;
    let id = page.initialize("broken", "registry.replace('greeting.v1')").await;
    for _ in 0..2 {
        page.runtime.handler_failed(&id, &js_sys::Error::new("no").into());
    }
    let expected = [
        ("register bad_view", false),
        ("initialize threw", false),
        ("handler threw", false),
        ("handler threw", true),
    ];
    assert_eq!(*heard.borrow(), expected.map(|(what, is_last)| (what.to_owned(), is_last)));
}
