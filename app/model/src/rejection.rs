use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text;

/// What there is only so much of for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quota {
    Tasks,
    Reminders,
    /// What tasks and files take up.
    Megabytes,
}

/// Why a request was turned down for a reason its sender can mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rejection {
    /// Some fields need another value.
    Invalid(FieldErrors),
    /// No such thing, or not this person's: the two look the same on purpose.
    NotFound,
    /// It changed since the form was opened; `version` is the current one, so that saving again overwrites knowingly.
    Changed { version: i64 },
    /// E-mail or password is wrong: one answer for both.
    WrongCredentials,
    /// Too many attempts.
    TooMany { retry_after_seconds: u32 },
    /// More changes in a minute than anybody makes by hand.
    TooFast { retry_after_seconds: u32 },
    /// The person has as much as one can have.
    Full { quota: Quota, most: u64 },
    /// More is asked than can be done right now.
    Busy,
    /// The mail server did not take a mail, in its words.
    MailRefused { reason: String },
    /// The request cannot be understood; no form of ours sends it.
    Malformed,
}

impl From<FieldErrors> for Rejection {
    fn from(errors: FieldErrors) -> Self {
        Rejection::Invalid(errors)
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::Invalid(_) => f.write_str("Please check the marked fields."),
            Rejection::NotFound => f.write_str("This was not found. It may have been deleted."),
            Rejection::Changed { .. } => f.write_str(
                "This task changed in another window since you opened it. Your text is still here: save again to replace the other change.",
            ),
            Rejection::WrongCredentials => f.write_str("E-mail or password is wrong."),
            Rejection::TooMany { retry_after_seconds } => {
                let minutes = retry_after_seconds.div_ceil(60).max(1);
                write!(f, "Too many attempts. Try again in {minutes} {}.", if minutes == 1 { "minute" } else { "minutes" })
            }
            Rejection::TooFast { retry_after_seconds } => {
                let seconds = if *retry_after_seconds == 1 { "second" } else { "seconds" };
                write!(
                    f,
                    "Too many changes in one minute. What you sent was not saved. Try again in {retry_after_seconds} {seconds}."
                )
            }
            Rejection::Full { quota, most } => {
                let most = text::grouped(*most);
                match quota {
                    Quota::Tasks => write!(
                        f,
                        "There is no room for more tasks: one person can have {most}. Delete some, empty the trash, and try again."
                    ),
                    Quota::Reminders => write!(
                        f,
                        "There is no room for more reminders: one person can have {most}. Remove some and try again."
                    ),
                    Quota::Megabytes => write!(
                        f,
                        "There is no room for more: the tasks and files of one person can take up {most} MB. Remove exports and \
                         imports, or delete tasks and empty the trash, and try again."
                    ),
                }
            }
            Rejection::Busy => f.write_str("Taskbell is busy right now. Please try again in a few seconds."),
            Rejection::MailRefused { reason } => write!(f, "The test mail was not accepted: {reason}"),
            Rejection::Malformed => f.write_str("This request could not be understood."),
        }
    }
}

/// What is wrong, field by field; at most one problem a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(Vec<(Field, Problem)>);

impl FieldErrors {
    /// One field, one problem.
    pub fn one(field: Field, problem: Problem) -> Self {
        FieldErrors(vec![(field, problem)])
    }

    /// Adds a problem; the first one of a field stays.
    pub fn add(&mut self, field: Field, problem: Problem) {
        if self.get(field).is_none() {
            self.0.push((field, problem));
        }
    }

    /// The problem of one field.
    pub fn get(&self, field: Field) -> Option<Problem> {
        self.0.iter().find(|(f, _)| *f == field).map(|(_, problem)| *problem)
    }

    /// The first problem.
    pub fn first(&self) -> Option<Problem> {
        self.0.first().map(|(_, problem)| *problem)
    }

    /// The same problems at other fields.
    pub(crate) fn renamed(mut self, names: &[(Field, Field)]) -> Self {
        for (field, _) in &mut self.0 {
            if let Some((_, new)) = names.iter().find(|(old, _)| old == field) {
                *field = *new;
            }
        }
        self
    }

    /// `value` when no field has a problem.
    pub fn or<T>(self, value: T) -> Result<T, Rejection> {
        if self.0.is_empty() { Ok(value) } else { Err(Rejection::Invalid(self)) }
    }
}

/// The fields that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Name,
    Email,
    Password,
    CurrentPassword,
    Zone,
    ReminderHour,
    Title,
    Notes,
    DueDate,
    DueTime,
    Selection,
    Search,
    ReminderAmount,
    ReminderDate,
    ReminderTime,
    File,
    Columns,
    DateOrder,
    Encoding,
}

/// What is wrong with a field. `Display` is the message shown beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    Required,
    TooShort { min: u32 },
    TooLong { max: u32 },
    ControlCharacter,
    NotAnEmail,
    EmailTaken,
    CommonPassword,
    WrongPassword,
    UnknownZone,
    NotAnHour,
    NotADate,
    NotATime,
    TimeWithoutDate,
    NothingSelected,
    NotAnAmount,
    LongSearch { words: u32, letters: u32 },
    TooManyReminders { max: u32 },
    NoDueDate,
    FileTooLarge { megabytes: u32 },
    FileEmpty,
    FileNotText,
    NotInEncoding,
    FileUnknown,
    FileEnding,
    FileBroken { line: u32 },
    TooManyTasks { max: u32 },
    TooManyFiles { max: u32 },
    LinesWrong,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Required => f.write_str("Please fill this in."),
            Problem::TooShort { min } => write!(f, "Please use at least {min} characters."),
            Problem::TooLong { max } => write!(f, "Please use at most {max} characters."),
            Problem::ControlCharacter => {
                f.write_str("This contains a character that cannot be shown. Please remove it.")
            }
            Problem::NotAnEmail => f.write_str("This is not an e-mail address."),
            Problem::EmailTaken => f.write_str("There is already an account with this e-mail address."),
            Problem::CommonPassword => f.write_str("This password is easy to guess. Please choose another."),
            Problem::WrongPassword => f.write_str("This is not your current password."),
            Problem::UnknownZone => f.write_str("Please choose a time zone from the list."),
            Problem::NotAnHour => f.write_str("Please choose an hour from 0 to 23."),
            Problem::NotADate => f.write_str("This is not a date between 1970 and 2999."),
            Problem::NotATime => f.write_str("This is not a time of day."),
            Problem::TimeWithoutDate => f.write_str("A time needs a date."),
            Problem::NothingSelected => f.write_str("Select at least one task."),
            Problem::NotAnAmount => f.write_str("Please type a whole number, up to a year."),
            Problem::LongSearch { words, letters } => {
                write!(f, "Please search for at most {words} words of {letters} letters each.")
            }
            Problem::TooManyReminders { max } => write!(f, "A task can have at most {max} reminders."),
            Problem::NoDueDate => f.write_str("This needs a task with a due date."),
            Problem::FileTooLarge { megabytes } => write!(f, "This file is too large: {megabytes} MB at most."),
            Problem::FileEmpty => f.write_str("There are no tasks in this file."),
            Problem::FileNotText => f.write_str("This is not a text file. Save it as CSV in UTF-8 and try again."),
            Problem::NotInEncoding => f.write_str("The file is not written in these characters. Please choose others."),
            Problem::FileEnding => f.write_str(
                "The ending of the file's name does not fit what is in it: .json, or for a table .csv, .tsv or .txt.",
            ),
            Problem::FileUnknown => {
                f.write_str("This is neither a JSON file of Taskbell nor a CSV file with headings.")
            }
            Problem::FileBroken { line } => write!(f, "This file is broken in line {line}."),
            Problem::TooManyTasks { max } => write!(f, "A file can bring at most {max} tasks."),
            Problem::TooManyFiles { max } => {
                write!(f, "There are {max} exports and imports already. Remove one first.")
            }
            Problem::LinesWrong => {
                f.write_str("Some lines are wrong. Leave them out, or correct the file and choose it again.")
            }
        }
    }
}
