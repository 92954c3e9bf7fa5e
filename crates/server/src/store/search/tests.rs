//! How texts are spelled, and that the database goes by its indexes.

use sqlx::Row;

use super::{super::Database, *};

#[test]
fn spellings_differ_in_case_only() {
    assert_eq!(spellings("Report"), ["report"]);
    assert_eq!(spellings("über"), ["über", "Über"]);
    assert_eq!(spellings("Größe"), ["größe", "grÖsse"]);
    assert_eq!(spellings("отчёт"), ["отчёт", "ОТЧЁТ", "Отчёт"]);
    assert_eq!(spellings("今天"), ["今天"]);
}

fn wanted(terms: &str, is_or: bool) -> Wanted {
    Wanted {
        user_id: "mira".to_owned(),
        team_id: "team".to_owned(),
        query: Query::parse(terms, 0).unwrap(),
        is_or,
        users: Sides::default(),
        channels: Sides::default(),
        with_archived: false,
        limit: 60,
        offset: 0,
    }
}

/// What SQLite says of how it goes about a search.
async fn plan(store: &Store, wanted: &Wanted) -> String {
    let sql = Sql::new("EXPLAIN QUERY PLAN SELECT it.* FROM ");
    let query = posts_sql(sql, Dialect::Sqlite, wanted).query();
    let steps = query.fetch_all(store.read()).await.unwrap();
    let step = |row: &sqlx::any::AnyRow| row.get::<String, _>("detail");
    steps.iter().map(step).collect::<Vec<_>>().join("\n")
}

/// A server with many posts would show what goes wrong here by its slowness only.
#[tokio::test]
async fn words_are_looked_up_first_and_then_their_posts() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&Database::File(dir.path().join("mortise.db"))).await.unwrap();
    for (terms, is_or) in
        [("one two -three", false), ("one two", true), ("#tag", false), ("one 今天", false)]
    {
        let plan = plan(&store, &wanted(terms, is_or)).await;
        assert!(plan.contains("SEARCH it USING INDEX sqlite_autoindex_posts_1"), "{terms}: {plan}");
        assert!(plan.contains("SCAN post_words VIRTUAL TABLE INDEX 0:M"), "{terms}: {plan}");
        assert!(plan.contains("SEARCH k USING INTEGER PRIMARY KEY"), "{terms}: {plan}");
    }
    // Without words, only the person's own channels are read.
    for (terms, is_or) in
        [("今天", false), ("-one", false), ("on:2026-01-31", false), ("one #tag 今天", true)]
    {
        let plan = plan(&store, &wanted(terms, is_or)).await;
        assert!(!plan.contains("SCAN it"), "{terms}: {plan}");
        assert!(plan.contains("SEARCH it USING INDEX posts_channel_"), "{terms}: {plan}");
    }
    store.close().await;
}
