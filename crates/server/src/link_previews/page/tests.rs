//! Pages of all kinds, kind and hostile.

use super::*;

const HTML: &str = "text/html; charset=utf-8";

fn page(head: &str) -> Option<Preview> {
    read(format!("<!doctype html><html><head>{head}</head><body>x</body></html>").as_bytes(), HTML)
}

fn title(head: &str) -> String {
    page(head).unwrap().title
}

#[test]
fn a_page_tells_what_it_is() {
    let preview = page(
        "<title>Plain</title><meta property=og:title content='Tide tables'>\
         <meta property='OG:Type' content=article><meta name=description content='not this'>\
         <meta property=og:description content='High &amp; low\n  water'>\
         <meta property=og:site_name content=Harbour><meta property=og:image content=https://i.example/x.png>",
    );
    let expected = Preview {
        kind: "article".to_owned(),
        title: "Tide tables".to_owned(),
        description: "High & low water".to_owned(),
        site_name: "Harbour".to_owned(),
    };
    assert_eq!(preview, Some(expected));
}

#[test]
fn a_page_without_the_protocol_has_its_title() {
    let preview = page("<title> A \n page </title><meta name=description content=about>").unwrap();
    assert_eq!((preview.title.as_str(), preview.description.as_str()), ("A page", "about"));
    assert_eq!(title("<title>A</title><meta property=og:title content=' '>"), "A");
    assert_eq!(page("<meta name=description content=about>"), None);
    assert_eq!(page("<title></title>"), None);
    assert_eq!(read(b"", HTML), None);
}

#[test]
fn what_stands_in_scripts_and_comments_is_not_read() {
    assert_eq!(
        title(
            "<script>'<title>script</title><meta property=og:title content=s>'</script>\
             <style>/*<title>style</title>*/</style><!-- <title>comment</title> -->\
             <noscript><img></noscript><title>page</title>"
        ),
        "page"
    );
    // A script that never ends takes the rest of the page with it, as in browsers.
    assert_eq!(page("<script>let x = '<title>t</title>'"), None);
    // What stands in the body is written by visitors.
    let body = b"<head></head><body><meta property=og:title content=comment><title>x</title>";
    assert_eq!(read(body, HTML), None);
}

#[test]
fn scripts_in_texts_stay_texts() {
    assert_eq!(
        title("<title><script>alert(1)</script><img src=x onerror=alert(1)></title>"),
        "<script>alert(1)</script><img src=x onerror=alert(1)>"
    );
    assert_eq!(title("<meta property=og:title content='&lt;b onclick=x&gt;'>"), "<b onclick=x>");
}

#[test]
fn texts_are_short_lines_that_turn_nothing_around() {
    let long = title(&format!("<title>{}</title>", "ä".repeat(100_000)));
    assert_eq!((long.chars().count(), long.chars().last()), (MAX_TITLE, Some('…')));
    assert_eq!(title("<title>a\u{202e}b\u{2067}c\u{200f}\0\u{7}\u{85}d</title>"), "abc\u{fffd} d");
    assert_eq!(title("<title>مرحبا بالعالم</title>"), "مرحبا بالعالم");
}

#[test]
fn charsets_are_found_where_browsers_look() {
    let (cyrillic, ..) = encoding_rs::WINDOWS_1251.encode("<title>Привет</title>");
    let read = |content: &[u8], kind: &str| read(content, kind).unwrap().title;
    assert_eq!(read(&cyrillic, "text/html; charset=windows-1251"), "Привет");
    assert_eq!(read(&cyrillic, "text/html;CHARSET=\"cp1251\""), "Привет");
    for meta in [
        "<meta charset=windows-1251>",
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
    ] {
        let content = [meta.as_bytes(), &cyrillic].concat();
        assert_eq!(read(&content, "text/html"), "Привет", "{meta}");
    }
    let (japanese, ..) = encoding_rs::SHIFT_JIS.encode("<title>表示</title>");
    assert_eq!(read(&japanese, "text/html; charset=shift_jis"), "表示");
    assert_eq!(read(b"<title>caf\xe9</title>", "text/html"), "café");
    let marked = [b"\xef\xbb\xbf".as_slice(), "<title>é</title>".as_bytes()].concat();
    assert_eq!(read(&marked, "text/html; charset=iso-8859-1"), "é");
    let wide: Vec<u8> =
        "\u{feff}<title>wide</title>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide, "text/html"), "wide");
}

#[test]
fn wrong_charsets_break_nothing() {
    // Said to be something else, or nothing that exists: unreadable letters, and no more.
    assert_eq!(
        read("<title>é</title>".as_bytes(), "text/html; charset=klingon").unwrap().title,
        "é"
    );
    assert!(read(b"<title>a\xff\xfe\xfdb</title>", HTML).unwrap().title.contains('\u{fffd}'));
    assert_eq!(title("<meta charset=utf-16><title>é</title>"), "é");
    for label in ["utf-16", "iso-2022-jp", "replacement", "hz-gb-2312"] {
        let kind = format!("text/html; charset={label}");
        // Whatever comes of it is short.
        let preview = read("<title>é</title>".repeat(1000).as_bytes(), &kind);
        assert!(preview.is_none_or(|it| it.title.chars().count() <= MAX_TITLE), "{label}");
    }
}

#[test]
fn hostile_markup_ends() {
    for piece in
        ["<meta ", "<title>", "<!--", "<a b=", "&", "<![CDATA[", "</", "<meta a a a", "<\0"]
    {
        let content = piece.repeat(400_000 / piece.len());
        let preview = read(content.as_bytes(), HTML);
        assert!(preview.is_none_or(|it| it.title.chars().count() <= MAX_TITLE), "{piece}");
    }
    let metas = "<meta property=og:title content=t>".repeat(10_000);
    assert_eq!(title(&metas), "t");
}

#[test]
fn only_pages_are_read() {
    assert!(is_page("text/html"));
    assert!(is_page("Text/HTML; charset=utf-8"));
    for other in
        ["", "text/plain", "image/png", "application/xhtml+xml", "text/html+x", "video/mp4"]
    {
        assert!(!is_page(other), "{other}");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(content: Vec<u8>, kind in ".{0,60}") {
        let preview = read(&content, &kind).unwrap_or_default();
        let texts = [&preview.title, &preview.description, &preview.site_name];
        proptest::prop_assert!(!texts.iter().any(|text| text.chars().any(char::is_control)));
    }
}
