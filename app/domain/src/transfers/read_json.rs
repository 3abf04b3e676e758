//! The project's own JSON.

use std::collections::BTreeMap;
use std::fmt;

use model::{IMPORT_MAX, Problem};
use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;
use serde_json::value::RawValue;
use words::Language;

use super::aside::{NAME_MAX, left_out};
use super::at_most::AtMost;
use super::label::Label;
use super::lines::Lines;
use super::outline::{Outline, Outlines};
use super::read::{Line, wrong};
use super::record::Record;
use crate::Result;
use crate::lists::ChosenLabel;
use crate::recurrence::PAST_MAX;

/// The longest task, in bytes: one with the longest notes, every character as two escapes of six bytes.
const TASK_MAX: usize = 512 * 1024;
/// The longest that may stand in it of what became of it before.
const PAST_BYTES: usize = 200 * PAST_MAX;
/// Fields that are named; as many are counted.
const UNKNOWN: usize = 1_000;

struct File<'a> {
    labels: Items<'a>,
    lists: Items<'a>,
    tasks: Items<'a>,
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
                let (mut version, mut labels, mut lists, mut tasks, mut unknown) = (None, None, None, None, Vec::new());
                while let Some(name) = fields.next_key::<String>()? {
                    match name.as_str() {
                        "taskbell" if version.is_none() => version = Some(fields.next_value::<u32>()?),
                        "labels" if labels.is_none() => labels = Some(fields.next_value()?),
                        "lists" if lists.is_none() => lists = Some(fields.next_value()?),
                        "tasks" if tasks.is_none() => tasks = Some(fields.next_value()?),
                        "taskbell" | "labels" | "lists" | "tasks" => return Err(A::Error::custom("said twice")),
                        _ => {
                            fields.next_value::<IgnoredAny>()?;
                            if unknown.len() < UNKNOWN {
                                unknown.push(name.chars().take(NAME_MAX).collect());
                            }
                        }
                    }
                }
                match (version, tasks) {
                    (Some(1), Some(tasks)) => Ok(File {
                        labels: labels.unwrap_or_default(),
                        lists: lists.unwrap_or_default(),
                        tasks,
                        unknown,
                    }),
                    _ => Err(A::Error::custom("not a file of this version")),
                }
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

/// Where each task, list or label stands; those past the limit are not kept.
type Items<'a> = AtMost<&'a RawValue, { IMPORT_MAX as usize }>;

/// Its tasks; what is to be said of the file as a whole.
pub(super) fn read(
    text: &str,
    language: Language,
    each: &mut dyn FnMut(u64, Line) -> Result<()>,
) -> Result<Vec<String>> {
    let file = file(text)?;
    // What was read borrows from the text, so its address says where it stands.
    let place = |item: &RawValue| item.get().as_ptr().addr() - text.as_ptr().addr();
    let mut look_through = |items: Vec<&RawValue>, problem: &dyn Fn(&RawValue) -> Option<String>| -> Result<()> {
        let mut lines = Lines::of(text);
        for item in items {
            let line = lines.at(place(item));
            if let Some(problem) = problem(item) {
                each(line, Err(problem))?;
            }
        }
        Ok(())
    };
    look_through(file.labels.0, &|item| label(item, language).err())?;
    look_through(file.lists.0, &|item| outline(item, language).err())?;
    let mut lines = Lines::of(text);
    for task in file.tasks.0 {
        each(lines.at(place(task)), record(task, language))?;
    }
    Ok(fields_left_out(language, &file.unknown).into_iter().collect())
}

/// Its lists and labels, as far as they are some.
pub(super) fn outlines(text: &str, language: Language) -> Result<Outlines> {
    let file = file(text)?;
    Ok(Outlines {
        lists: file.lists.0.into_iter().filter_map(|item| outline(item, language).ok()).collect(),
        labels: file.labels.0.into_iter().filter_map(|item| label(item, language).ok()).collect(),
    })
}

fn file(text: &str) -> Result<File<'_>> {
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => wrong(Problem::FileUnknown),
        _ => wrong(Problem::FileBroken { line: u32::try_from(line_of(&error, text)).unwrap_or(u32::MAX) }),
    })
}

fn outline(list: &RawValue, language: Language) -> std::result::Result<Outline, String> {
    let list: Outline =
        serde_json::from_str(list.get()).map_err(|error| language.say_with("line-no-list", &reason(&error)))?;
    list.checked(language)
}

fn label(label: &RawValue, language: Language) -> std::result::Result<ChosenLabel, String> {
    let label: Label =
        serde_json::from_str(label.get()).map_err(|error| language.say_with("line-no-label", &reason(&error)))?;
    label.checked(language)
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
    if is_too_long(task.get()) {
        return Err(language.say("line-task-too-long").to_owned());
    }
    let no_task = |error: serde_json::Error| language.say_with("line-no-task", &reason(&error));
    let error = match serde_json::from_str::<Record>(task.get()) {
        Ok(record) => return Ok((record, None)),
        Err(error) => error,
    };
    let Ok(mut fields) = serde_json::from_str::<BTreeMap<String, &RawValue>>(task.get()) else {
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
    let known = serde_json::to_string(&fields).map_err(no_task)?;
    let record = serde_json::from_str::<Record>(&known).map_err(no_task)?;
    Ok((record, fields_left_out(language, &unknown)))
}

fn is_too_long(task: &str) -> bool {
    /// A task as far as it has a past.
    #[derive(Deserialize)]
    struct Over<'a> {
        #[serde(borrow)]
        occurrences: &'a RawValue,
    }

    if task.len() <= TASK_MAX {
        return false;
    }
    let past = serde_json::from_str::<Over>(task).map_or(0, |over| over.occurrences.get().len());
    past > PAST_BYTES || task.len() - past > TASK_MAX
}

fn reason(error: &serde_json::Error) -> String {
    let reason = error.to_string();
    reason.split(" at line ").next().unwrap_or_default().chars().take(200).collect()
}

fn fields_left_out(language: Language, names: &[String]) -> Option<String> {
    left_out(language, "fields-left-out", names.iter().map(String::as_str))
}
