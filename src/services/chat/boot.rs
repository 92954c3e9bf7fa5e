//! From an empty page to the first screen: who is signed in, what they see; signing in and out.

use api_types::{ChannelType, CreateUser, LoginRequest, Timezone, User};
use futures_util::future::{join, try_join, try_join5};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::{Chat, Session};
use crate::{
    services::{
        Api, ApiError, backoff, browser, keep, languages,
        live::{Live, Signal},
    },
    state::{Action, Boot, snapshot::Snapshot},
};

impl Chat {
    /// Finds out who is signed in and fetches what they see. Tries again until the server answers.
    pub fn boot(&self) {
        self.inner.boot_retry.replace(None);
        let n_tries = match self.inner.store.read(|state| state.boot.clone()) {
            Boot::Unreachable { n_tries, .. } => n_tries,
            Boot::Loading | Boot::NoAccounts | Boot::SignedOut | Boot::Ready => 0,
        };
        self.spawn(|session| async move {
            if let Err(error) = session.try_boot().await {
                session.boot_failed(n_tries, &error);
            }
        });
    }

    /// Signs in.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn sign_in(&self, login_id: String, password: String) -> Result<(), ApiError> {
        let login = LoginRequest { login_id, password, ..LoginRequest::default() };
        let me = Api.login(&login).await?;
        self.begin_epoch();
        let session = self.session();
        session.refresh_config().await;
        session.enter(me).await
    }

    /// Creates the first account of the server and signs in with it.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn create_first_account(&self, user: CreateUser) -> Result<(), ApiError> {
        let (login_id, password) = (user.username.clone(), user.password.clone());
        let timezone = Timezone { automatic_timezone: time_zone(), ..Timezone::default() };
        let locale = languages::current().tag.to_owned();
        Api.create_user(&CreateUser { timezone: Some(timezone), locale, ..user }).await?;
        self.sign_in(login_id, password).await
    }

    /// Ends the session. What was typed stays in this browser for the next time.
    pub fn sign_out(&self) {
        self.spawn(|session| async move {
            // Offline, the cookie stays until the server is back; the page forgets at once.
            if let Err(error) = Api.logout().await {
                browser::warn("signing out", &JsValue::from(error.to_string()));
            }
            session.ended();
        });
    }
}

impl Session {
    async fn try_boot(&self) -> Result<(), ApiError> {
        // The cookie with the session itself is hidden from scripts; this one tells of it.
        let may_be_signed_in = browser::cookie("MMUSERID").is_some();
        let me =
            async { if may_be_signed_in { Api.me().await } else { Err(ApiError::Unauthorized) } };
        let (config, me) = join(Api.config(), me).await;
        let config = config?;
        let no_accounts = config.get("NoAccounts").is_some_and(|it| it == "true");
        self.put([Action::Config(config)]);
        match me {
            Ok(me) => self.enter(me).await,
            Err(ApiError::Unauthorized) => {
                self.put([Action::Boot(if no_accounts {
                    Boot::NoAccounts
                } else {
                    Boot::SignedOut
                })]);
                self.follow_plugins_signed_out().await;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    fn boot_failed(&self, n_tries: u32, error: &ApiError) {
        if !self.is_current() {
            return;
        }
        browser::warn("the first answers are missing", &JsValue::from(error.to_string()));
        let wait = backoff::wait(n_tries, browser::chance());
        let wait_ms = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX);
        let retry_at_ms = browser::now_ms() + i64::from(wait_ms);
        let boot = Boot::Unreachable { n_tries: n_tries + 1, retry_at_ms };
        self.put([Action::Boot(boot)]);
        let chat = self.chat.clone();
        let retry = Timeout::new(wait_ms, move || chat.boot());
        self.chat.inner.boot_retry.replace(Some(retry));
    }

    /// Fetches everything that the first screen of `me` needs, and goes live.
    async fn enter(&self, me: User) -> Result<(), ApiError> {
        // The live connection first: what happens while the answers travel is not lost.
        self.chat.inner.early.replace(Some(Vec::new()));
        let session = self.clone();
        let live = Live::start(move |signal: Signal| session.on_signal(signal));
        self.chat.inner.live.replace(Some(live));

        let (user_id, locale) = (me.id.clone(), me.locale.clone());
        let snapshot = match fetch_snapshot(me).await {
            Ok(snapshot) => snapshot,
            Err(error) => {
                self.chat.inner.live.replace(None);
                return Err(error);
            }
        };
        if !self.is_current() {
            return Ok(());
        }
        self.put([Action::Snapshot(Box::new(snapshot))]);
        let keeper = keep::restore_and_keep(&self.chat.inner.store, &user_id);
        self.chat.inner.keeper.replace(Some(keeper));
        self.chat.inner.plugins.signed_in(&user_id);
        self.chat.spawn(|_| async move { languages::signed_in(&locale).await });
        // Plugins load beside the first screen, which never waits for them.
        self.chat.follow_plugins();
        let early = self.chat.inner.early.replace(None).unwrap_or_default();
        for event in &early {
            self.on_event(event);
        }
        self.put([Action::Boot(Boot::Ready)]);
        self.chat.flush_outbox();
        Ok(())
    }

    /// With a session the server tells more of its configuration.
    async fn refresh_config(&self) {
        match Api.config().await {
            Ok(config) => self.put([Action::Config(config)]),
            Err(error) => browser::warn("configuration", &JsValue::from(error.to_string())),
        }
    }

    /// The session is over, by wish or because the server has ended it.
    pub(super) fn ended(&self) {
        if !self.is_current() {
            return;
        }
        let inner = &self.chat.inner;
        self.chat.begin_epoch();
        inner.live.replace(None);
        inner.keeper.replace(None);
        inner.early.replace(None);
        inner.beside.replace(None);
        inner.asked.take();
        inner.looked_for.take();
        inner.send_retry.replace(None);
        inner.is_sending.set(false);
        inner.view_timer.replace(None);
        inner.store.dispatch(Action::SignedOut);
        inner.plugins.stop_all();
    }

    async fn follow_plugins_signed_out(&self) {
        match self.chat.inner.plugins.follow().await {
            // Servers that tell their plugins to signed-in people only.
            Ok(()) | Err(ApiError::Unauthorized) => {}
            Err(error) => browser::warn("plugins", &JsValue::from(error.to_string())),
        }
    }
}

/// Everything for the first screen, side by side; then the people in direct channels.
pub(super) async fn fetch_snapshot(me: User) -> Result<Snapshot, ApiError> {
    let (teams, team_members, channels, channel_members, preferences) = try_join5(
        Api.my_teams(),
        Api.my_team_members(),
        Api.my_channels(),
        Api.my_channel_members(),
        Api.preferences(),
    )
    .await?;
    let mut snapshot = Snapshot {
        me,
        teams,
        team_members,
        channels,
        channel_members,
        preferences,
        ..Snapshot::default()
    };
    let ids = partner_ids(&snapshot);
    let (users, statuses) = try_join(Api.users_by_ids(&ids), Api.statuses(&ids)).await?;
    snapshot.users = users;
    snapshot.statuses = statuses;
    Ok(snapshot)
}

fn partner_ids(snapshot: &Snapshot) -> Vec<String> {
    let direct = snapshot.channels.iter().filter(|it| it.channel_type == ChannelType::Direct);
    let mut ids: Vec<String> =
        direct.flat_map(|channel| channel.name.split("__").map(str::to_owned)).collect();
    ids.push(snapshot.me.id.clone());
    ids.sort();
    ids.dedup();
    ids
}

/// The time zone of this browser as an IANA name; empty when it does not say.
fn time_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    js_sys::Reflect::get(&format.resolved_options(), &JsValue::from_str("timeZone"))
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}
