//! Puts the elements of an outlet in order. Enters no plugin code.
//!
//! Views are light children of the outlet. While there is default content to be ordered, hidden or
//! wrapped, a shadow root with one `<slot>` for each of them says where they show, so that no
//! element of Yew or of another plugin is ever moved.

use slots::{Content, Contribution, ContributionId, Resolution};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::Outlet;

impl Outlet {
    pub(super) fn lay_out(&self, resolution: &Resolution) {
        let shadow = match self.shadow.get() {
            Some(shadow) => Some(shadow),
            None if self.needs_shadow(resolution) => self.attach_shadow(),
            None => None,
        };
        match shadow {
            Some(shadow) => self.lay_out_shadow(shadow, resolution),
            None => self.lay_out_light(resolution),
        }
    }

    /// A plain default shows by itself; so do views where there is no default to mind.
    fn needs_shadow(&self, resolution: &Resolution) -> bool {
        if resolution.is_default() {
            return false;
        }
        let default_stands = self.default_rendered.get()
            || (self.has_default && resolution.content == Content::Default);
        !resolution.wraps.is_empty() || (self.has_default && default_stands)
    }

    fn attach_shadow(&self) -> Option<&ShadowRoot> {
        let shadow = self.element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?;
        Some(self.shadow.get_or_init(|| shadow))
    }

    /// Without a shadow root the order of the light children is the order on the page.
    ///
    /// What stands in order already is left alone, without asking the DOM; the rest is appended.
    fn lay_out_light(&self, resolution: &Resolution) {
        let wanted: Vec<ContributionId> = middle(resolution).map(|c| c.id).collect();
        let mut in_order = self.in_order.borrow_mut();
        let n_same = in_order.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        for contribution in middle(resolution).skip(n_same) {
            if let Some(host) = self.host_of(contribution) {
                put(&self.element, &host, None);
            }
        }
        *in_order = wanted;
    }

    fn lay_out_shadow(&self, shadow: &ShadowRoot, resolution: &Resolution) {
        let Some(document) = self.element.owner_document() else { return };
        let slot = |name: Option<&str>| {
            let slot = document.create_element("slot").ok()?;
            set_attribute(&slot, "name", name);
            Some(slot)
        };
        let mut parent: Node = shadow.clone().unchecked_into();
        for wrap in &resolution.wraps {
            let Some(host) = self.host_of(wrap) else { continue };
            let alone = parent.first_child().is_some_and(|child| child.is_same_node(Some(&host)))
                && host.next_sibling().is_none();
            if !alone {
                clear(&parent);
                put(&parent, &host, None);
            }
            parent = host.unchecked_into();
        }
        clear(&parent);
        let place = |contribution: &Contribution| {
            let host = self.host_of(contribution)?;
            let name = self.slot_name_of(contribution)?;
            if host.get_attribute("slot").as_deref() != Some(&name) {
                set_attribute(&host, "slot", Some(&name));
            }
            if host.parent_node().is_none() {
                put(&self.element, &host, None);
            }
            slot(Some(&name))
        };
        let mut slots: Vec<Element> = Vec::new();
        slots.extend(resolution.leading.iter().filter_map(|contribution| place(contribution)));
        slots.extend(match &resolution.content {
            Content::Default => slot(None),
            Content::Replaced(contribution) => place(contribution),
            Content::Hidden(_) => None,
        });
        slots.extend(resolution.trailing.iter().filter_map(|contribution| place(contribution)));
        for slot in slots {
            put(&parent, &slot, None);
        }
    }

    fn host_of(&self, contribution: &Contribution) -> Option<Element> {
        let mounted = self.mounted.borrow();
        let found = mounted.iter().find(|m| m.contribution.id == contribution.id)?;
        Some(found.host.clone())
    }

    fn slot_name_of(&self, contribution: &Contribution) -> Option<String> {
        let mounted = self.mounted.borrow();
        let found = mounted.iter().find(|m| m.contribution.id == contribution.id)?;
        Some(found.slot_name())
    }
}

/// What shows between the wraps, in order.
fn middle(resolution: &Resolution) -> impl Iterator<Item = &Contribution> {
    let content = match &resolution.content {
        Content::Replaced(contribution) => Some(contribution),
        Content::Default | Content::Hidden(_) => None,
    };
    resolution.leading.iter().chain(content).chain(&resolution.trailing).map(AsRef::as_ref)
}

/// Sets or removes an attribute. Our names are valid, and that is the only way to fail.
pub(super) fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let result = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
    debug_assert!(result.is_ok(), "\"{name}\" is no name of an attribute");
}

/// Inserting fails only into one's own descendant, and outlets do not stand in their views.
fn put(parent: &Node, node: &Node, before: Option<&Node>) {
    let result = parent.insert_before(node, before);
    debug_assert!(result.is_ok(), "an outlet can not stand in its own view");
}

fn clear(parent: &Node) {
    while let Some(child) = parent.first_child() {
        if parent.remove_child(&child).is_err() {
            break;
        }
    }
}
