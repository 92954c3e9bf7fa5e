//! Who follows a thread: who wrote, who was called, who asked to; and who stays away.

use serde_json::{Value, json};

use super::{INVALID, NO_THREAD, Talk, names, reply};
use crate::support::{NO_PERMISSION, id};

#[tokio::test]
async fn an_answer_makes_its_author_and_the_beginner_follow() {
    let talk = Talk::start().await;
    let root = id(&talk.mira.say(&talk.square, "who brings cake?").await);
    assert_eq!(talk.followed(&talk.mira).await, Vec::<String>::new(), "nobody answered");
    talk.reply(&talk.omar, &root, "me").await;
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 0));
    assert_eq!(talk.unread(&talk.omar, &root).await, (0, 0), "who writes has read");
    talk.lena.get(&format!("{}/{root}", talk.path)).await.refused(404, NO_THREAD);
    talk.reply(&talk.lena, &root, "me too").await;
    assert_eq!(talk.unread(&talk.omar, &root).await, (1, 0));
    assert_eq!(talk.unread(&talk.mira, &root).await, (2, 0));
    // Writing reads what the others wrote.
    talk.reply(&talk.mira, &root, "great").await;
    assert_eq!(talk.unread(&talk.mira, &root).await, (0, 0));
}

#[tokio::test]
async fn who_is_called_by_name_follows_from_there_on() {
    let talk = Talk::start().await;
    let root = id(&talk.mira.say(&talk.square, "@lena, who brings cake?").await);
    assert_eq!(talk.followed(&talk.lena).await, Vec::<String>::new(), "nobody answered");
    talk.reply(&talk.omar, &root, "not me, `@admin`").await;
    assert_eq!(talk.unread(&talk.lena, &root).await, (1, 0), "named where it began");
    talk.reply(&talk.omar, &root, "ask @admin").await;
    assert_eq!(talk.unread(&talk.admin, &root).await, (1, 1), "not what was said before");
    // Everybody is called, but only those who follow hear of it here.
    let loud = talk.thread().await;
    talk.reply(&talk.omar, &loud, "@all, the cake is there").await;
    assert_eq!(talk.unread(&talk.mira, &loud).await, (2, 1));
    talk.lena.get(&format!("{}/{loud}", talk.path)).await.refused(404, NO_THREAD);
}

#[tokio::test]
async fn own_words_and_wishes_count() {
    let talk = Talk::start().await;
    let patch = |props: Value| json!({ "notify_props": props });
    let words = patch(json!({ "mention_keys": "cake" }));
    talk.lena.put("/users/me/patch", words).await.ok();
    let answers = patch(json!({ "comments": "root" }));
    talk.mira.put("/users/me/patch", answers).await.ok();
    let root = id(&talk.mira.say(&talk.square, "who brings something?").await);
    talk.reply(&talk.omar, &root, "I have cake").await;
    assert_eq!(talk.unread(&talk.lena, &root).await, (1, 1));
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 1), "each answer to her calls her");
    // Counted again, it is the same.
    let again = format!("{}/{root}/set_unread/{root}", talk.path);
    assert_eq!(talk.mira.post(&again, json!({})).await.ok()["unread_mentions"], 1);
    assert_eq!(talk.lena.post(&again, json!({})).await.ok()["unread_mentions"], 1);
}

#[tokio::test]
async fn in_direct_channels_everybody_follows() {
    let talk = Talk::start().await;
    let others = json!([talk.omar.id(), talk.lena.id()]);
    let group = id(&talk.mira.post("/channels/group", others).await.ok());
    let root = id(&talk.mira.say(&group, "psst").await);
    reply(&talk.omar, &group, &root, "what?").await;
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 1));
    assert_eq!(talk.unread(&talk.lena, &root).await, (1, 1));
    talk.lena.delete(&format!("{}/{root}/following", talk.path)).await.ok();
    reply(&talk.omar, &group, &root, "say it").await;
    assert_eq!(talk.unread(&talk.mira, &root).await, (2, 2));
    assert_eq!(talk.followed(&talk.lena).await, Vec::<String>::new());
}

#[tokio::test]
async fn who_asks_to_follows_with_everything_read() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let following = format!("{}/{root}/following", talk.path);
    assert_eq!(talk.lena.put(&following, json!({})).await.ok()["status"], "OK");
    assert_eq!(talk.unread(&talk.lena, &root).await, (0, 0));
    talk.reply(&talk.omar, &root, "and tea").await;
    assert_eq!(talk.unread(&talk.lena, &root).await, (1, 0));
    // Twice is once, and reads nothing.
    talk.lena.put(&following, json!({})).await.ok();
    assert_eq!(talk.unread(&talk.lena, &root).await, (1, 0));
    // A post that nobody answered yet can be followed, and is no thread until then.
    let alone = id(&talk.mira.say(&talk.square, "anybody?").await);
    talk.lena.put(&format!("{}/{alone}/following", talk.path), json!({})).await.ok();
    assert_eq!(talk.unread(&talk.lena, &alone).await, (0, 0));
    assert_eq!(talk.followed(&talk.lena).await, [root]);
    talk.reply(&talk.omar, &alone, "yes").await;
    assert_eq!(talk.unread(&talk.lena, &alone).await, (1, 0));
}

#[tokio::test]
async fn who_stays_away_comes_back_by_writing_or_when_called() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let following = format!("{}/{root}/following", talk.path);
    talk.mira.delete(&following).await.ok();
    talk.mira.delete(&following).await.ok();
    talk.reply(&talk.omar, &root, "anybody else? @all").await;
    assert_eq!(talk.followed(&talk.mira).await, Vec::<String>::new());
    talk.reply(&talk.omar, &root, "@mira?").await;
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 1), "not what she stayed away from");
    talk.mira.delete(&following).await.ok();
    talk.reply(&talk.mira, &root, "yes").await;
    assert_eq!(talk.unread(&talk.mira, &root).await, (0, 0));
    // Who said so before anybody answered is not made to follow by the first answer.
    let quiet = id(&talk.mira.say(&talk.square, "just so you know").await);
    talk.mira.delete(&format!("{}/{quiet}/following", talk.path)).await.ok();
    talk.reply(&talk.omar, &quiet, "thanks").await;
    assert_eq!(talk.followed(&talk.mira).await, [root]);
}

#[tokio::test]
async fn what_can_not_be_followed_is_named() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let answer = id(&talk.reply(&talk.omar, &root, "and tea").await);
    let secret = talk.admin.make_channel("secret", "P").await;
    let hidden = id(&talk.admin.say(&secret, "hidden").await);
    let hidden_answer = id(&reply(&talk.admin, &secret, &hidden, "still hidden").await);
    let gone = talk.thread().await;
    talk.mira.delete(&format!("/posts/{gone}")).await.ok();
    let long = "x".repeat(200);
    for (id, status) in [
        (answer.as_str(), 400),
        (&hidden, 404),
        // That it is a reply is nothing for who may not see it.
        (&hidden_answer, 404),
        (&gone, 404),
        ("nowhere", 404),
        (&long, 404),
    ] {
        let error_id = if status == 400 { INVALID } else { NO_THREAD };
        let one = format!("{}/{id}", talk.path);
        let following = format!("{one}/following");
        let shown: String = id.chars().take(64).collect();
        for refused in [
            talk.mira.get(&one).await,
            talk.mira.put(&following, json!({})).await,
            talk.mira.delete(&following).await,
            talk.mira.put(&format!("{one}/read/1"), json!({})).await,
            talk.mira.post(&format!("{one}/set_unread/{root}"), json!({})).await,
        ] {
            names(&refused.refused(status, error_id), "thread_id", &shown);
        }
    }
    // Nobody follows or reads for somebody else, and nobody in a team that they are not in.
    let for_mira = talk.path.replace("/me/", &format!("/{}/", talk.mira.id()));
    let team = talk.other_team(&talk.lena).await;
    let elsewhere = format!("/users/me/teams/{team}/threads");
    for (person, path) in
        [(&talk.omar, &for_mira), (&talk.admin, &for_mira), (&talk.mira, &elsewhere)]
    {
        let one = format!("{path}/{root}");
        for refused in [
            person.get(path).await,
            person.put(&format!("{one}/following"), json!({})).await,
            person.delete(&format!("{one}/following")).await,
            person.put(&format!("{one}/read/1"), json!({})).await,
            person.post(&format!("{one}/set_unread/{root}"), json!({})).await,
            person.put(&format!("{path}/read"), json!({})).await,
        ] {
            refused.refused(403, NO_PERMISSION);
        }
    }
    assert_eq!(talk.unread(&talk.mira, &root).await, (2, 0), "nothing has changed");
}
