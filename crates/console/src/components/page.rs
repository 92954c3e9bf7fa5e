//! The frame of every page: heading, a line on what it is for, what can be done, the content.

use client::{services::browser, t};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::Note;
use crate::hooks::use_viewer;

/// Properties of [`Page`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PageProps {
    /// The heading, also in the window's title.
    pub title: AttrValue,
    /// What the page is for, in one or two sentences.
    #[prop_or_default]
    pub intro: AttrValue,
    /// Buttons beside the heading.
    #[prop_or_default]
    pub actions: Html,
    /// The content.
    pub children: Html,
}

/// Shows a page. The focus goes to its heading, so that one hears and sees where one is.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let may_write = use_viewer().rights.may_write();
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>() {
                // Fails for no element with a tabindex.
                let _ = heading.focus();
            }
        });
    }
    use_effect_with(props.title.clone(), |title| {
        browser::set_title(&t!("console-window", page = title));
    });
    html! {
        <div class="page">
            <header class="page__header">
                <div class="page__words">
                    <h1 class="page__title" ref={heading} tabindex="-1">{ &props.title }</h1>
                    if !props.intro.is_empty() {
                        <p class="page__intro">{ &props.intro }</p>
                    }
                </div>
                if props.actions != Html::default() {
                    <div class="page__actions">{ props.actions.clone() }</div>
                }
            </header>
            if !may_write {
                <Note>{ t!("read-only-reason") }</Note>
            }
            { props.children.clone() }
        </div>
    }
}
