//! The sidebar as a whole: what was typed, the scope, and the list below.

use sdk::ViewProps;
use sdk::contracts::{Sidebar, SidebarAction};
use sdk::wasm_bindgen::JsCast;
use sdk::web_sys::{Element, HtmlInputElement};
use yew::{
    Callback, Html, InputEvent, KeyboardEvent, NodeRef, classes, component, html, use_node_ref,
    use_state, use_state_eq,
};

use crate::choose::{Scope, Shown, choose, n_unread};
use crate::row::Row;
use crate::walk::walk;

/// The sidebar of this plugin.
#[component]
pub(crate) fn Panel(view: &ViewProps<Sidebar>) -> Html {
    let typed = use_state(String::new);
    let scope = use_state_eq(Scope::default);
    let list = use_node_ref();
    let shown = choose(&view.props.sections, *scope, &typed);

    let on_open = {
        let ctx = view.ctx.clone();
        let typed = typed.clone();
        Callback::from(move |channel_id: String| {
            typed.set(String::new());
            ctx.action(SidebarAction::OpenChannel { channel_id });
        })
    };
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = input_of(&event) {
                typed.set(input.value());
            }
        })
    };
    let on_search_key = {
        let typed = typed.clone();
        let on_open = on_open.clone();
        let list = list.clone();
        let first = shown.first().and_then(|shown| shown.rows.first());
        let first = first.map(|row| row.channel.id.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !typed.trim().is_empty() && !event.is_composing() => {
                if let Some(first) = &first {
                    on_open.emit(first.clone());
                }
            }
            "Escape" if !typed.is_empty() => {
                // The first Escape is ours; the next may close what is around us.
                event.stop_propagation();
                typed.set(String::new());
            }
            "ArrowDown" => walk_in(&list, &event),
            _ => {}
        })
    };
    let on_list_key = {
        let list = list.clone();
        Callback::from(move |event: KeyboardEvent| walk_in(&list, &event))
    };
    let send = |action: SidebarAction| {
        let ctx = view.ctx.clone();
        Callback::from(move |_| ctx.action(action.clone()))
    };

    html! {
        <nav class="panel" aria-label="Channels" data-test-id="focus-sidebar">
            <header class="top">
                <h2 class="team" dir="auto">{ &view.props.team.display_name }</h2>
                <button type="button" class="plain" title="Write to someone"
                    aria-label="Write to someone" onclick={send(SidebarAction::NewMessage)}>
                    { "✎" }
                </button>
                <button type="button" class="plain" title="Browse channels"
                    aria-label="Browse channels" onclick={send(SidebarAction::BrowseChannels)}>
                    { "+" }
                </button>
            </header>
            <input class="search" type="search" placeholder="Find a channel"
                aria-label="Find a channel" autocomplete="off" spellcheck="false"
                value={(*typed).clone()} oninput={on_input} onkeydown={on_search_key}
                data-test-id="focus-sidebar-search" />
            <Scopes scope={*scope} n_unread={n_unread(&view.props.sections)}
                on_choose={Callback::from(move |chosen| scope.set(chosen))} />
            <div class="list" ref={list} onkeydown={on_list_key}>
                { for shown.iter().map(|shown| section(shown, &on_open)) }
                if shown.is_empty() { { nothing(&typed) } }
            </div>
        </nav>
    }
}

fn input_of(event: &InputEvent) -> Option<HtmlInputElement> {
    // The composed path begins at the field itself, also inside a shadow root.
    event.composed_path().get(0).dyn_into().ok()
}

fn walk_in(list: &NodeRef, event: &KeyboardEvent) {
    if let Some(list) = list.cast::<Element>() {
        walk(&list, event);
    }
}

fn section(shown: &Shown<'_>, on_open: &Callback<String>) -> Html {
    html! {
        <section key={shown.section.id.clone()} aria-label={shown.section.title.clone()}>
            <h3 class="title" dir="auto">{ &shown.section.title }</h3>
            <ul>
                { for shown.rows.iter().map(|row| html! {
                    <Row key={row.channel.id.clone()} row={(*row).clone()} on_open={on_open.clone()} />
                }) }
            </ul>
        </section>
    }
}

fn nothing(typed: &str) -> Html {
    let words = if typed.trim().is_empty() {
        "You are up to date.".to_owned()
    } else {
        format!("No channel is called “{}”.", typed.trim())
    };
    html! { <p class="nothing" role="status">{ words }</p> }
}

#[derive(yew::Properties, PartialEq)]
struct ScopesProps {
    scope: Scope,
    n_unread: usize,
    on_choose: Callback<Scope>,
}

/// The two buttons that choose the scope.
#[component]
fn Scopes(props: &ScopesProps) -> Html {
    let button = |scope: Scope, label: String| {
        let chosen = props.scope == scope;
        let onclick = props.on_choose.reform(move |_| scope);
        html! {
            <button type="button" class={classes!("scope", chosen.then_some("chosen"))}
                aria-pressed={chosen.to_string()} {onclick}>
                { label }
            </button>
        }
    };
    let unread = match props.n_unread {
        0 => "Unread".to_owned(),
        n => format!("Unread ({n})"),
    };
    html! {
        <div class="scopes" role="group" aria-label="Show">
            { button(Scope::Unread, unread) }
            { button(Scope::All, "All".to_owned()) }
        </div>
    }
}
