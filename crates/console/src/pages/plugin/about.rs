//! What a plugin does and where it comes from, beside its settings.

use api_types::{ManagedPlugin, PluginSource};
use client::{components::icons, t};
use yew::prelude::*;

use crate::{
    components::{PageLink, moment, reports_link, size_words, slot_name, source_tag},
    route::Route,
    rules::{
        audits::short_hash,
        plugin_links::{Link, links},
        plugin_row::{hex_of, is_removable, is_trusted},
    },
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AboutProps {
    pub(super) plugin: ManagedPlugin,
}

/// The facts, those first that decide whether one wants the plugin.
#[component]
pub(super) fn About(props: &AboutProps) -> Html {
    let plugin = &props.plugin;
    let fact = |label: AttrValue, value: Html| {
        html! { <div class="about__fact"><dt>{ label }</dt><dd>{ value }</dd></div> }
    };
    let when = |is_there: bool, label: AttrValue, value: Html| {
        if is_there { fact(label, value) } else { Html::default() }
    };
    let prepackaged = &plugin.prepackaged_version;
    let has_other = !prepackaged.is_empty() && *prepackaged != plugin.version;
    html! {
        <section class="about" aria-labelledby="about-title">
            <h2 class="settings__title" id="about-title">{ t!("about-title") }</h2>
            <dl class="about__facts">
                { when(plugin.n_reports > 0, t!("card-reports"), reports_link(plugin)) }
                // Of a manifest that can not be read, nothing is known that could be told here.
                { when(!plugin.manifest.is_null(), t!("plugin-slots"), slots(plugin)) }
                { when(!plugin.capabilities.is_empty(), t!("plugin-capabilities"),
                    html! { plugin.capabilities.join(", ") }) }
                { reach(plugin) }
                { when(!plugin.version.is_empty(), t!("about-version"), html! { &plugin.version }) }
                { when(!plugin.previous_version.is_empty(), t!("about-previous"),
                    html! { &plugin.previous_version }) }
                { when(has_other, t!("about-prepackaged"), html! { &plugin.prepackaged_version }) }
                { when(plugin.source != PluginSource::Folder, t!("plugin-signed-by"), signature(plugin)) }
                { when(plugin.n_bytes > 0, t!("plugin-size"), html! { size_words(plugin.n_bytes) }) }
                { when(plugin.installed_at > 0, t!("plugin-installed-at"), moment(plugin.installed_at)) }
                { fact(t!("about-id"), html! { <code>{ &plugin.id }</code> }) }
                { when(!plugin.integrity.is_empty(), t!("about-fingerprint"), fingerprint(plugin)) }
            </dl>
            { addresses(plugin) }
            <p class="about__more">
                { source_tag(plugin) }
                if is_removable(plugin) {
                    <PageLink to={Route::Management} class="link-button">{ t!("about-manage") }</PageLink>
                }
            </p>
        </section>
    }
}

fn slots(plugin: &ManagedPlugin) -> Html {
    if plugin.slots.is_empty() {
        return html! { <span class="about__none">{ t!("about-slots-unsaid") }</span> };
    }
    let names: Vec<String> = plugin.slots.iter().map(|id| slot_name(id).to_string()).collect();
    html! {
        <>
            <span>{ names.join(", ") }</span>{ " " }
            <PageLink to={Route::Slots} class="link-button">{ t!("about-order") }</PageLink>
        </>
    }
}

/// What it could do, whatever it asks for.
fn reach(plugin: &ManagedPlugin) -> Html {
    let Some(is_trusted) = is_trusted(&plugin.manifest) else { return Html::default() };
    let words = if is_trusted { t!("about-trusted") } else { t!("about-sandboxed") };
    html! {
        <div class="about__fact"><dt>{ t!("about-reach") }</dt><dd>{ words }</dd></div>
    }
}

fn signature(plugin: &ManagedPlugin) -> Html {
    if plugin.signed_by.is_empty() {
        return html! { <span class="about__none">{ t!("about-not-signed") }</span> };
    }
    html! { &plugin.signed_by }
}

/// In the digits of the audit log and of `sha256sum`; the beginning tells bundles apart.
fn fingerprint(plugin: &ManagedPlugin) -> Html {
    let Some(whole) = hex_of(&plugin.integrity) else {
        return html! { <code>{ &plugin.integrity }</code> };
    };
    html! {
        <details class="audit__long">
            <summary title={whole.clone()}><code>{ short_hash(&whole) }{ "…" }</code></summary>
            <code>{ whole }</code>
        </details>
    }
}

fn addresses(plugin: &ManagedPlugin) -> Html {
    let links = links(&plugin.manifest);
    if links.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="about__links">
            for (link, address) in links {
                <li key={address}>
                    // They leave the console, which goes on; and tell nobody where they come from.
                    <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">
                        { icons::link() }{ words(link) }
                    </a>
                </li>
            }
        </ul>
    }
}

fn words(link: Link) -> AttrValue {
    match link {
        Link::Homepage => t!("about-homepage"),
        Link::Support => t!("about-support"),
        Link::ReleaseNotes => t!("about-release-notes"),
    }
}
