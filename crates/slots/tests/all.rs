//! Tests of the registry: each kind, the conflict rule, keys, deltas, and properties of any history.

#[path = "all/explain.rs"]
mod explain;
#[path = "all/kinds.rs"]
mod kinds;
#[path = "all/conflicts.rs"]
mod conflicts;
#[path = "all/refusals.rs"]
mod refusals;
#[path = "all/deltas.rs"]
mod deltas;
#[path = "all/properties.rs"]
mod properties;
