//! Lines of a list in their reader's words.

use ::words::Language;
use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use model::{ListKind, Lists, RowAbout, RowParts, SectionHead, Status, TaskId, TaskRow};

use super::order::By;
use super::parts::Line;
use super::row::Row;
use crate::changes::label_key;
use crate::entities::task;
use crate::lists::Labels;
use crate::time::{minute_sort, sort_date, words};

/// Who reads which list, and what its lines go by.
pub(super) struct View<'a> {
    pub list: ListKind,
    /// Whether parts stand below their tasks.
    pub with_parts: bool,
    pub by: By,
    /// Whose names stand at tasks.
    pub lists: Option<&'a Lists>,
    /// The label of the page, which its lines need not say.
    pub label: Option<String>,
    /// What their colours are.
    pub labels: &'a Labels,
    /// Under whose headings they stand.
    pub sections: &'a [SectionHead],
    pub language: Language,
    pub zone: Tz,
    pub now: DateTime<Utc>,
    /// The time at the reader's place.
    pub here: NaiveDateTime,
}

impl View<'_> {
    pub fn row(&self, Line { row, level, missing }: Line) -> TaskRow {
        let (language, zone, now) = (self.language, self.zone, self.now);
        let status = task::status(row.status);
        let when = match self.by {
            By::Completion => row.at.map(|at| words::happened(language, "completed-at", zone, at, now)),
            By::Deletion => row.at.map(|at| words::happened(language, "deleted-at", zone, at, now)),
            By::Manual | By::Due | By::Priority | By::Newest => None,
        };
        let list = self.lists.map(|lists| match lists.own.iter().find(|list| list.id.0 == row.list) {
            Some(list) => list.name.clone(),
            None => language.say(ListKind::Inbox.label()).to_owned(),
        });
        let section = self.sections.iter().map(|head| head.section.id).find(|section| row.section == Some(section.0));
        let completed = status == Status::Completed;
        let later = row.start_on.filter(|start| !completed && *start > self.here.date());
        let start = later.map(|start| words::begins(language, start, self.here.date()));
        let labelled = |word: &str| (word.to_owned(), self.labels.colour(word));
        let group = self.group(&row);
        let mut due = words::due(language, row.due_on, row.due_time, completed, self.here);
        // Under the heading of its day a task says no more than its time.
        if !group.is_empty() && sort_date(row.due_sort) == row.due_on {
            due = due.map(|due| if due.overdue { due } else { words::time_only(due) });
        }
        let parts = (row.parts > 0).then(|| RowParts {
            progress: row.progress(),
            folded: self.with_parts.then_some(row.folded),
            missing: if self.with_parts { missing } else { 0 },
        });
        TaskRow {
            group,
            level,
            id: TaskId(row.id),
            version: row.version,
            title: row.title,
            status,
            priority: task::priority(row.priority),
            has_notes: row.has_notes,
            due,
            when,
            about: RowAbout {
                parent: row.parent.filter(|_| level == 0),
                parts,
                list,
                labels: row
                    .labels
                    .lines()
                    .filter(|word| self.label.as_ref() != Some(&label_key(word)))
                    .map(labelled)
                    .collect(),
                start,
                deadline: words::due(language, row.deadline_on, None, completed, self.here)
                    .map(|due| words::deadline(language, due)),
                recurs: row.recurs,
                section,
            },
            more: String::new(),
        }
    }

    /// Today and Upcoming have headings while they are sorted by due date.
    fn group(&self, row: &Row) -> String {
        let date = sort_date(row.due_sort);
        let (true, ListKind::Today | ListKind::Upcoming, Some(date)) = (self.by == By::Due, self.list, date) else {
            return String::new();
        };
        if row.due_sort < minute_sort(self.here) {
            return self.language.say("heading-overdue").to_owned();
        }
        words::heading(self.language, date, self.here.date())
    }
}
