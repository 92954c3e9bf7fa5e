//! What single components show.

use client::components::{Avatar, Connection, ConnectionBanner};
use client::i18n::local_time;
use client::markdown::Markdown;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::{Log, Stage, frames, send};

#[wasm_bindgen_test]
async fn hostile_text_makes_no_elements() {
    let text =
        "<img src=x onerror=alert(1)> <script>1</script> [a](javascript:alert(1)) https://b.org";
    let stage = Stage::show(html! { <Markdown {text} /> }).await;
    assert_eq!(stage.count("img, script"), 0);
    assert_eq!(stage.count("a"), 1);
    let link = stage.find("a");
    assert_eq!(link.get_attribute("href").as_deref(), Some("https://b.org"));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer nofollow"));
    assert!(stage.find("p").text_content().unwrap().starts_with("<img src=x onerror=alert(1)>"));
}

#[wasm_bindgen_test]
async fn mentions_and_channels_are_buttons() {
    let log = Log::default();
    let on_channel = log.writer("channel").reform(|name: AttrValue| name.to_string());
    let text = "@ada @all ~town-square :tada:";
    let stage = Stage::show(html! { <Markdown {text} own_username="Ada" {on_channel} /> }).await;
    assert_eq!(stage.count("button.markdown__mention--own"), 1);
    assert_eq!(stage.count("span.markdown__mention--own"), 1);
    assert_eq!(stage.find(".markdown__emoji").text_content().as_deref(), Some("🎉"));
    stage.find(".markdown__channel").click();
    assert_eq!(log.take(), ["channel \"town-square\""]);
}

#[wasm_bindgen_test]
async fn a_picture_that_does_not_load_gives_way_to_initials() {
    let picture = |src: &'static str| html! { <Avatar name="Ada Lovelace" src={Some(AttrValue::from(src))} /> };
    let stage = Stage::show(picture("data:image/gif;base64,AAAA")).await;
    if let Some(picture) = stage.try_find("img") {
        send(&picture, "error"); // in case the browser has not told yet
    }
    frames().await;
    assert_eq!(stage.find(".avatar").text_content().as_deref(), Some("AL"));
}

#[wasm_bindgen_test]
async fn the_banner_is_empty_while_connected() {
    let banner =
        |connection| html! { <ConnectionBanner {connection} on_retry={Callback::noop()} /> };
    let stage = Stage::show(banner(Connection::Online)).await;
    assert_eq!(stage.count(".banner"), 0);
    let retry_at_ms = js_sys::Date::now() + 4_500.0;
    stage.change(banner(Connection::Waiting { retry_at_ms })).await;
    let words = stage.find(".banner__text").text_content().unwrap();
    assert!(words.contains("Next try in 5 s") || words.contains("Next try in 4 s"), "{words}");
}

#[wasm_bindgen_test]
fn days_are_counted_where_the_person_is() {
    let now_ms = js_sys::Date::now();
    assert_eq!(local_time::day_label(now_ms), "Today");
    let noon = js_sys::Date::new_0();
    noon.set_hours(12);
    let day_ms = 24.0 * 3_600_000.0;
    assert_eq!(local_time::day_label(noon.get_time() - day_ms), "Yesterday");
    for day in 0..400 {
        let at_ms = noon.get_time() - f64::from(day) * day_ms;
        assert_eq!(
            local_time::local_day(noon.get_time()) - local_time::local_day(at_ms),
            i64::from(day)
        );
    }
    assert_eq!(local_time::machine_readable(0.0), "1970-01-01T00:00:00.000Z");
    assert_eq!(local_time::machine_readable(f64::NAN), "");
}
