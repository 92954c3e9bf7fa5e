//! One plugin in the list: what it is, how it stands, what can be done with it.

use api_types::{ManagedPlugin, PluginSource};
use client::{
    components::{Avatar, AvatarSize, icons},
    i18n::local_time,
    t,
};
use yew::prelude::*;

use super::{Note, PageLink, Tone, slot_name};
use crate::{
    route::Route,
    rules::plugin_row::{Standing, is_removable, prepackaged_offer, size, standing},
};

/// What a person wants done with a plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Run it for everyone.
    Enable,
    /// Stop it for everyone.
    Disable,
    /// Take in what came with the server.
    Install,
    /// Take it away.
    Remove,
    /// Go back to the version before.
    RollBack,
}

/// Properties of [`PluginCard`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PluginCardProps {
    /// The plugin.
    pub plugin: ManagedPlugin,
    /// Something is being done with it.
    pub is_busy: bool,
    /// Whether the person may change anything.
    pub may_write: bool,
    /// Something is wanted.
    pub on_wish: Callback<Wish>,
}

/// Shows a plugin.
#[component]
pub fn PluginCard(props: &PluginCardProps) -> Html {
    let plugin = &props.plugin;
    let standing = standing(plugin);
    html! {
        <li class={classes!("plugin-card", (standing == Standing::Failed).then_some("plugin-card--failed"))}
            data-plugin-id={plugin.id.clone()} aria-busy={props.is_busy.to_string()}>
            <Avatar name={plugin.name.clone()} size={AvatarSize::Medium} />
            <div class="plugin-card__body">
                <div class="plugin-card__names">
                    <h3 class="plugin-card__name">
                        <PageLink to={Route::plugin(&plugin.id)} class="plugin-card__link">
                            { &plugin.name }
                        </PageLink>
                    </h3>
                    if !plugin.version.is_empty() {
                        <span class="plugin-card__version">{ &plugin.version }</span>
                    }
                    { standing_tag(standing) }
                    { source_tag(plugin) }
                </div>
                if !plugin.description.is_empty() {
                    <p class="plugin-card__text">{ &plugin.description }</p>
                }
                { facts(plugin) }
            </div>
            <div class="plugin-card__controls">
                { actions(props) }
                { main_control(props, standing) }
            </div>
            { trouble(plugin, standing) }
        </li>
    }
}

/// How it stands, in a word.
pub fn standing_tag(standing: Standing) -> Html {
    let (class, text) = match standing {
        Standing::On => ("tag tag--good", t!("plugin-on")),
        Standing::Starting => ("tag", t!("plugin-starting")),
        Standing::Waiting => ("tag tag--warning", t!("plugin-waiting")),
        Standing::Off => ("tag", t!("plugin-off")),
        Standing::Failed => ("tag tag--bad", t!("plugin-failed")),
        Standing::NotInstalled => ("tag", t!("plugin-not-installed")),
    };
    html! { <span {class}>{ text }</span> }
}

/// Where it comes from, when nobody put it in.
pub fn source_tag(plugin: &ManagedPlugin) -> Html {
    match plugin.source {
        PluginSource::Installed => Html::default(),
        PluginSource::Prepackaged => {
            html! { <span class="tag">{ t!("plugin-prepackaged") }</span> }
        }
        PluginSource::Folder => html! { <span class="tag">{ t!("plugin-folder") }</span> },
    }
}

/// The switch of an installed plugin, or the button that installs it.
fn main_control(props: &PluginCardProps, standing: Standing) -> Html {
    let plugin = &props.plugin;
    let reason = (!props.may_write).then(|| t!("read-only-reason"));
    let wish = |wish: Wish| {
        let (on_wish, may) = (props.on_wish.clone(), props.may_write && !props.is_busy);
        move |_: MouseEvent| {
            if may {
                on_wish.emit(wish);
            }
        }
    };
    let disabled = (!props.may_write || props.is_busy).then_some("true");
    if standing == Standing::NotInstalled {
        return html! {
            <button type="button" class="button button--s" onclick={wish(Wish::Install)}
                aria-disabled={disabled} title={reason}
                aria-label={t!("plugin-install-label", name = plugin.name)}>
                { busy(props.is_busy) }{ t!("plugin-install") }
            </button>
        };
    }
    let next = if plugin.enabled { Wish::Disable } else { Wish::Enable };
    html! {
        <>
            { busy(props.is_busy) }
            <button type="button" class="switch switch--alone" role="switch" onclick={wish(next)}
                aria-checked={plugin.enabled.to_string()} aria-disabled={disabled} title={reason}
                aria-label={t!("card-switch", name = plugin.name)}>
                <span class="switch__track" aria-hidden="true"></span>
            </button>
        </>
    }
}

fn busy(is_busy: bool) -> Html {
    if is_busy {
        html! { <span class="spinner" aria-hidden="true"></span> }
    } else {
        Html::default()
    }
}

/// Why it does not run, in the server's words.
pub fn trouble(plugin: &ManagedPlugin, standing: Standing) -> Html {
    let (tone, title) = match standing {
        Standing::Failed => (Tone::Danger, t!("plugin-failed-title")),
        Standing::Waiting => (Tone::Warning, t!("plugin-waiting-title")),
        Standing::On | Standing::Starting | Standing::Off | Standing::NotInstalled => {
            (Tone::Warning, t!("plugin-trouble-title"))
        }
    };
    if plugin.error.is_empty() && standing != Standing::Failed {
        return Html::default();
    }
    html! { <Note {tone} title={title}>{ &plugin.error }</Note> }
}

/// What it does, and whether it does so without trouble. The rest stands on its page.
fn facts(plugin: &ManagedPlugin) -> Html {
    let slots: Vec<String> = plugin.slots.iter().map(|id| slot_name(id).to_string()).collect();
    let has_any = !slots.is_empty() || !plugin.capabilities.is_empty() || plugin.n_reports > 0;
    if !has_any {
        return Html::default();
    }
    let fact = |label: AttrValue, value: Html| {
        html! {
            <div class="facts__fact"><dt>{ label }</dt><dd>{ value }</dd></div>
        }
    };
    html! {
        <dl class="facts">
            if plugin.n_reports > 0 {
                { fact(t!("card-reports"), reports_link(plugin)) }
            }
            if !slots.is_empty() {
                { fact(t!("plugin-slots"), html! { slots.join(", ") }) }
            }
            if !plugin.capabilities.is_empty() {
                { fact(t!("plugin-capabilities"), html! { plugin.capabilities.join(", ") }) }
            }
        </dl>
    }
}

/// How often it failed in browsers, with the way to the page that says how.
pub fn reports_link(plugin: &ManagedPlugin) -> Html {
    html! {
        <PageLink to={Route::Reports} class="facts__warning">
            { t!("card-reports-count", count = plugin.n_reports) }
        </PageLink>
    }
}

/// A day, with the exact moment for those who rest on it.
pub fn moment(at_ms: i64) -> Html {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let at_ms = at_ms as f64;
    html! {
        <time datetime={local_time::machine_readable(at_ms)} title={local_time::full(at_ms)}>
            { local_time::day_label(at_ms) }
        </time>
    }
}

/// A size in words.
pub fn size_words(n_bytes: u64) -> AttrValue {
    let (number, n_divided) = size(n_bytes);
    match n_divided {
        0 => t!("size-bytes", number = number),
        1 => t!("size-kilobytes", number = number),
        2 => t!("size-megabytes", number = number),
        _ => t!("size-gigabytes", number = number),
    }
}

/// What can be done with it beside turning it on and off.
fn actions(props: &PluginCardProps) -> Html {
    let PluginCardProps { plugin, may_write, is_busy, .. } = props;
    let can = *may_write && !*is_busy;
    let wish = |wish: Wish| {
        let on_wish = props.on_wish.clone();
        move |_: MouseEvent| on_wish.emit(wish)
    };
    let upgrade = prepackaged_offer(plugin).filter(|_| plugin.installed);
    if !plugin.installed {
        return Html::default();
    }
    html! {
        <>
            if plugin.has_settings {
                <PageLink to={Route::plugin(&plugin.id)} class="button button--s button--quiet">
                    { icons::sliders() }{ t!("plugin-settings") }
                    <span class="visually-hidden">{ &plugin.name }</span>
                </PageLink>
            }
            if let Some(version) = upgrade {
                <button type="button" class="button button--s button--quiet" disabled={!can}
                    onclick={wish(Wish::Install)}>
                    { icons::upload() }{ t!("plugin-upgrade", version = version) }
                    <span class="visually-hidden">{ &plugin.name }</span>
                </button>
            }
            if !plugin.previous_version.is_empty() {
                <button type="button" class="button button--s button--quiet" disabled={!can}
                    onclick={wish(Wish::RollBack)}>
                    { icons::undo() }{ t!("plugin-roll-back", version = plugin.previous_version) }
                    <span class="visually-hidden">{ &plugin.name }</span>
                </button>
            }
            if is_removable(plugin) {
                <button type="button" class="button button--s button--quiet plugin-card__remove" disabled={!can}
                    onclick={wish(Wish::Remove)}>
                    { icons::trash() }{ t!("plugin-remove") }
                    <span class="visually-hidden">{ &plugin.name }</span>
                </button>
            }
        </>
    }
}
