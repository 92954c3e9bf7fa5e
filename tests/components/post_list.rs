//! The virtual list with the browser's own layout: nothing that is read moves.

use std::rc::Rc;

use client::components::{OlderPosts, PostList, PostListRow, RowKind};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::{Log, Stage, frames};

/// A list of the posts `keys`, each `30 + key % 50` pixels high, and `extra_px` more the first.
#[derive(Clone)]
struct Case {
    keys: std::ops::Range<u32>,
    older: OlderPosts,
    start: Option<u32>,
    jump: u32,
    extra_px: u32,
    log: Log,
}

impl Case {
    fn new(keys: std::ops::Range<u32>) -> Self {
        let log = Log::default();
        Self { keys, older: OlderPosts::None, start: None, jump: 0, extra_px: 0, log }
    }

    fn html(&self) -> Html {
        let rows: Rc<[PostListRow]> = self
            .keys
            .clone()
            .map(|key| PostListRow { key: key.to_string().into(), kind: RowKind::Post })
            .collect();
        let extra_px = self.extra_px;
        let render_row = Callback::from(move |key: AttrValue| {
            let number: u32 = key.parse().unwrap();
            let height = 30 + number % 50 + if number.is_multiple_of(10) { extra_px } else { 0 };
            html! { <p id={format!("post-{key}")} style={format!("height: {height}px")}>{ key }</p> }
        });
        html! {
            <PostList key="list" {rows} {render_row} label="Posts" older={self.older.clone()}
                start_key={self.start.map(|key| AttrValue::from(key.to_string()))}
                jump_to_newest={self.jump} on_reach_top={self.log.writer("older")}
                on_newest_in_sight={self.log.writer("newest")} />
        }
    }
}

fn top_of(stage: &Stage, key: u32) -> f64 {
    let list = stage.find(".post-list__scroll").get_bounding_client_rect().top();
    stage.find(&format!("#post-{key}")).get_bounding_client_rect().top() - list
}

fn bottom_gap(stage: &Stage, key: u32) -> f64 {
    let list = stage.find(".post-list__scroll").get_bounding_client_rect().bottom();
    list - stage.find(&format!("#post-{key}")).get_bounding_client_rect().bottom()
}

/// The post whose top is the first below the viewport's.
fn first_in_sight(stage: &Stage, keys: std::ops::Range<u32>) -> u32 {
    keys.into_iter()
        .find(|key| stage.try_find(&format!("#post-{key}")).is_some() && top_of(stage, *key) >= 0.0)
        .unwrap()
}

async fn scroll_to(stage: &Stage, px: i32) {
    stage.find(".post-list__scroll").set_scroll_top(px);
    frames().await;
}

#[wasm_bindgen_test]
async fn of_thousands_of_posts_a_few_are_on_the_page() {
    let stage = Stage::show(Case::new(0..10_000).html()).await;
    assert!(stage.count(".post-list__row") < 120, "{}", stage.count(".post-list__row"));
    assert!((0.0..40.0).contains(&bottom_gap(&stage, 9_999)));
    for px in [400_000, 1_000, 250_000] {
        scroll_to(&stage, px).await;
        assert!(stage.count(".post-list__row") < 120);
        let key = first_in_sight(&stage, 0..10_000);
        assert!(top_of(&stage, key) < 90.0, "the viewport is filled at {px}");
    }
}

#[wasm_bindgen_test]
async fn older_posts_come_without_moving_what_is_read() {
    let mut case = Case { older: OlderPosts::More, ..Case::new(1_000..1_060) };
    let stage = Stage::show(case.html()).await;
    scroll_to(&stage, 600).await;
    assert_eq!(case.log.take(), ["newest true", "older ()", "newest false"]);
    let key = first_in_sight(&stage, 1_000..1_060);
    let before = top_of(&stage, key);
    case.older = OlderPosts::Loading;
    stage.change(case.html()).await;
    assert!((top_of(&stage, key) - before).abs() < 1.5, "while they load");
    case.older = OlderPosts::None;
    case.keys = 900..1_060;
    stage.change(case.html()).await;
    assert!((top_of(&stage, key) - before).abs() < 1.5, "when they are there");
    assert_eq!(case.log.take(), [""; 0], "nothing lies before, so nothing is asked for");
}

#[wasm_bindgen_test]
async fn older_posts_are_asked_for_once_per_batch() {
    let mut case = Case { older: OlderPosts::More, ..Case::new(1_000..1_005) };
    let stage = Stage::show(case.html()).await;
    assert_eq!(case.log.take(), ["older ()", "newest true"]);
    stage.change(case.html()).await;
    assert_eq!(case.log.take(), [""; 0]);
    case.older = OlderPosts::Loading;
    stage.change(case.html()).await;
    case.older = OlderPosts::More;
    case.keys = 990..1_005;
    stage.change(case.html()).await;
    assert_eq!(case.log.take(), ["older ()"]);
}

#[wasm_bindgen_test]
async fn new_posts_come_into_sight_at_the_end_and_are_counted_elsewhere() {
    let mut case = Case::new(0..500);
    let stage = Stage::show(case.html()).await;
    case.keys = 0..501;
    stage.change(case.html()).await;
    assert!((0.0..40.0).contains(&bottom_gap(&stage, 500)));
    assert!(stage.try_find(".post-list__jump").is_none());

    scroll_to(&stage, 5_000).await;
    let key = first_in_sight(&stage, 0..500);
    let before = top_of(&stage, key);
    case.keys = 0..503;
    stage.change(case.html()).await;
    assert!((top_of(&stage, key) - before).abs() < 1.5);
    let button = stage.find(".post-list__jump");
    assert_eq!(button.text_content().as_deref(), Some("2 new posts"));
    button.click();
    frames().await;
    assert!((0.0..40.0).contains(&bottom_gap(&stage, 502)));
    assert!(stage.try_find(".post-list__jump").is_none());

    scroll_to(&stage, 5_000).await;
    case.jump = 1;
    stage.change(case.html()).await;
    assert!((0.0..40.0).contains(&bottom_gap(&stage, 502)), "the owner asked for the newest");
}

#[wasm_bindgen_test]
async fn posts_that_grow_above_do_not_move_what_is_read() {
    let mut case = Case::new(0..500);
    let stage = Stage::show(case.html()).await;
    scroll_to(&stage, 8_000).await;
    let key = first_in_sight(&stage, 0..500);
    let before = top_of(&stage, key);
    let above = (key - 10) / 10 * 10;
    let grown = stage.find(&format!("#post-{above}"));
    grown.set_attribute("style", "height: 400px").unwrap();
    frames().await;
    assert!((top_of(&stage, key) - before).abs() < 1.5, "one by itself");
    case.extra_px = 25;
    stage.change(case.html()).await;
    assert!((top_of(&stage, key) - before).abs() < 60.0, "many at once");
    case.jump = 1;
    stage.change(case.html()).await;
    stage.find("#post-490").set_attribute("style", "height: 300px").unwrap();
    frames().await;
    assert!((0.0..40.0).contains(&bottom_gap(&stage, 499)), "the end stays in sight");
}

#[wasm_bindgen_test]
async fn a_list_can_start_at_a_post() {
    let case = Case { start: Some(250), ..Case::new(0..500) };
    let stage = Stage::show(case.html()).await;
    let top = top_of(&stage, 250);
    assert!((90.0..100.0).contains(&top), "{top}");
    assert_eq!(case.log.take(), ["newest false"]);
}
