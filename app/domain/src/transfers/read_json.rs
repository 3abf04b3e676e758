//! The project's own JSON.

use std::fmt;

use model::{IMPORT_MAX, Problem};
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::lines::Lines;
use super::read::{Line, wrong};
use super::record::Record;
use crate::Result;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(rename = "taskbell")]
    version: u32,
    #[serde(borrow)]
    tasks: Tasks<'a>,
}

/// Where each task stands; those past the limit are not kept.
struct Tasks<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Tasks<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Collector;

        impl<'de> Visitor<'de> for Collector {
            type Value = Tasks<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of tasks")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut tasks: A) -> std::result::Result<Self::Value, A::Error> {
                let mut kept = Vec::new();
                while kept.len() <= IMPORT_MAX as usize {
                    let Some(task) = tasks.next_element()? else { return Ok(Tasks(kept)) };
                    kept.push(task);
                }
                while tasks.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Tasks(kept))
            }
        }

        deserializer.deserialize_seq(Collector)
    }
}

pub(super) fn read(text: &str, each: &mut dyn FnMut(u64, Line) -> Result<()>) -> Result<()> {
    let file: File<'_> = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => wrong(Problem::FileUnknown),
        _ => wrong(Problem::FileBroken { line: u32::try_from(error.line()).unwrap_or(u32::MAX) }),
    })?;
    if file.version != 1 {
        return Err(wrong(Problem::FileUnknown));
    }
    let mut lines = Lines::of(text);
    for task in file.tasks.0 {
        // What was read borrows from the text, so its address says where it stands.
        let place = task.get().as_ptr().addr() - text.as_ptr().addr();
        let read = serde_json::from_str::<Record>(task.get()).map(|record| (record, None)).map_err(|error| {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            format!("This is no task: {}.", reason.chars().take(200).collect::<String>())
        });
        each(lines.at(place), read)?;
    }
    Ok(())
}
