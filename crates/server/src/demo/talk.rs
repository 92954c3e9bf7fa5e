//! Reads the files in `demo/talk/`; their README says how they are written.

/// One post of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) author: String,
    /// Milliseconds since 1970.
    pub(super) create_at: i64,
    /// The index of the post that this one answers.
    pub(super) root: Option<usize>,
    pub(super) is_pinned: bool,
    pub(super) message: String,
}

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// The posts of a talk, oldest first, as if it took place before `now`.
///
/// # Errors
/// The line that is not understood.
pub(super) fn parse(text: &str, now: i64) -> Result<Vec<Line>, String> {
    let mut posts: Vec<Line> = Vec::new();
    let (mut time, mut first_of_conversation) = (0, 0);
    for line in text.lines() {
        if let Some(when) = line.strip_prefix("=== ") {
            time = conversation(when, now).ok_or_else(|| line.to_owned())?;
            first_of_conversation = posts.len();
        } else if let Some(head) = line.strip_prefix("--- ") {
            let mut words = head.split(' ');
            let author = words.next().unwrap_or_default();
            let minutes: Option<i64> =
                words.next().and_then(|gap| gap.strip_prefix('+')?.parse().ok());
            // Nobody writes at the full minute.
            let seconds = i64::try_from(posts.len() * 37 % 53).unwrap_or_default();
            time += minutes.ok_or_else(|| line.to_owned())? * MINUTE_MS;
            let (mut root, mut is_pinned) = (None, false);
            for word in words {
                match word {
                    "reply" => root = Some(first_of_conversation),
                    "pinned" => is_pinned = true,
                    _ => return Err(line.to_owned()),
                }
            }
            // Each later than the one before, and none in the future.
            let after = posts.last().map_or(i64::MIN, |post| post.create_at + 1);
            let create_at = (time + seconds * 1000).min(now).max(after);
            let author = author.to_owned();
            posts.push(Line { author, create_at, root, is_pinned, message: String::new() });
        } else if let Some(post) = posts.last_mut() {
            post.message.push_str(line);
            post.message.push('\n');
        } else if !line.trim().is_empty() {
            return Err(line.to_owned());
        }
    }
    for post in &mut posts {
        post.message.truncate(post.message.trim_end().len());
        if post.message.is_empty() {
            return Err(format!("an empty post of {}", post.author));
        }
    }
    Ok(posts)
}

/// `12 days ago, 09:14` (UTC) or `95 minutes ago`.
fn conversation(when: &str, now: i64) -> Option<i64> {
    let (amount, rest) = when.split_once(' ')?;
    let amount: i64 = amount.parse().ok()?;
    if rest == "minutes ago" {
        return Some(now - amount * MINUTE_MS);
    }
    let (hours, minutes) = rest.strip_prefix("days ago, ")?.split_once(':')?;
    let minutes = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
    let today = now - now.rem_euclid(DAY_MS);
    Some(today - amount * DAY_MS + minutes * MINUTE_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn a_talk_becomes_posts() {
        let posts = parse(
            "=== 2 days ago, 09:00\n--- mira +0 pinned\n- one\n- two\n\n--- omar +3 reply\nyes\n\
             === 10 minutes ago\n--- mira +1\nlate\n",
            NOW,
        )
        .unwrap();
        let messages: Vec<&str> = posts.iter().map(|post| post.message.as_str()).collect();
        assert_eq!(messages, ["- one\n- two", "yes", "late"]);
        assert_eq!((posts[0].is_pinned, posts[1].root, posts[2].root), (true, Some(0), None));
        assert_eq!((posts[1].create_at - posts[0].create_at) / MINUTE_MS, 3);
        assert_eq!((NOW - posts[2].create_at) / MINUTE_MS, 8);
    }

    #[test]
    fn times_rise_and_nothing_is_in_the_future() {
        let posts = parse(
            "=== 1 minutes ago\n--- mira +0\na\n--- mira +90\nb\n=== 3 days ago, 09:00\n\
             --- mira +0\nc\n",
            NOW,
        )
        .unwrap();
        assert!(posts.windows(2).all(|pair| pair[0].create_at < pair[1].create_at));
        assert!(posts[1].create_at <= NOW);
    }

    #[test]
    fn a_line_that_is_not_understood_is_named() {
        for (text, line) in [
            ("=== soon", "=== soon"),
            ("=== 1 days ago, 09:00\n--- mira later\nx", "--- mira later"),
            ("=== 1 minutes ago\n--- mira +1 loud\nx", "--- mira +1 loud"),
            ("talk without a head", "talk without a head"),
        ] {
            assert_eq!(parse(text, NOW), Err(line.to_owned()));
        }
        assert_eq!(
            parse("=== 1 minutes ago\n--- mira +0\n\n", NOW),
            Err("an empty post of mira".to_owned())
        );
    }
}
