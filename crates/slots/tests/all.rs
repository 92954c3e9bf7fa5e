//! Tests of the registry: each kind, the conflict rule, keys, deltas, and properties of any history.

#[cfg(test)]
#[path = "all/explain.rs"]
mod explain;
#[cfg(test)]
#[path = "all/kinds.rs"]
mod kinds;
#[cfg(test)]
#[path = "all/conflicts.rs"]
mod conflicts;
#[cfg(test)]
#[path = "all/refusals.rs"]
mod refusals;
#[cfg(test)]
#[path = "all/deltas.rs"]
mod deltas;
#[cfg(test)]
#[path = "all/properties.rs"]
mod properties;
