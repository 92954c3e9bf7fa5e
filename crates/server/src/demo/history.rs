//! The channel `big-history`: as many generated posts as asked for, for scrolling and measuring.
//!
//! The same posts each time, so that measurements can be compared.

use api_types::{Channel, Post};
use sqlx::AnyConnection;

use crate::{
    error::{Error, Result},
    id::new_id,
    store::{self, channels::PostCounts},
};

const NAME: &str = "big-history";

/// Between two posts; some are grouped, some are not, and thousands span several days.
const GAPS_MS: [i64; 7] = [9_000, 41_000, 70_000, 15_000, 420_000, 33_000, 1_900_000];

/// What the posts say, in turn; `{n}` becomes the post's number.
const MESSAGES: [&str; 12] = [
    "Post {n}.",
    "Measured again: **{n} mm** above the mark, as predicted.",
    "Does anybody else see this?",
    "The ferry left on time, number {n} on the list, and half of the passengers were already asleep \
     when we passed the lighthouse. I counted the waves for a while and lost count at a thousand.",
    "- first\n- second\n- third of {n}",
    "> Does anybody else see this?\n\nYes, since this morning.",
    "```rust\nfn level(hour: u32) -> i32 {\n    {n} + i32::try_from(hour).unwrap_or(0)\n}\n```",
    ":wave:",
    "| hour | level |\n|---:|---:|\n| 6 | {n} |\n| 12 | 87 |",
    "See https://example.org/stations/{n} for the station.",
    "Thanks! `{n}` it is.",
    "One more thing, before I forget: the *neap* tide of next week is the lowest of the year.",
];

pub(super) async fn fill(db: &mut AnyConnection, n_posts: u32, now: i64) -> Result<()> {
    let team_id = store::facts::get(&mut *db, store::facts::DEFAULT_TEAM_ID).await?;
    let team_id = team_id.ok_or_else(|| Error::not_found("team"))?;
    let members = store::teams::member_ids(&mut *db, &team_id).await?;
    let members = store::users::by_ids(&mut *db, &members).await?;
    let channel = find_or_create(db, &team_id, &members, now).await?;
    let n_there = store::posts::count(&mut *db, &channel.id).await?;
    let n_wanted = i64::from(n_posts);
    // New ones come after the old: backwards from now, each gap once.
    let span: i64 = (n_there..n_wanted).map(gap).sum();
    let mut time = store::posts::next_time(&mut *db, &channel.id, now - span).await?;
    for number in n_there..n_wanted {
        let author =
            members.get(author(number, members.len())).ok_or_else(|| Error::not_found("user"))?;
        let post = Post {
            id: new_id(),
            create_at: time,
            update_at: time,
            user_id: author.id.clone(),
            channel_id: channel.id.clone(),
            message: pick(&MESSAGES, number).replace("{n}", &number.to_string()),
            ..Post::default()
        };
        store::posts::insert(&mut *db, &post).await?;
        let counts = PostCounts { as_message: true, as_root: true };
        store::channels::count_post(&mut *db, &channel.id, time, counts).await?;
        time += gap(number);
    }
    for member in &members {
        store::members::mark_read(&mut *db, &channel.id, &member.id, now).await?;
    }
    Ok(())
}

async fn find_or_create(
    db: &mut AnyConnection,
    team_id: &str,
    members: &[api_types::User],
    now: i64,
) -> Result<Channel> {
    if let Some(channel) = store::channels::by_name(&mut *db, team_id, NAME).await? {
        return Ok(channel);
    }
    let creator_id = members.first().map(|user| user.id.clone()).unwrap_or_default();
    let channel = Channel {
        id: new_id(),
        create_at: now,
        update_at: now,
        team_id: team_id.to_owned(),
        display_name: "Big History".to_owned(),
        name: NAME.to_owned(),
        header: "Generated posts, for scrolling and measuring".to_owned(),
        creator_id,
        ..Channel::default()
    };
    store::channels::insert(&mut *db, &channel).await?;
    for member in members {
        store::members::add(&mut *db, &channel.id, &member.id, false, now).await?;
    }
    Ok(channel)
}

fn gap(number: i64) -> i64 {
    pick(&GAPS_MS, number)
}

/// One or two posts in a row by the same person.
fn author(number: i64, n_members: usize) -> usize {
    let turn = usize::try_from(number / 2 + number / 5).unwrap_or_default();
    turn.checked_rem(n_members).unwrap_or_default()
}

fn pick<T: Copy + Default, const N: usize>(values: &[T; N], number: i64) -> T {
    let idx = usize::try_from(number).unwrap_or_default() % N;
    values.get(idx).copied().unwrap_or_default()
}
