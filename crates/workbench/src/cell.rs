//! The page inside a frame: one slot with one fixture, and the plugins that were chosen.
//!
//! The address says all that a cell shows ([`address`]), and a fixture is laid out before the chat's
//! own slot ([`stage`], [`world`]). Without a server: requests, the browser's store and pictures are
//! stood in for by `js/cell.js`, which also tells the bench what happens.

mod address;
mod bridge;
mod desk;
mod plugins;
mod pseudo;
mod stage;
mod teller;
mod world;

use std::rc::Rc;

use client::{
    hooks::{Overlay, OverlayLink, TopOverlay},
    i18n,
    pages::ToastHost,
    services::{Chat, browser, plugins::Plugins},
    state::Store,
    t,
};
use contracts::fixtures::Fixture;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::{
    Router,
    history::{AnyHistory, History, MemoryHistory},
};

use self::{
    address::{Address, Language},
    desk::{Desk, DeskView},
    teller::Teller,
};

/// Shows what the address asks for, or why it can not be shown.
pub fn start() {
    let query = browser::query();
    let parts: Vec<(String, String)> =
        form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned().collect();
    let address = Address::read(|part| {
        parts.iter().find(|(name, _)| name == part).map(|(_, value)| value.clone())
    });
    let (language, theme) = match &address {
        Ok(address) => (address.language, address.theme),
        Err(_) => (Language::English, address::Theme::Light),
    };
    let (lang, dir) = language.attributes();
    bridge::begin(lang, dir, theme.attribute());
    match language {
        Language::English => {}
        Language::Accented => i18n::transform(pseudo::accented),
        Language::Mirrored => i18n::transform(pseudo::mirrored),
    }
    spawn_local(async move {
        let prepared = match address {
            Ok(address) => Prepared::load(address).await,
            Err(error) => Err(error.to_string()),
        };
        match prepared {
            Ok(prepared) => {
                yew::Renderer::<Cell>::with_props(CellProps { prepared: Rc::new(prepared) })
                    .render();
            }
            Err(words) => {
                bridge::tell_problem(&words);
                yew::Renderer::<Problem>::with_props(ProblemProps { words: words.into() }).render();
            }
        }
    });
}

/// The program for cells could not be had.
pub fn tell_not_loaded() {
    bridge::tell_problem(&t!("part-failed-text"));
}

/// Everything that a cell needs before it shows something.
struct Prepared {
    address: Address,
    fixture: Fixture,
    chat: Chat,
    desk: Desk,
    history: AnyHistory,
    manifests: Vec<Value>,
}

impl Prepared {
    async fn load(address: Address) -> Result<Self, String> {
        let running = address.running();
        let shipped = bridge::fixture(&address.slot, &address.fixture).await?;
        let list = if running.is_empty() && shipped.is_some() {
            Value::Null
        } else {
            let list = bridge::plugins().await;
            // Without plugins to run, none is needed: then only their fixtures are missing.
            if running.is_empty() { list.unwrap_or_default() } else { list? }
        };
        let mut fixture = find_fixture(&address, shipped.as_deref(), &list)?;
        if let Some(props) = &address.props {
            fixture.props = props.clone();
        }
        fixture.check().map_err(|error| error.to_string())?;
        let manifests = running
            .iter()
            .map(|id| {
                let found = plugins::manifests(&list).find(|it| it["id"] == id.as_str());
                found.cloned().ok_or_else(|| {
                    format!("plugins = {id:?} in the address: there is no plugin with this id here")
                })
            })
            .collect::<Result<Vec<_>, _>>()?;

        let answers = serde_json::to_string(&fixture.answers).unwrap_or_default();
        let faults: serde_json::Map<_, _> = address
            .faults
            .iter()
            .map(|(plugin, fault)| (plugin.clone(), fault.word().into()))
            .collect();
        bridge::set_up(&address.slot, &fixture.props, &answers, &faults.into());
        plugins::sentence(&address, &manifests);
        let desk = Desk::default();
        let runtime = plugins::install(&address, &fixture, &desk);
        let chat = Chat::new(Store::default(), Plugins::of(runtime));
        Ok(Self { address, fixture, chat, desk, history: history(), manifests })
    }
}

/// The catalogue's fixture, or one that a plugin brings: those of chosen plugins come first.
fn find_fixture(address: &Address, shipped: Option<&str>, list: &Value) -> Result<Fixture, String> {
    let plugins = list["plugins"].as_array().map(Vec::as_slice).unwrap_or_default();
    let of = |plugin: &Value| {
        let fixtures = plugin["fixtures"].as_array().into_iter().flatten();
        let mut of_slot = fixtures.filter(|it| it["slot"] == address.slot.as_str());
        of_slot.find(|it| it["name"] == address.fixture.as_str()).cloned()
    };
    let is_chosen = |plugin: &&Value| {
        let id = plugin.pointer("/manifest/id").and_then(Value::as_str).unwrap_or_default();
        address.plugins.iter().any(|chosen| chosen == id)
    };
    let unreadable = |error: serde_json::Error| {
        format!("fixtures/{}/{}.json: {error}", address.slot, address.fixture)
    };
    if let Some(value) = plugins.iter().filter(is_chosen).find_map(of) {
        return serde_json::from_value(value).map_err(unreadable);
    }
    if let Some(text) = shipped {
        return serde_json::from_str(text).map_err(unreadable);
    }
    if let Some(value) = plugins.iter().find_map(of) {
        return serde_json::from_value(value).map_err(unreadable);
    }
    if contracts::ALL.iter().all(|slot| slot.id != address.slot) {
        return Err(format!("slot = {:?} in the address: no slot has this id", address.slot));
    }
    Err(format!(
        "fixture = {:?} in the address: {} has no fixture of this name",
        address.fixture, address.slot
    ))
}

/// A history of its own: what is pressed must not lead the frame away.
fn history() -> AnyHistory {
    let history = AnyHistory::Memory(MemoryHistory::new());
    let told = history.clone();
    let listener = history.listen(move || bridge::note_words("navigate", told.location().path()));
    // For as long as the page lives.
    Box::leak(Box::new(listener));
    history
}

#[derive(Clone, Properties)]
struct CellProps {
    prepared: Rc<Prepared>,
}

impl PartialEq for CellProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.prepared, &other.prepared)
    }
}

/// The slot on its stage.
#[component]
fn Cell(props: &CellProps) -> Html {
    let prepared = &props.prepared;
    let started_ms = *use_state_eq(performance_ms);
    let edited = use_state(|| prepared.fixture.props.clone());
    let stage_ref = use_node_ref();
    let scene = {
        let prepared = Rc::clone(prepared);
        use_memo((*edited).clone(), move |edited| {
            let Fixture { slot, key, .. } = &prepared.fixture;
            let scene = stage::scene(slot, edited, key.as_deref());
            scene.map(|scene| {
                prepared.chat.store().dispatch_all(scene.actions);
                scene.view
            })
        })
    };
    {
        let (prepared, stage_ref, edited) =
            (Rc::clone(prepared), stage_ref.clone(), edited.setter());
        use_effect_with((), move |()| {
            begin(&prepared, &stage_ref, started_ms, edited);
        });
    }
    let open = use_callback((), |overlay: Overlay, ()| note_overlay(&overlay));
    let name_of = {
        let prepared = Rc::clone(prepared);
        Callback::from(move |id: String| {
            let named = prepared.manifests.iter().find(|it| it["id"] == id.as_str());
            named.and_then(|it| it["name"].as_str()).map_or(id, str::to_owned)
        })
    };
    let content = match &*scene {
        Ok(view) => html! {
            <ContextProvider<Store> context={prepared.chat.store().clone()}>
            <ContextProvider<Chat> context={prepared.chat.clone()}>
            <ContextProvider<OverlayLink> context={OverlayLink(open)}>
            <ToastHost>
                <Router history={prepared.history.clone()}>{ view.clone() }</Router>
                <DeskView desk={prepared.desk.clone()} {name_of} />
            </ToastHost>
            </ContextProvider<OverlayLink>>
            </ContextProvider<Chat>>
            </ContextProvider<Store>>
        },
        Err(fault) => html! { <Problem words={fault.to_string()} /> },
    };
    html! { <div class="cell__stage" ref={stage_ref}>{ content }</div> }
}

/// The first render stands: plugins start, and the bench is told and heard.
fn begin(prepared: &Rc<Prepared>, stage: &NodeRef, started_ms: f64, edited: UseStateSetter<Value>) {
    let runtime = prepared.chat.plugins().runtime().clone();
    let teller = Teller::new(&runtime, prepared.address.clone(), performance_ms() - started_ms);
    if let Some(element) = stage.cast() {
        bridge::count_changes(&element);
    }
    runtime.sync(&prepared.manifests);
    teller.soon();
    let (prepared, for_plugins) = (Rc::clone(prepared), teller.clone());
    bridge::listen(
        move |props| {
            bridge::set_staged_props(&props);
            edited.set(props);
            let teller = teller.clone();
            gloo_timers::callback::Timeout::new(0, move || {
                bridge::bring_up_to_date();
                teller.soon();
            })
            .forget();
        },
        move |list| {
            prepared.address.running().iter().for_each(|id| prepared.desk.forget(id));
            plugins::swap(&runtime, prepared.address.running(), &list);
            for_plugins.soon();
        },
    );
}

fn performance_ms() -> f64 {
    browser::window().and_then(|window| window.performance()).map_or(0.0, |it| it.now())
}

fn note_overlay(overlay: &Overlay) {
    let name = match overlay {
        Overlay::None => "close",
        Overlay::Profile { user_id, .. } => return bridge::note_words("open_profile", user_id),
        Overlay::UserMenu { .. } => "open_user_menu",
        Overlay::BrowseChannels => "browse_channels",
        Overlay::CreateChannel => "create_channel",
        Overlay::NewMessage => "new_message",
        Overlay::Channel(_) => "open_channel_overlay",
        Overlay::Post(_) => "open_post_overlay",
        Overlay::Shortcuts => "open_shortcuts",
        Overlay::Switcher => "open_switcher",
        Overlay::Files { .. } => "open_files",
        Overlay::Settings(_) => "open_settings",
        Overlay::ChannelSettings { channel_id } => {
            return bridge::note_words("open_channel_settings", channel_id);
        }
        Overlay::Top(TopOverlay::Help { .. }) => "open_help",
        Overlay::Top(TopOverlay::Products { .. }) => "open_products",
        Overlay::Top(TopOverlay::About) => "open_about",
        Overlay::CustomStatus => "open_custom_status",
    };
    bridge::note_words(name, "()");
}

#[derive(Clone, PartialEq, Properties)]
struct ProblemProps {
    words: AttrValue,
}

/// Why there is nothing to see.
#[component]
fn Problem(props: &ProblemProps) -> Html {
    html! {
        <div class="cell__problem" role="alert"><p>{ &props.words }</p></div>
    }
}
