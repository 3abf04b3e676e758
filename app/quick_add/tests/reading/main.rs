//! Reading a task from a line.

mod judges;
mod properties;
mod sentences;
mod support;
