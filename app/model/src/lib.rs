//! What travels between browser and server: ids, inputs with their validation, views and rejections.
//!
//! Both targets compile this crate, so it stays light: no clock, no time zones, no database.

mod account;
mod audit;
mod change;
mod console;
mod dashboard;
mod import;
mod invitation;
mod list;
mod message;
mod outcome;
mod own_list;
mod passkey;
mod people;
mod rejection;
mod reminder;
mod security;
mod task;
pub mod text;
mod token;
mod transfer;

pub use account::{
    LongChange, PASSWORD_MAX, PASSWORD_MIN, Profile, SettingsView, SignIn, SignUp, Theme, UnderWay, Usage, Used, Viewer,
};
pub use audit::{
    AUDIT_PAGE, AuditLine, AuditPage, AuditPerson, AuditQuery, DoneBy, EVENTS, OUTCOMES, OwnAuditLine, audit_label,
};
pub use change::{Change, ChangeRequest};
pub use console::{
    Console, Count, DeliveriesView, JobChoice, JobView, QueueView, ScheduleView, TroubledDelivery, WorkerView,
};
pub use dashboard::{Dashboard, Day, RecentTask};
pub use import::{Column, ColumnChoice, DateOrder, ENCODINGS, ImportPreview, LineNote, PreviewRow};
pub use invitation::{AcceptedInvitation, InvitationList, InvitationOffer, InvitationView, Invitee};
pub use list::{Cursor, DueFilter, ListKind, ListQuery, PAGE_SIZE, Sort};
pub use message::Message;
pub use outcome::{Did, Outcome, ShownOnce};
pub use own_list::{Colour, LISTS_MAX, ListAct, ListForm, ListId, ListRequest, ListState, ListView, Lists};
pub use passkey::{NewPasskey, PASSKEYS_MAX, PasskeyAnswer, PasskeyId, PasskeyName, PasskeyView};
pub use people::{PeopleFilter, PeoplePage, PeopleQuery, Person, PersonAct, PersonChoice, PersonView};
pub use rejection::{Field, FieldErrors, Problem, Quota, Rejection};
pub use reminder::{DeliveryView, MailLink, NewReminder, ReminderChoices, ReminderRule, ReminderView};
pub use security::{
    AccountDeletion, EmailChange, EmailConfirmation, ForgottenPassword, IdentityView, NewPassword, PasswordProof,
    PasswordReset, ProviderView, SecondFactorView, SecurityView, SessionView, SignInLink, TotpSetup, TypedCode,
    UnconfirmedView,
};
pub use task::{
    DueText, NOTES_MAX, NewTask, Panel, Priority, RowAbout, Status, TITLE_MAX, TaskDetail, TaskEdit, TaskId, TaskPage,
    TaskRow, UndoId, ValidTaskEdit,
};
pub use token::{Expiry, NewToken, Scope, TOKENS_MAX, TokenId, TokenView};
pub use transfer::{FILE_MAX, FileFormat, IMPORT_MAX, TransferId, TransferList, TransferView};
