//! The attacks on packages, by their numbers in the list that the project works through; 19, 20 and 22 to 24 are the server's.

mod names;
mod kinds;
mod headers;
mod sizes;
mod wrapping;
mod manifests;
