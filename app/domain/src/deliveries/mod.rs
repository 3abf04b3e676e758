//! The ledger of mails to people, and their delivery. Whoever wants a mail to go out writes a line and its job in one
//! transaction; the ledger's unique key keeps a second scheduler, or a second run, from planning the same mail again. What
//! a mail says is known above: the job asks for it once more, and sends.

mod deliver;
mod plan;

pub(crate) use deliver::{Letter, deliver, fail, plan_again};
pub(crate) use plan::{Line, write};

/// How mails go.
const CHANNEL: &str = "mail";
