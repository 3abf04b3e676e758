//! What travels between browser and server: ids, inputs with their validation, views and rejections.
//!
//! Both targets compile this crate, so it stays light: no clock, no time zones, no database.

mod account;
mod audit;
mod change;
mod console;
mod dashboard;
mod filter;
mod found;
mod import;
mod invitation;
mod label;
mod list;
mod message;
mod new_task;
mod outcome;
mod own_list;
mod part;
mod passkey;
mod people;
mod recurrence;
mod rejection;
mod reminder;
mod section;
mod security;
mod task;
mod task_edit;
mod task_page;
pub mod text;
mod token;
mod transfer;
mod typed;
mod view;

pub use account::{
    LongChange, PASSWORD_MAX, PASSWORD_MIN, Profile, SettingsView, SignIn, SignUp, Theme, UnderWay, Usage, Used, Viewer,
};
pub use audit::{
    AUDIT_PAGE, AuditLine, AuditPage, AuditPerson, AuditQuery, DoneBy, EVENTS, OUTCOMES, OwnAuditLine, audit_label,
};
pub use change::{Change, ChangeRequest, Ticked};
pub use console::{
    Console, Count, DeliveriesView, JobChoice, JobView, QueueView, ScheduleView, TroubledDelivery, WorkerView,
};
pub use dashboard::{Dashboard, Day, RecentTask};
pub use filter::{
    FILTER_MAX, FILTERS_MAX, FilterAct, FilterForm, FilterId, FilterMistake, FilterRequest, FilterView, Mistake,
};
pub use found::{FoundLabel, FoundPlaces, FoundTask, FoundTasks, Marked};
pub use import::{Column, ColumnChoice, DateOrder, ENCODINGS, ImportPreview, LineNote, PreviewRow};
pub use invitation::{AcceptedInvitation, InvitationList, InvitationOffer, InvitationView, Invitee};
pub use label::{LabelAct, LabelForm, LabelRequest, LabelView};
pub use list::{Cursor, DueFilter, ListKind, ListQuery, PAGE_SIZE, PlaceCursor, Sort};
pub use message::Message;
pub use new_task::{LINES_MAX, NewTask, NewTasks, ReadPart};
pub use outcome::{Did, Outcome, ShownOnce};
pub use own_list::{
    Colour, DuplicatedList, LISTS_MAX, ListAct, ListForm, ListId, ListRequest, ListState, ListView, Lists, MOST_COUNTED,
};
pub use part::{Family, LEVELS, NewPart, PARTS_MAX, PartView, Progress, RowParts};
pub use passkey::{NewPasskey, PASSKEYS_MAX, PasskeyAnswer, PasskeyId, PasskeyName, PasskeyView};
pub use people::{PeopleFilter, PeoplePage, PeopleQuery, Person, PersonAct, PersonChoice, PersonView};
pub use recurrence::{Anchor, RecurrenceView, RuleForm, RuleScope};
pub use rejection::{Field, FieldErrors, Problem, Quota, Rejection};
pub use reminder::{DeliveryView, MailLink, NewReminder, ReminderChoices, ReminderRule, ReminderView};
pub use section::{
    MOST_IN_SECTION, MovedSection, Place, SECTIONS_MAX, SECTIONS_OF_ONE, SectionAct, SectionForm, SectionHead,
    SectionId, SectionRequest, SectionView,
};
pub use security::{
    AccountDeletion, EmailChange, EmailConfirmation, ForgottenPassword, IdentityView, NewPassword, PasswordProof,
    PasswordReset, ProviderView, SecondFactorView, SecurityView, SessionView, SignInLink, TotpSetup, TypedCode,
    UnconfirmedView,
};
pub use task::{LABEL_MAX, LABELS_MAX, NOTES_MAX, Priority, Status, TITLE_MAX, TaskId, UndoId};
pub use task_edit::{TaskEdit, ValidTaskEdit};
pub use task_page::{DueText, Panel, RowAbout, TaskDetail, TaskPage, TaskRow};
pub use token::{Expiry, NewToken, Scope, TOKENS_MAX, TokenId, TokenView};
pub use transfer::{FILE_MAX, FileFormat, IMPORT_MAX, TransferId, TransferList, TransferView};
pub use typed::{label, starts_late};
pub use view::{Board, BoardColumn, Calendar, CalendarDay, ChosenView, Group, Put, Span, View};
