//! Everything about bundles that needs whole archives: the attacks, packing, keys and signatures.

#[cfg(test)]
mod support;
#[cfg(test)]
mod attacks;
#[cfg(test)]
mod accepted;
#[cfg(test)]
mod packing;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod streaming;
#[cfg(test)]
mod signatures;
