//! Threads that somebody follows: totals, pages, who may ask.

use std::slice::from_ref;

use serde_json::{Value, json};

use crate::support::{App, NO_PERMISSION, Person, id};

mod follow;
mod read;
mod tell;

/// In the usual envelope, when something in the request breaks a rule.
const INVALID: &str = "api.context.invalid_body_param.app_error";
const NO_THREAD: &str = "api.thread.not_found.app_error";

async fn reply(person: &Person, channel: &str, root: &str, message: &str) -> Value {
    let body = json!({ "channel_id": channel, "root_id": root, "message": message });
    person.post("/posts", body).await.ok()
}

/// A server with people in one channel.
struct Talk {
    admin: Person,
    mira: Person,
    omar: Person,
    lena: Person,
    square: String,
    /// `/users/me/teams/…/threads`
    path: String,
    /// Its folder and database last as long as this.
    _app: App,
}

impl Talk {
    async fn start() -> Self {
        let app = App::new().await;
        let admin = app.admin().await;
        let mira = app.person(&admin, "mira").await;
        let omar = app.person(&admin, "omar").await;
        let lena = app.person(&admin, "lena").await;
        let square = mira.channel_id("town-square").await;
        let path = format!("/users/me/teams/{}/threads", mira.team_id().await);
        Self { admin, mira, omar, lena, square, path, _app: app }
    }

    /// Mira begins, omar answers.
    async fn thread(&self) -> String {
        let root = id(&self.mira.say(&self.square, "who brings cake?").await);
        self.reply(&self.omar, &root, "me").await;
        root
    }

    /// A second team with one member.
    async fn other_team(&self, member: &Person) -> String {
        let body = json!({ "name": "other", "display_name": "Other", "type": "O" });
        let team = id(&self.admin.post("/teams", body).await.ok());
        let body = json!({ "team_id": team, "user_id": member.id() });
        self.admin.post(&format!("/teams/{team}/members"), body).await.ok();
        team
    }

    async fn reply(&self, person: &Person, root: &str, message: &str) -> Value {
        reply(person, &self.square, root, message).await
    }

    /// The ids of the threads that somebody follows, the newest activity first.
    async fn followed(&self, person: &Person) -> Vec<String> {
        let list = person.get(&self.path).await.ok();
        list["threads"].as_array().unwrap().iter().map(id).collect()
    }

    /// How many replies are unread, and how many of them call the person.
    async fn unread(&self, person: &Person, root: &str) -> (i64, i64) {
        let thread = person.get(&format!("{}/{root}", self.path)).await.ok();
        assert_eq!(thread["is_following"], true);
        let count = |name: &str| thread[name].as_i64().unwrap();
        (count("unread_replies"), count("unread_mentions"))
    }
}

#[track_caller]
fn names(body: &Value, field: &str, value: &str) {
    let detail = body["detailed_error"].as_str().unwrap();
    assert!(detail.starts_with(&format!("field={field}, value={value:?}")), "{detail}");
    assert!(detail.contains(", rule="), "{detail}");
}

#[tokio::test]
async fn totals_count_what_one_follows_and_has_not_read() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let square = mira.channel_id("town-square").await;
    let path = format!("/users/me/teams/{}/threads", mira.team_id().await);
    let root = id(&mira.say(&square, "who brings cake?").await);
    id(&mira.say(&square, "no thread, nobody answers").await);
    reply(&omar, &square, &root, "me, @mira").await;
    reply(&omar, &square, &root, "and tea").await;
    let direct = id(&omar.post("/channels/direct", json!([omar.id(), mira.id()])).await.ok());
    let private = id(&mira.say(&direct, "psst").await);
    reply(&omar, &direct, &private, "what?").await;

    let totals = mira.get(&format!("{path}?totalsOnly=true")).await.ok();
    assert_eq!(
        totals,
        json!({ "total": 2, "total_unread_threads": 2, "total_unread_mentions": 2,
            "total_unread_urgent_mentions": 0, "threads": [] })
    );
    let all = mira.get(&format!("{path}?threadsOnly=true")).await.ok();
    assert_eq!((&all["total"], all["threads"].as_array().unwrap().len()), (&json!(0), 2));
    let newest = &all["threads"][0];
    assert_eq!((&newest["id"], &newest["unread_mentions"]), (&json!(private), &json!(1)));
    let cake = &all["threads"][1];
    assert_eq!((&cake["unread_replies"], &cake["unread_mentions"]), (&json!(2), &json!(1)));
    let writers = cake["participants"].as_array().unwrap();
    assert_eq!((writers.len(), &writers[0]["username"]), (2, &json!("")));
    let extended = mira.get(&format!("{path}/{root}?extended=true")).await.ok();
    let names: Vec<&Value> =
        extended["participants"].as_array().unwrap().iter().map(|user| &user["username"]).collect();
    assert!(names.contains(&&json!("omar")) && names.contains(&&json!("mira")), "{names:?}");
    assert_eq!(
        extended["participants"][0]["email"].as_str().unwrap().is_empty(),
        names[0] == "omar"
    );

    mira.post("/channels/members/me/view", json!({ "channel_id": square })).await.ok();
    let unread = mira.get(&format!("{path}?unread=true")).await.ok();
    assert_eq!((&unread["total"], &unread["total_unread_threads"]), (&json!(2), &json!(1)));
    assert_eq!(unread["threads"].as_array().unwrap().len(), 1);
    // Pages: from a thread to older and to newer ones.
    let before = mira.get(&format!("{path}?before={private}")).await.ok();
    assert_eq!(before["threads"][0]["id"], json!(root));
    let after = mira.get(&format!("{path}?after={root}&per_page=1")).await.ok();
    assert_eq!(after["threads"][0]["id"], json!(private));
    let since = newest["last_reply_at"].as_i64().unwrap() + 1;
    let since = mira.get(&format!("{path}?since={since}")).await.ok();
    assert_eq!(since["threads"].as_array().unwrap().len(), 1);
    // Reading alone is not taking part, and nobody sees the threads of others.
    assert_eq!(admin.get(&path).await.ok()["total"], 0);
    let foreign = path.replace("/me/", &format!("/{}/", mira.id()));
    for other in [&omar, &admin] {
        other.get(&foreign).await.refused(403, NO_PERMISSION);
        other.get(&format!("{foreign}/{root}")).await.refused(403, NO_PERMISSION);
    }
    admin.get(&format!("{path}/{root}")).await.refused(404, "api.thread.not_found.app_error");
    mira.get("/users/me/teams/nowhere/threads").await.refused(403, NO_PERMISSION);
    mira.delete(&format!("/posts/{root}")).await.ok();
    assert_eq!(mira.get(&path).await.ok()["total"], 1, "a deleted thread is none");
}

#[tokio::test]
async fn pages_go_from_thread_to_thread_and_miss_none() {
    let talk = Talk::start().await;
    let mut roots = Vec::new();
    for _ in 0..5 {
        roots.push(talk.thread().await);
    }
    roots.reverse();
    assert_eq!(talk.followed(&talk.mira).await, roots);
    let page = async |query: &str| -> Vec<String> {
        let list = talk.mira.get(&format!("{}?per_page=2{query}", talk.path)).await.ok();
        assert_eq!((&list["total"], &list["total_unread_threads"]), (&json!(5), &json!(5)));
        list["threads"].as_array().unwrap().iter().map(id).collect()
    };
    assert_eq!(page("").await, roots[..2]);
    assert_eq!(page(&format!("&before={}", roots[1])).await, roots[2..4]);
    assert_eq!(page(&format!("&before={}", roots[4])).await, Vec::<String>::new());
    // Next to where one was, not the newest of all.
    assert_eq!(page(&format!("&after={}", roots[4])).await, roots[2..4]);
    assert_eq!(page(&format!("&after={}&unread=true", roots[1])).await, roots[..1]);
    // Where somebody was stays a place to go on from, though nothing is there any more.
    talk.mira.delete(&format!("{}/{}/following", talk.path, roots[1])).await.ok();
    let list = talk.mira.get(&format!("{}?per_page=2&before={}", talk.path, roots[1])).await.ok();
    assert_eq!((&list["total"], &list["threads"][0]["id"]), (&json!(4), &json!(roots[2])));
    // What JavaScript clients send for nothing.
    let nothing = "?before=&after=&per_page=60&extended=false&deleted=false&unread=false&since=0\
        &totalsOnly=false&threadsOnly=false";
    let list = talk.mira.get(&format!("{}{nothing}", talk.path)).await.ok();
    assert_eq!(list["threads"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn what_can_not_be_listed_is_named() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let secret = talk.admin.make_channel("secret", "P").await;
    let hidden = id(&talk.admin.say(&secret, "hidden").await);
    let answer = id(&talk.reply(&talk.omar, &root, "and tea").await);
    for (query, field, value) in [
        (format!("before={root}&after={root}"), "after", root.as_str()),
        ("before=nowhere".to_owned(), "before", "nowhere"),
        (format!("after={hidden}"), "after", &hidden),
        (format!("before={answer}"), "before", &answer),
        ("totalsOnly=true&threadsOnly=true".to_owned(), "threadsOnly", "true"),
        ("since=-1".to_owned(), "since", "-1"),
        ("per_page=0".to_owned(), "per_page", "0"),
        ("per_page=-1".to_owned(), "per_page", "-1"),
        ("per_page=201".to_owned(), "per_page", "201"),
        ("per_page=many".to_owned(), "per_page", "many"),
        ("unread=perhaps".to_owned(), "unread", "perhaps"),
    ] {
        let refused = talk.mira.get(&format!("{}?{query}", talk.path)).await;
        names(&refused.refused(400, INVALID), field, value);
    }
}

#[tokio::test]
async fn threads_belong_to_their_team_and_direct_ones_to_each() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let pair = json!([talk.omar.id(), talk.mira.id()]);
    let direct = id(&talk.omar.post("/channels/direct", pair).await.ok());
    let private = id(&talk.mira.say(&direct, "psst").await);
    reply(&talk.omar, &direct, &private, "what?").await;
    let other = talk.other_team(&talk.mira).await;
    let elsewhere = format!("/users/me/teams/{other}/threads");
    let list = talk.mira.get(&elsewhere).await.ok();
    assert_eq!((&list["total"], &list["threads"][0]["id"]), (&json!(1), &json!(private)));
    assert_eq!(talk.followed(&talk.mira).await, [private.clone(), root.clone()]);
    talk.mira.get(&format!("{elsewhere}/{private}")).await.ok();
    let foreign = talk.mira.get(&format!("{elsewhere}/{root}")).await;
    names(&foreign.refused(404, NO_THREAD), "thread_id", &root);
    // Per team, direct channels aside.
    let unread = talk.mira.get("/users/me/teams/unread?include_collapsed_threads=true").await.ok();
    let of = |team: &str| {
        let found = unread.as_array().unwrap().iter().find(|it| it["team_id"] == team).unwrap();
        (found["thread_count"].as_i64().unwrap(), found["thread_mention_count"].as_i64().unwrap())
    };
    assert_eq!((of(&talk.mira.team_id().await), of(&other)), ((1, 0), (0, 0)));
}

#[tokio::test]
async fn what_is_gone_leaves_the_list() {
    let talk = Talk::start().await;
    let lab = talk.mira.make_channel("lab", "O").await;
    let members = format!("/channels/{lab}/members");
    talk.mira.post(&members, json!({ "user_id": talk.omar.id() })).await.ok();
    let in_lab = id(&talk.mira.say(&lab, "a question").await);
    reply(&talk.omar, &lab, &in_lab, "an answer").await;
    let root = id(&talk.mira.say(&talk.square, "who brings cake?").await);
    let answer = id(&talk.reply(&talk.omar, &root, "me, @mira").await);
    assert_eq!(talk.followed(&talk.omar).await, [root.clone(), in_lab.clone()]);
    // A thread without replies is none; one that is answered again is.
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 1));
    talk.omar.delete(&format!("/posts/{answer}")).await.ok();
    assert_eq!(talk.unread(&talk.mira, &root).await, (0, 0));
    assert_eq!(talk.followed(&talk.mira).await, from_ref(&in_lab));
    talk.reply(&talk.omar, &root, "me after all").await;
    assert_eq!(talk.followed(&talk.mira).await, [root.clone(), in_lab.clone()]);
    // Who leaves a channel leaves its threads, and is not back in them with the channel.
    talk.omar.delete(&format!("{members}/{}", talk.omar.id())).await.ok();
    assert_eq!(talk.followed(&talk.omar).await, from_ref(&root));
    let refused = talk.omar.put(&format!("{}/{in_lab}/following", talk.path), json!({})).await;
    names(&refused.refused(404, NO_THREAD), "thread_id", &in_lab);
    talk.mira.post(&members, json!({ "user_id": talk.omar.id() })).await.ok();
    assert_eq!(talk.followed(&talk.omar).await, from_ref(&root));
    // An archived channel takes its threads along.
    talk.mira.delete(&format!("/channels/{lab}")).await.ok();
    assert_eq!(talk.followed(&talk.mira).await, from_ref(&root));
    talk.mira.delete(&format!("/posts/{root}")).await.ok();
    let list = talk.mira.get(&talk.path).await.ok();
    assert_eq!((&list["total"], &list["threads"]), (&json!(0), &json!([])));
    let deleted = talk.mira.get(&format!("{}/{root}", talk.path)).await;
    names(&deleted.refused(404, NO_THREAD), "thread_id", &root);
}

#[tokio::test]
async fn the_order_is_that_of_the_replies_that_are_left() {
    let talk = Talk::start().await;
    let old = talk.thread().await;
    let new = talk.thread().await;
    let last = id(&talk.reply(&talk.lena, &old, "wait").await);
    assert_eq!(talk.followed(&talk.mira).await, [old.clone(), new.clone()]);
    talk.lena.delete(&format!("/posts/{last}")).await.ok();
    assert_eq!(talk.followed(&talk.mira).await, [new, old]);
}

#[tokio::test]
async fn a_post_that_begins_a_thread_tells_each_reader_whether_they_follow_it() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let alone = id(&talk.mira.say(&talk.square, "nobody answers this cake").await);
    talk.admin.post(&format!("/posts/{root}/pin"), json!({})).await.ok();
    let square = &talk.square;
    for (person, follows) in [(&talk.mira, true), (&talk.omar, true), (&talk.lena, false)] {
        let saved = json!([{ "user_id": person.id(), "category": "flagged_post", "name": root,
            "value": "true" }]);
        person.put("/users/me/preferences", saved).await.ok();
        let single = person.get(&format!("/posts/{root}")).await.ok();
        assert_eq!(single["is_following"], follows);
        let team = person.team_id().await;
        let search = json!({ "terms": "cake", "is_or_search": false });
        let found = person.post(&format!("/teams/{team}/posts/search"), search).await.ok();
        let paths = [
            format!("/channels/{square}/posts"),
            format!("/channels/{square}/posts?since=1"),
            format!("/channels/{square}/posts?before={alone}"),
            format!("/channels/{square}/pinned"),
            format!("/users/me/channels/{square}/posts/unread"),
            "/users/me/posts/flagged".to_owned(),
            format!("/posts/{root}/thread"),
        ];
        let mut lists = vec![("search".to_owned(), found)];
        for path in paths {
            let list = person.get(&path).await.ok();
            lists.push((path, list));
        }
        for (path, list) in lists {
            let posts = list["posts"].as_object().unwrap();
            assert_eq!(posts[&root]["is_following"], follows, "{path}");
            if let Some(post) = posts.get(&alone) {
                assert_eq!(post["is_following"], false, "{path}");
            }
            let mut replies = posts.values().filter(|post| post["root_id"] != "");
            assert!(replies.all(|reply| reply.get("is_following").is_none()), "{path}");
        }
    }
    let path = format!("{}/{alone}/following", talk.path);
    talk.lena.put(&path, json!({})).await.ok();
    assert_eq!(talk.lena.get(&format!("/posts/{alone}")).await.ok()["is_following"], true);
    assert_eq!(talk.mira.get(&format!("/posts/{alone}")).await.ok()["is_following"], false);
    // What goes to everybody speaks of nobody.
    let changed = json!({ "message": "somebody answers this cake" });
    let answer = talk.mira.put(&format!("/posts/{alone}/patch"), changed).await.ok();
    assert_eq!(answer.get("is_following"), None);
}
