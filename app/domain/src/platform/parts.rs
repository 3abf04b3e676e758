//! The parts outside of the program, and whether they answer.

use std::fmt;

use crate::{Error, Result};

/// What Taskbell works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Database,
    Replica,
    Redis,
    Mail,
}

impl Part {
    /// In a word, as people say it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Database => "the database",
            Part::Replica => "the replica",
            Part::Redis => "Redis",
            Part::Mail => "mail",
        }
    }
}

/// The parts that could not be connected to, and why.
#[derive(Debug)]
pub struct ConnectError {
    pub faults: Vec<(Part, Error)>,
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (part, error)) in self.faults.iter().enumerate() {
            let comma = if at > 0 { "; " } else { "" };
            write!(f, "{comma}{}: {error}", part.name())?;
        }
        Ok(())
    }
}

impl std::error::Error for ConnectError {}

/// What was connected to; a fault is noted.
pub(super) fn part<T>(faults: &mut Vec<(Part, Error)>, part: Part, connected: Result<T>) -> Option<T> {
    connected.map_err(|error| faults.push((part, error))).ok()
}

/// Whether the parts answer; an error says in a word why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    pub database: std::result::Result<(), &'static str>,
    pub redis: std::result::Result<(), &'static str>,
}
