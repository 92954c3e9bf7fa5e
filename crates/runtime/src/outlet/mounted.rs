//! The views of one outlet: prepared, mounted, updated, taken down. Each step into plugin code is
//! guarded, and none runs while the list is borrowed, because plugin code may come back here.

use std::rc::Rc;

use slots::{Contribution, Kind, Resolution};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ShadowRootInit, ShadowRootMode};

use super::Outlet;
use crate::calls;
use crate::guard::Fault;
use crate::report::{Code, Phase};
use crate::view::View;

/// A view in an outlet.
#[derive(Debug, Clone)]
pub(super) struct Mounted {
    pub(super) contribution: Rc<Contribution>,
    view: Rc<View>,
    /// The `<mortise-view>` that stands in the outlet.
    pub(super) host: Element,
    /// Where the view draws: the host, or an element in the host's shadow root.
    element: Element,
    /// For a wrap: the `<slot>` in which the wrapped content shows.
    children: JsValue,
    /// What `mount` returned; `None` until it was called.
    handle: Option<JsValue>,
}

impl Outlet {
    /// Makes an element for every contribution that shows and has none yet.
    pub(super) fn prepare(&self, resolution: &Resolution) {
        for contribution in resolution.shown() {
            let known = self.mounted.borrow().iter().any(|m| m.contribution.id == contribution.id);
            if known {
                continue;
            }
            let Some(view) = self.runtime.view(contribution.id) else { continue };
            match Mounted::prepare(Rc::clone(contribution), view) {
                Ok(mounted) => self.mounted.borrow_mut().push(mounted),
                Err(fault) => self.mount_failed(contribution, fault),
            }
        }
    }

    /// Mounts what was prepared and is not mounted yet; answers whether all of it stands.
    pub(super) fn mount_prepared(&self) -> bool {
        let waiting: Vec<Mounted> =
            self.mounted.borrow().iter().filter(|m| m.handle.is_none()).cloned().collect();
        if waiting.is_empty() {
            return true;
        }
        let props = self.host.borrow().props();
        let began = self.runtime.view_clock();
        let mut all_stand = true;
        for mounted in waiting {
            let result = match &props {
                Ok(props) if !mounted.view.dead.get() => self.mount(&mounted, props),
                Ok(_) => Err(None),
                Err(fault) => Err(Some(fault.clone())),
            };
            let id = mounted.contribution.id;
            match result {
                Ok(handle) => {
                    if let Some(entry) =
                        self.mounted.borrow_mut().iter_mut().find(|m| m.contribution.id == id)
                    {
                        entry.handle = Some(handle);
                    }
                }
                Err(fault) => {
                    all_stand = false;
                    self.forget(&mounted);
                    match fault {
                        Some(fault) => self.mount_failed(&mounted.contribution, fault),
                        None => self.failed.borrow_mut().push(id),
                    }
                }
            }
        }
        self.note_time(began);
        all_stand
    }

    /// Hands new props to every view; answers whether one of them must be mounted anew.
    pub(super) fn update_mounted(&self) -> bool {
        let mounted: Vec<Mounted> = self.mounted.borrow().clone();
        let props = self.host.borrow().props();
        let began = self.runtime.view_clock();
        let mut stale = false;
        for mounted in mounted {
            let Some(handle) = &mounted.handle else { continue };
            let updated = match &props {
                Ok(props) => {
                    calls::update_view(handle, props).map_err(|error| Fault::thrown(&error))
                }
                Err(fault) => Err(fault.clone()),
            };
            match updated {
                Ok(true) => {}
                Ok(false) => {
                    stale = true;
                    self.forget(&mounted);
                    self.unmount(&mounted);
                }
                Err(fault) => {
                    stale = true;
                    self.failed.borrow_mut().push(mounted.contribution.id);
                    let plugin = &mounted.contribution.plugin;
                    self.runtime.failed(plugin, Some(&self.place.id), Phase::Update, fault);
                }
            }
        }
        self.note_time(began);
        stale
    }

    fn note_time(&self, began: Option<f64>) {
        if let (Some(began), Some(ended)) = (began, self.runtime.view_clock()) {
            self.last_ms.set(Some(ended - began));
        }
    }

    /// Takes down every view that the resolution does not show.
    pub(super) fn take_down_others(&self, resolution: &Resolution) {
        let gone: Vec<Mounted> = self
            .mounted
            .borrow_mut()
            .extract_if(.., |m| !resolution.shown().any(|shown| shown.id == m.contribution.id))
            .collect();
        for mounted in gone {
            self.unmount(&mounted);
        }
    }

    /// Calls `unmount` and takes the element off, whatever happens.
    pub(super) fn unmount(&self, mounted: &Mounted) {
        if let Some(handle) = &mounted.handle
            && !mounted.view.dead.get()
            && let Err(error) = calls::unmount_view(handle)
        {
            let plugin = &mounted.contribution.plugin;
            let fault = Fault::thrown(&error);
            self.runtime.failed(plugin, Some(&self.place.id), Phase::Unmount, fault);
        }
        if mounted.contribution.kind == Kind::Wrap {
            // What it wrapped is put elsewhere by the layout that follows; only slots move.
            while let Some(child) = mounted.host.first_child() {
                if mounted.host.remove_child(&child).is_err() {
                    break;
                }
            }
        }
        self.take_off(mounted);
    }

    fn mount(&self, mounted: &Mounted, props: &JsValue) -> Result<JsValue, Option<Fault>> {
        let view = &mounted.view;
        calls::mount_view(
            &view.object,
            &mounted.element,
            props,
            &view.identity,
            &mounted.children,
            self.place.dispatch(),
            self.number,
        )
        .map_err(|error| {
            let mut fault = Fault::thrown(&error);
            if calls::is_bad_view(&error) {
                fault.code = Code::BadView;
            }
            Some(fault)
        })
    }

    fn mount_failed(&self, contribution: &Contribution, fault: Fault) {
        self.failed.borrow_mut().push(contribution.id);
        self.runtime.failed(&contribution.plugin, Some(&self.place.id), Phase::Mount, fault);
    }

    /// Drops the entry and its element without calling the view.
    fn forget(&self, mounted: &Mounted) {
        self.mounted.borrow_mut().retain(|m| m.contribution.id != mounted.contribution.id);
        self.take_off(mounted);
    }

    fn take_off(&self, mounted: &Mounted) {
        mounted.host.remove();
        self.in_order.borrow_mut().retain(|id| *id != mounted.contribution.id);
    }
}

impl Mounted {
    fn prepare(contribution: Rc<Contribution>, view: Rc<View>) -> Result<Self, Fault> {
        let host = view.host()?;
        let wraps = contribution.kind == Kind::Wrap;
        let mut element = host.clone();
        let mut children = JsValue::NULL;
        if wraps || view.sheet.is_some() {
            let fault = |error: JsValue| Fault::thrown(&error);
            let root =
                host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).map_err(fault)?;
            calls::adopt_styles(&root, view.sheet.as_ref().unwrap_or(&JsValue::UNDEFINED));
            let Some(document) = host.owner_document() else {
                return Err(Fault::new(Code::Threw, "the page has no document"));
            };
            element = document.create_element("div").map_err(fault)?;
            element.set_class_name("mount");
            root.append_child(&element).map_err(fault)?;
            if wraps {
                children = document.create_element("slot").map_err(fault)?.unchecked_into();
            }
        }
        Ok(Self { contribution, view, host, element, children, handle: None })
    }

    /// The name of this view's place in the outlet's shadow root.
    pub(super) fn slot_name(&self) -> String {
        format!("v{}", self.contribution.id.get())
    }
}
