//! The tasks of an iCalendar file, ours and those of other programs.

use std::collections::BTreeSet;

use words::Language;

use super::aside::{NAME_MAX, left_out};
use super::calendar_lines::{Property, for_each_property};
use super::calendar_task::{Alarm, Task};
use super::lost::Lost;
use super::read::Line;
use crate::Result;
use crate::platform::blocking::Wanted;

/// Fields that are named; as many are counted.
const UNKNOWN: usize = 1_000;

pub(super) fn is_calendar(text: &str) -> bool {
    let begin = "BEGIN:VCALENDAR";
    text.trim_start().get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin))
}

/// Where in the file it is read.
#[derive(Default)]
struct Place {
    /// How many components are open.
    depth: usize,
    /// The task among them, at which depth, and its alarm.
    task: Option<(usize, Task)>,
    alarm: Option<Alarm>,
    lost: Lost,
    unknown: BTreeSet<String>,
}

/// Its tasks; what is to be said of the file as a whole.
pub(super) fn read(
    text: &str,
    language: Language,
    wanted: &Wanted,
    each: &mut dyn FnMut(u64, Line) -> Result<()>,
) -> Result<Vec<String>> {
    let mut place = Place::default();
    for_each_property(text, wanted, |property| match property.name.as_str() {
        "BEGIN" => {
            place.begin(&property);
            Ok(())
        }
        "END" => match place.end() {
            Some(task) => {
                let (line, task) = task.finish(language);
                each(line, task)
            }
            None => Ok(()),
        },
        _ => {
            place.take(property);
            Ok(())
        }
    })?;
    if let Some((_, task)) = place.task {
        each(task.line, Err(language.say("line-no-end").to_owned()))?;
    }
    let unknown = left_out(language, "fields-left-out", place.unknown.iter().map(String::as_str));
    Ok(place.lost.said(language).into_iter().chain(unknown).collect())
}

impl Place {
    fn begin(&mut self, property: &Property) {
        self.depth += 1;
        let kind = property.value.trim().to_ascii_uppercase();
        match (&self.task, kind.as_str()) {
            (None, "VTODO") => self.task = Some((self.depth, Task::of(property.line))),
            (Some((depth, _)), "VALARM") if self.depth == depth + 1 => self.alarm = Some(Alarm::default()),
            // Appointments, say.
            (None, kind) if self.depth == 2 && kind != "VTIMEZONE" => self.lost.add(Some(property.line)),
            _ => {}
        }
    }

    /// The task that is whole, if one is.
    fn end(&mut self) -> Option<Task> {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        match &mut self.task {
            Some((of, task)) if depth == *of + 1 => {
                task.alarms.extend(self.alarm.take());
                None
            }
            Some((of, _)) if depth <= *of => self.task.take().map(|(_, task)| task),
            _ => None,
        }
    }

    fn take(&mut self, property: Property) {
        let Some((depth, task)) = &mut self.task else { return };
        let unknown = match &mut self.alarm {
            Some(alarm) if self.depth == *depth + 1 => {
                alarm.take(property);
                None
            }
            _ if self.depth == *depth => task.take(property),
            _ => None,
        };
        if self.unknown.len() < UNKNOWN {
            self.unknown.extend(unknown.map(|name| name.chars().take(NAME_MAX).collect::<String>()));
        }
    }
}
