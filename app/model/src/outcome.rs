use serde::{Deserialize, Serialize};

use crate::UndoId;

/// What a successful change did. Every form gets this answer; without scripts the same facts travel in the URL of
/// the page that follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub did: Did,
    /// How many things changed.
    pub count: u32,
    /// Takes it back, where that is possible.
    pub undo: Option<UndoId>,
    /// The path to go to; stay where none is given.
    pub next: Option<String>,
}

impl Outcome {
    /// One thing changed, nothing to undo, stay here.
    pub fn of(did: Did) -> Self {
        Outcome { did, count: 1, undo: None, next: None }
    }

    /// The sentence people read.
    pub fn message(&self) -> String {
        let tasks = |did: &str| match self.count {
            1 => format!("Task {did}."),
            n => format!("{n} tasks {did}."),
        };
        let jobs = |did: &str| match self.count {
            0 => "Nothing to do: that was decided before.".to_owned(),
            1 => format!("1 job {did}."),
            n => format!("{n} jobs {did}."),
        };
        match self.did {
            Did::Added => tasks("added"),
            Did::Saved => tasks("saved"),
            Did::Started => tasks("started"),
            Did::Completed => tasks("completed"),
            Did::Reopened => tasks("reopened"),
            Did::Prioritised => tasks("prioritised"),
            Did::Rescheduled => tasks("rescheduled"),
            Did::Deleted => tasks("moved to the trash"),
            Did::Restored => tasks("restored"),
            Did::Emptied => "The trash is empty.".to_owned(),
            Did::EmptyingStarted => "The trash is being emptied. Settings say how far that is.".to_owned(),
            Did::JobsRetried => jobs("tried again"),
            Did::JobsDiscarded => jobs("discarded"),
            Did::QueuePaused => "The queue is paused. Jobs that run finish.".to_owned(),
            Did::QueueResumed => "The queue goes on.".to_owned(),
            Did::TestMailSent => "The test mail was accepted. Look into your mailbox.".to_owned(),
            Did::Undone if self.count == 0 => "Nothing to undo: it changed again since.".to_owned(),
            Did::Undone => "Undone.".to_owned(),
            Did::UndoStarted => "The import is being undone. Export and import say how far that is.".to_owned(),
            Did::SignedIn => "Signed in.".to_owned(),
            Did::SignedOut => "Signed out.".to_owned(),
            Did::ProfileSaved => "Settings saved.".to_owned(),
            Did::PasswordChanged => "Password changed. Every other session was ended.".to_owned(),
            Did::SessionsEnded => "Session ended.".to_owned(),
            Did::ReminderSet => "Reminder set.".to_owned(),
            Did::ReminderRemoved => "Reminder removed.".to_owned(),
            Did::Snoozed => "Snoozed: another reminder comes later.".to_owned(),
            Did::Unsubscribed => "No more daily reminders. Settings turn them on again.".to_owned(),
            Did::MailsStopped => "No more mails come from here to this address.".to_owned(),
            Did::MailsAllowed => "Mails may come from here to this address again.".to_owned(),
            Did::ExportStarted => "Export started.".to_owned(),
            Did::FileRead => "The file was read. Nothing is imported yet.".to_owned(),
            Did::ColumnsMatched => "Columns matched. Nothing is imported yet.".to_owned(),
            Did::ImportStarted => "Import started.".to_owned(),
            Did::TransferCancelled => "Cancelled.".to_owned(),
            Did::TransferRemoved => "Removed.".to_owned(),
            Did::AccountClosed => "Your account is deleted. The last of its data is being removed.".to_owned(),
            Did::AccountDeleted => "Your account and all its data are deleted.".to_owned(),
        }
    }
}

// One list of the kinds and their words in URLs.
macro_rules! kinds {
    ($($kind:ident $slug:literal),+ $(,)?) => {
        /// The kinds of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Did {
            $(#[serde(rename = $slug)] $kind),+
        }

        impl Did {
            /// The word in URLs.
            pub fn slug(self) -> &'static str {
                match self { $(Did::$kind => $slug),+ }
            }

            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($slug => Some(Did::$kind),)+ _ => None }
            }
        }
    };
}

kinds! {
    Added "added",
    Saved "saved",
    Started "started",
    Completed "completed",
    Reopened "reopened",
    Prioritised "prioritised",
    Rescheduled "rescheduled",
    Deleted "deleted",
    Restored "restored",
    Emptied "emptied",
    EmptyingStarted "emptying_started",
    JobsRetried "jobs_retried",
    JobsDiscarded "jobs_discarded",
    QueuePaused "queue_paused",
    QueueResumed "queue_resumed",
    TestMailSent "test_mail_sent",
    Undone "undone",
    UndoStarted "undo_started",
    SignedIn "signed_in",
    SignedOut "signed_out",
    ProfileSaved "profile_saved",
    PasswordChanged "password_changed",
    SessionsEnded "sessions_ended",
    ExportStarted "export_started",
    FileRead "file_read",
    ColumnsMatched "columns_matched",
    ImportStarted "import_started",
    TransferCancelled "transfer_cancelled",
    TransferRemoved "transfer_removed",
    AccountDeleted "account_deleted",
    AccountClosed "account_closed",
    ReminderSet "reminder_set",
    ReminderRemoved "reminder_removed",
    Snoozed "snoozed",
    Unsubscribed "unsubscribed",
    MailsStopped "mails_stopped",
    MailsAllowed "mails_allowed",
}
