//! The project's own JSON.

use std::fmt;

use model::{IMPORT_MAX, Problem};
use serde::de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::error::Category;
use serde_json::value::RawValue;
use words::Language;

use super::aside::{NAME_MAX, left_out};
use super::lines::Lines;
use super::read::{Line, wrong};
use super::record::Record;
use crate::Result;

/// The longest task, in bytes: one with the longest notes, every character as two escapes of six bytes.
const TASK_MAX: usize = 512 * 1024;
/// Fields that are named; as many are counted.
const UNKNOWN: usize = 1_000;

struct File<'a> {
    tasks: Tasks<'a>,
    /// The names of everything else but the version.
    unknown: Vec<String>,
}

impl<'de: 'a, 'a> Deserialize<'de> for File<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = File<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a file of Taskbell")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> std::result::Result<Self::Value, A::Error> {
                let (mut version, mut tasks, mut unknown) = (None, None, Vec::new());
                while let Some(name) = fields.next_key::<String>()? {
                    match name.as_str() {
                        "taskbell" if version.is_none() => version = Some(fields.next_value::<u32>()?),
                        "tasks" if tasks.is_none() => tasks = Some(fields.next_value()?),
                        "taskbell" | "tasks" => return Err(A::Error::custom("said twice")),
                        _ => {
                            fields.next_value::<IgnoredAny>()?;
                            if unknown.len() < UNKNOWN {
                                unknown.push(name.chars().take(NAME_MAX).collect());
                            }
                        }
                    }
                }
                match (version, tasks) {
                    (Some(1), Some(tasks)) => Ok(File { tasks, unknown }),
                    _ => Err(A::Error::custom("not a file of this version")),
                }
            }
        }

        deserializer.deserialize_map(Fields)
    }
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

/// Its tasks; what is to be said of the file as a whole.
pub(super) fn read(
    text: &str,
    language: Language,
    each: &mut dyn FnMut(u64, Line) -> Result<()>,
) -> Result<Vec<String>> {
    let file: File<'_> = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => wrong(Problem::FileUnknown),
        _ => wrong(Problem::FileBroken { line: u32::try_from(line_of(&error, text)).unwrap_or(u32::MAX) }),
    })?;
    let mut lines = Lines::of(text);
    for task in file.tasks.0 {
        // What was read borrows from the text, so its address says where it stands.
        let place = task.get().as_ptr().addr() - text.as_ptr().addr();
        each(lines.at(place), record(task, language))?;
    }
    Ok(fields_left_out(language, &file.unknown).into_iter().collect())
}

/// Lines may end in carriage returns alone, which the parser does not count.
fn line_of(error: &serde_json::Error, text: &str) -> u64 {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let place = before + error.column().saturating_sub(1);
    // An error at the end of a line is not one of the next.
    Lines::of(text.get(..place).unwrap_or(text).trim_end_matches(['\r', '\n'])).at(usize::MAX)
}

/// A task, with a remark about fields that are not known.
fn record(task: &RawValue, language: Language) -> Line {
    if task.get().len() > TASK_MAX {
        return Err(language.say("line-task-too-long").to_owned());
    }
    let no_task = |error: serde_json::Error| {
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        language.say_with("line-no-task", &reason.chars().take(200).collect::<String>())
    };
    let error = match serde_json::from_str::<Record>(task.get()) {
        Ok(record) => return Ok((record, None)),
        Err(error) => error,
    };
    let Ok(mut fields) = serde_json::from_str::<serde_json::Map<String, Value>>(task.get()) else {
        return Err(no_task(error));
    };
    let mut unknown = Vec::new();
    fields.retain(|name, _| {
        let known = Record::FIELDS.contains(&name.as_str());
        if !known {
            unknown.push(name.clone());
        }
        known
    });
    let record = Record::deserialize(Value::Object(fields)).map_err(no_task)?;
    Ok((record, fields_left_out(language, &unknown)))
}

fn fields_left_out(language: Language, names: &[String]) -> Option<String> {
    left_out(language, "fields-left-out", names.iter().map(String::as_str))
}
