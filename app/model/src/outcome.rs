use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Message, UndoId};

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
    /// What people are told, where that is more than what was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What the page that follows shows. It stands in no address: without scripts the form itself is answered with the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_once: Option<ShownOnce>,
}

/// A secret that people see a single time.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShownOnce(pub String);

// Wherever it is printed it stays hidden.
impl fmt::Debug for ShownOnce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShownOnce")
    }
}

impl Outcome {
    /// One thing changed, nothing to undo, stay here.
    pub fn of(did: Did) -> Self {
        Outcome { did, count: 1, undo: None, next: None, words: None, shown_once: None }
    }

    /// What people are told.
    pub fn message(&self) -> Message<'_> {
        if let Some(words) = &self.words {
            return Message::Words(words);
        }
        let count = u64::from(self.count);
        match self.did {
            Did::Undone if self.count == 0 => Message::Plain("did-nothing-to-undo"),
            did if did.counts() => Message::Number(did.message(), count),
            did => Message::Plain(did.message()),
        }
    }
}

impl Did {
    /// Whether it is said of how many.
    fn counts(self) -> bool {
        matches!(
            self,
            Did::Added
                | Did::Saved
                | Did::Started
                | Did::Completed
                | Did::Skipped
                | Did::SeriesEnded
                | Did::Reopened
                | Did::Prioritised
                | Did::Rescheduled
                | Did::Moved
                | Did::Labelled
                | Did::Unlabelled
                | Did::Deleted
                | Did::Restored
                | Did::JobsRetried
                | Did::JobsDiscarded
        )
    }
}

// One list of the kinds, their words in URLs, and what people are told of them.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident $slug:literal $message:literal),+ $(,)?) => {
        /// The kinds of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Did {
            $($(#[$about])* #[serde(rename = $slug)] $kind),+
        }

        impl Did {
            /// The word in URLs.
            pub fn slug(self) -> &'static str {
                match self { $(Did::$kind => $slug),+ }
            }

            fn message(self) -> &'static str {
                match self { $(Did::$kind => $message),+ }
            }

            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($slug => Some(Did::$kind),)+ _ => None }
            }
        }
    };
}

kinds! {
    Added "added" "did-added",
    /// A task of which more was said than its title.
    Understood "understood" "did-understood",
    Saved "saved" "did-saved",
    Started "started" "did-started",
    Completed "completed" "did-completed",
    Reopened "reopened" "did-reopened",
    Skipped "skipped" "did-skipped",
    SeriesEnded "series_ended" "did-series-ended",
    Prioritised "prioritised" "did-prioritised",
    Rescheduled "rescheduled" "did-rescheduled",
    Moved "moved" "did-moved",
    Labelled "labelled" "did-labelled",
    Unlabelled "unlabelled" "did-unlabelled",
    Deleted "deleted" "did-deleted",
    Restored "restored" "did-restored",
    Emptied "emptied" "did-emptied",
    EmptyingStarted "emptying_started" "did-emptying-started",
    ListAdded "list_added" "did-list-added",
    ListSaved "list_saved" "did-list-saved",
    ListsOrdered "lists_ordered" "did-lists-ordered",
    ListArchived "list_archived" "did-list-archived",
    ListUnarchived "list_unarchived" "did-list-unarchived",
    ListDeleted "list_deleted" "did-list-deleted",
    ListRestored "list_restored" "did-list-restored",
    LabelsOrdered "labels_ordered" "did-labels-ordered",
    ViewChosen "view_chosen" "did-view-chosen",
    LabelSaved "label_saved" "did-label-saved",
    LabelDeleted "label_deleted" "did-label-deleted",
    LabelStarted "label_started" "did-label-started",
    ListDuplicated "list_duplicated" "did-list-duplicated",
    Placed "placed" "did-placed",
    FilterAdded "filter_added" "did-filter-added",
    FilterSaved "filter_saved" "did-filter-saved",
    FiltersOrdered "filters_ordered" "did-filters-ordered",
    FilterRemoved "filter_removed" "did-filter-removed",
    SectionAdded "section_added" "did-section-added",
    SectionSaved "section_saved" "did-section-saved",
    SectionsOrdered "sections_ordered" "did-sections-ordered",
    SectionMoved "section_moved" "did-section-moved",
    SectionRemoved "section_removed" "did-section-removed",
    SectionFolded "section_folded" "did-section-folded",
    SectionUnfolded "section_unfolded" "did-section-unfolded",
    JobsRetried "jobs_retried" "did-jobs-retried",
    JobsDiscarded "jobs_discarded" "did-jobs-discarded",
    QueuePaused "queue_paused" "did-queue-paused",
    QueueResumed "queue_resumed" "did-queue-resumed",
    TestMailSent "test_mail_sent" "did-test-mail-sent",
    Indented "indented" "did-indented",
    Outdented "outdented" "did-outdented",
    Folded "folded" "did-folded",
    Unfolded "unfolded" "did-unfolded",
    Undone "undone" "did-undone",
    UndoStarted "undo_started" "did-undo-started",
    SignedIn "signed_in" "did-signed-in",
    SignedOut "signed_out" "did-signed-out",
    SignedOutByProxy "signed_out_by_proxy" "did-signed-out-by-proxy",
    Proven "proven" "did-proven",
    CodeNeeded "code_needed" "did-code-needed",
    TwoStepBegun "two_step_begun" "did-two-step-begun",
    TwoStepOn "two_step_on" "did-two-step-on",
    TwoStepOff "two_step_off" "did-two-step-off",
    AppRemoved "app_removed" "did-app-removed",
    ProviderLinked "provider_linked" "did-provider-linked",
    ProviderUnlinked "provider_unlinked" "did-provider-unlinked",
    RecoveryCodesMade "recovery_codes_made" "did-recovery-codes-made",
    PasskeyAdded "passkey_added" "did-passkey-added",
    PasskeyRenamed "passkey_renamed" "did-passkey-renamed",
    PasskeyRemoved "passkey_removed" "did-passkey-removed",
    ProfileSaved "profile_saved" "did-profile-saved",
    PasswordChanged "password_changed" "did-password-changed",
    PersonChanged "person_changed" "did-person-changed",
    PersonSignedOut "person_signed_out" "did-person-signed-out",
    PersonDeleted "person_deleted" "did-person-deleted",
    LinkOnItsWay "link_on_its_way" "did-link-on-its-way",
    PasswordReset "password_reset" "did-password-reset",
    ResetLinkSent "reset_link_sent" "did-reset-link-sent",
    ConfirmationSent "confirmation_sent" "did-confirmation-sent",
    EmailConfirmed "email_confirmed" "did-email-confirmed",
    EmailConfirmedWithoutPassword "choose_password" "did-choose-password",
    EmailChanged "email_changed" "did-email-changed",
    DeviceMailsOn "device_mails_on" "did-device-mails-on",
    DeviceMailsOff "device_mails_off" "did-device-mails-off",
    SessionsEnded "sessions_ended" "did-sessions-ended",
    TokenCreated "token_created" "did-token-created",
    TokenRevoked "token_revoked" "did-token-revoked",
    ExportStarted "export_started" "did-export-started",
    FileRead "file_read" "did-file-read",
    ColumnsMatched "columns_matched" "did-columns-matched",
    ImportStarted "import_started" "did-import-started",
    TransferCancelled "transfer_cancelled" "did-transfer-cancelled",
    TransferRemoved "transfer_removed" "did-transfer-removed",
    Invited "invited" "did-invited",
    InvitationRevoked "invitation_revoked" "did-invitation-revoked",
    AccountDeleted "account_deleted" "did-account-deleted",
    AccountClosed "account_closed" "did-account-closed",
    ReminderSet "reminder_set" "did-reminder-set",
    ReminderRemoved "reminder_removed" "did-reminder-removed",
    Snoozed "snoozed" "did-snoozed",
    Unsubscribed "unsubscribed" "did-unsubscribed",
    MailsStopped "mails_stopped" "did-mails-stopped",
    MailsAllowed "mails_allowed" "did-mails-allowed",
}
