//! The registry of contributions: what each slot shows, which contribution lost and why; no DOM, no Yew.
