//! People: signing up and in, who is acting, profile, sessions, leaving.

mod actor;
mod address;
mod administration;
mod arrival;
mod by_proxy;
mod changes;
mod confirmation;
mod deletion;
mod device;
mod email_change;
mod invitations;
mod letter;
mod link_sign_in;
mod links;
mod new_device;
mod new_password;
mod operator;
mod passkeys;
mod password;
mod profile;
mod proof;
pub mod providers;
mod reclaim;
mod reset;
mod reset_link;
mod second_factor;
pub mod sessions;
mod sign_in;
mod sign_up;
mod sign_up_policy;
mod throttle;
pub mod tokens;
mod unconfirmed;
pub(crate) mod usage;
mod ways_in;

pub use actor::{Actor, actor};
pub use address::mail_domain;
pub use administration::{administer, delete_person, disable, enable, end_sessions_of, person_with, set_operator};
pub use by_proxy::sign_in_by_proxy;
pub use changes::count_change;
pub use confirmation::{check_confirmation, confirm_email};
pub use deletion::delete_account;
pub use device::Device;
pub use email_change::{change_email, send_confirmation, unconfirmed_address};
pub use invitations::{
    accept_invitation, check_invitation, first_operator_link, invitations, invite, revoke_invitation, uninvite,
};
pub use link_sign_in::sign_in_by_link;
pub use new_device::set_device_mails;
pub use new_password::change_password;
pub use operator::{Operator, operators};
pub use passkeys::{
    Asked, AskedForSecondStep, AskedToRegister, AskedToSignIn, add_passkey, begin_passkey, begin_passkey_proof,
    begin_passkey_sign_in, begin_passkey_step, has_passkeys, offers_passkeys, prove_by_passkey, remove_passkey,
    rename_passkey, second_step_by_passkey, sign_in_by_passkey,
};
pub use password::signs_in_by_password;
pub use profile::update_profile;
pub use proof::{Proof, has_password, prove_by_password};
pub use reset::{check_reset_link, reset_password};
pub use reset_link::{ask_for_reset_link, make_reset_link};
pub use second_factor::{
    FirstStep, asks_for_code, begin_totp, confirm_totp, new_recovery_codes, pending_totp, remove_factors, remove_totp,
    reseal, second_step,
};
pub use sign_in::{Entered, Origin, sign_in};
pub use sign_up::{addresses_are_confirmed, create_account, send_sign_up_mail, sign_up, sign_up_by_mail};
pub use sign_up_policy::{sign_up_domains, sign_up_policy};
pub use unconfirmed::prune_unconfirmed;

pub(crate) use actor::{is_unconfirmed, zone, zone_and_hour};
pub(crate) use address::readable;
pub(crate) use deletion::{DELETE, run_deletion};
pub(crate) use email_change::coming_address;
pub(crate) use invitations::{
    SEND_INVITATION, fail_invitation, plan_invitation_again, prune_invitations, send_invitation,
};
pub(crate) use letter::{ACCOUNT_MAIL, is_about_account, letter};
pub(crate) use passkeys::passkeys;
pub(crate) use password::hash;
pub(crate) use reset_link::{SEND_RESET_LINK, send_reset_link};
pub(crate) use second_factor::view as second_factor;

use crate::UserId;

/// Who just proved who they are: what their session remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// What [`actor`] asks for: a newer password ends it.
    pub session_epoch: i64,
}
