//! Several servers on one PostgreSQL. Without one (`MORTISE_TEST_DATABASE`) there is nothing to try.

use std::time::Duration;

use serde_json::{Value, json};
use server::{Config, Running};

use crate::support::{
    App, PASSWORD, Person,
    files::{manifest, write_plugin},
    home::{Home, has_postgres},
    socket::Socket,
};

/// Two servers that listen, with mira and omar; the administrator talks to the first.
struct Pair {
    one: Running,
    two: Running,
    admin: Person,
    /// At the first.
    mira: Person,
    /// At the second.
    omar: Person,
    /// The administrator's other browser, at the second.
    admin_two: Person,
    square: String,
    home: Home,
    _beside: Home,
}

impl Pair {
    async fn start() -> Self {
        let home = Home::new();
        write_plugin(home.path(), "hover", &manifest("hover"), "// hover");
        let plugins_dir = home.path().join("plugins");
        let change = |config: &mut Config| {
            config.plugins_dir = Some(plugins_dir.clone());
            config.timings.node_gone_after = Duration::from_secs(2);
        };
        let one = App::in_dir(home, change).await;
        let admin = one.admin().await;
        let mira = one.person(&admin, "mira").await;
        one.person(&admin, "omar").await;
        let square = mira.channel_id("town-square").await;
        let two = App::in_dir(one.dir.beside(), change).await;
        let omar = two.nobody().sign_in("omar", PASSWORD).await;
        let admin_two = two.nobody().sign_in("admin", PASSWORD).await;
        let App { server, dir: home, .. } = one;
        let one = server.listen().await.unwrap();
        let App { server, dir: beside, .. } = two;
        let two = server.listen().await.unwrap();
        Self { one, two, admin, mira, omar, admin_two, square, home, _beside: beside }
    }

    async fn at_one(&self, person: &Person) -> Socket {
        Socket::join(self.one.address(), &person.token).await.0
    }

    async fn at_two(&self, person: &Person) -> Socket {
        Socket::join(self.two.address(), &person.token).await.0
    }

    /// How many connections listen for the events of others.
    async fn end_listening(&self) -> usize {
        let mut connection = self.home.database.as_ref().unwrap().connect().await;
        let ended: Vec<bool> = sqlx::query_scalar(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND query LIKE 'LISTEN %'",
        )
        .fetch_all(&mut connection)
        .await
        .unwrap();
        ended.len()
    }
}

/// Reads on until somebody's status changes to this.
async fn status_of(socket: &mut Socket, person: &Person, wanted: &str) {
    loop {
        let event = socket.event("status_change").await;
        if event["data"]["user_id"] == person.id() && event["data"]["status"] == wanted {
            return;
        }
    }
}

/// The nodes that say something of a plugin.
fn nodes(statuses: &Value) -> Vec<String> {
    let statuses = statuses.as_array().unwrap();
    let mut ids: Vec<String> =
        statuses.iter().map(|status| status["cluster_id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids.dedup();
    ids
}

#[tokio::test]
async fn a_plugin_turned_on_at_one_node_comes_up_on_all() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let mut mira = pair.at_one(&pair.mira).await;
    let mut omar = pair.at_two(&pair.omar).await;
    pair.admin.post("/plugins/hover/enable", json!({})).await.ok();
    for socket in [&mut mira, &mut omar] {
        let event = socket.event("plugin_enabled").await;
        assert_eq!(event["data"]["manifest"]["id"], "hover");
    }
    let served = pair.omar.get("/plugins/webapp").await.ok();
    assert_eq!(served[0]["id"], "hover");
    assert_eq!(served, pair.mira.get("/plugins/webapp").await.ok());
    // And the other way round.
    pair.admin_two.post("/plugins/hover/disable", json!({})).await.ok();
    for socket in [&mut mira, &mut omar] {
        socket.event("plugin_disabled").await;
        let again = socket.events_so_far().await;
        assert!(!again.iter().any(|name| name.starts_with("plugin_")), "told twice: {again:?}");
    }
    assert_eq!(pair.mira.get("/plugins/webapp").await.ok(), json!([]));
}

#[tokio::test]
async fn what_people_say_and_do_reaches_the_other_node() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let mut omar = pair.at_two(&pair.omar).await;
    let mut mira = pair.at_one(&pair.mira).await;
    status_of(&mut omar, &pair.mira, "online").await;
    let lab = pair.mira.make_channel("lab", "P").await;
    pair.mira.say(&lab, "secret").await;
    let typing = json!({ "channel_id": pair.square, "parent_id": "" });
    assert_eq!(mira.ask(1, "user_typing", typing).await["status"], "OK");
    let event = omar.event("typing").await;
    assert_eq!(event["data"]["user_id"], pair.mira.id());
    for n in 0..20 {
        pair.mira.say(&pair.square, &format!("post {n}")).await;
    }
    for n in 0..20 {
        let event = omar.event("posted").await;
        let post: Value = serde_json::from_str(event["data"]["post"].as_str().unwrap()).unwrap();
        assert_eq!(post["message"], format!("post {n}"), "in order, and nothing of the lab");
    }
    let all = omar.ask(2, "get_statuses", json!({})).await;
    assert_eq!(all["data"][pair.mira.id()], "online");
}

#[tokio::test]
async fn people_are_online_while_any_node_has_a_window_of_theirs() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let mut watching = pair.at_one(&pair.admin).await;
    let here = pair.at_one(&pair.omar).await;
    let there = pair.at_two(&pair.omar).await;
    status_of(&mut watching, &pair.omar, "online").await;
    here.leave().await;
    // A status that he sets afterwards comes next: leaving one node told nothing.
    pair.omar.put("/users/me/status", json!({ "status": "away" })).await.ok();
    let event = watching.event("status_change").await;
    assert_eq!(event["data"]["status"], "away");
    pair.omar.put("/users/me/status", json!({ "status": "online" })).await.ok();
    there.leave().await;
    status_of(&mut watching, &pair.omar, "offline").await;
}

#[tokio::test]
async fn signing_out_ends_the_sockets_on_every_node() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let here = pair.at_one(&pair.omar).await;
    let there = pair.at_two(&pair.omar).await;
    pair.omar.post("/users/logout", json!({})).await.ok();
    here.closed().await;
    there.closed().await;
}

#[tokio::test]
async fn a_broken_connection_to_the_database_loses_nothing() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let mut omar = pair.at_two(&pair.omar).await;
    pair.mira.say(&pair.square, "before").await;
    omar.event("posted").await;
    assert_eq!(pair.end_listening().await, 2);
    pair.mira.say(&pair.square, "after").await;
    let event = omar.event("posted").await;
    assert!(event["data"]["post"].as_str().unwrap().contains("after"));
}

#[tokio::test]
async fn statuses_of_all_nodes_are_put_together() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let mut admin = pair.at_one(&pair.admin).await;
    pair.admin.post("/plugins/hover/enable", json!({})).await.ok();
    // Both nodes run it, as soon as the second has told so.
    let running = |statuses: &Value| {
        let statuses = statuses.as_array().unwrap();
        statuses.iter().filter(|status| status["state"] == 2).count()
    };
    while running(&admin.event("plugin_statuses_changed").await["data"]["plugin_statuses"]) < 2 {}
    let statuses = pair.admin_two.get("/plugins/statuses").await.ok();
    assert_eq!((nodes(&statuses).len(), running(&statuses)), (2, 2));
    // A node that ends in order is gone at once.
    pair.two.stop().await;
    while nodes(&admin.event("plugin_statuses_changed").await["data"]["plugin_statuses"]).len() > 1
    {
    }
}

#[test]
fn a_node_that_dies_is_cleared_up_after() {
    if !has_postgres() {
        return;
    }
    let runtime = || tokio::runtime::Runtime::new().unwrap();
    let (living, dying) = (runtime(), runtime());
    let home = Home::new();
    write_plugin(home.path(), "hover", &manifest("hover"), "// hover");
    let plugins_dir = home.path().join("plugins");
    let change = |config: &mut Config| {
        config.plugins_dir = Some(plugins_dir.clone());
        config.timings.node_gone_after = Duration::from_secs(2);
    };
    let one = living.block_on(App::in_dir(home, change));
    let admin = living.block_on(one.admin());
    let omar = living.block_on(one.person(&admin, "omar"));
    let two = dying.block_on(App::in_dir(one.dir.beside(), change));
    let App { server, dir: _home, .. } = one;
    let one = living.block_on(server.listen()).unwrap();
    let (mut watching, _) = living.block_on(Socket::join(one.address(), &admin.token));
    let App { server, dir: _beside, .. } = two;
    let two = dying.block_on(server.listen()).unwrap();
    let statuses = || living.block_on(admin.get("/plugins/statuses"));
    living.block_on(async {
        let _omar = Socket::join(two.address(), &omar.token).await;
        status_of(&mut watching, &omar, "online").await;
        while nodes(&admin.get("/plugins/statuses").await.ok()).len() < 2 {
            tokio::task::yield_now().await;
        }
        // As by SIGKILL: no task of it runs another step, and nobody says goodbye.
        dying.shutdown_background();
        status_of(&mut watching, &omar, "offline").await;
        let event = watching.event("plugin_statuses_changed").await;
        assert_eq!(nodes(&event["data"]["plugin_statuses"]).len(), 1);
    });
    assert_eq!(nodes(&statuses().ok()).len(), 1);
    living.block_on(one.stop());
}
