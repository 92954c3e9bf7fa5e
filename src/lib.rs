//! The web client: a team chat in Yew whose every part is a slot.
