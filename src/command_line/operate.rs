//! What operators type: `taskbell jobs` and `taskbell admin`.

use clap::{
    Args, Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use domain::jobs::{self, Queue, Which};
use uuid::Uuid;

use super::queue;

#[derive(Debug, Subcommand)]
pub enum Jobs {
    /// List jobs: those that failed, or those in another state
    List(ListJobs),
    /// Show one job with its arguments, its error and everything that went wrong before
    Show {
        /// The job, as `taskbell jobs list` prints it
        id: Uuid,
    },
    /// Try failed jobs again, from the start
    ///
    /// The reminder a job carries is planned again with it. A second time this changes nothing.
    Retry(Chosen),
    /// Throw failed jobs away, for good
    ///
    /// The reminders they carried keep saying that they failed. A second time this changes nothing.
    Discard(Chosen),
    /// Take no more jobs of a queue; those that run finish
    Pause {
        /// mail, transfers or checks
        #[arg(value_parser = queue)]
        queue: Queue,
    },
    /// Go on with a paused queue
    Resume {
        /// mail, transfers or checks
        #[arg(value_parser = queue)]
        queue: Queue,
    },
}

#[derive(Args, Debug)]
pub struct ListJobs {
    /// Jobs in this state only; without it those that failed or were quarantined
    #[arg(long, value_name = "STATE", value_parser = states())]
    pub state: Option<String>,
    /// Jobs of this queue only
    #[arg(long, value_name = "QUEUE", value_parser = queue)]
    pub queue: Option<Queue>,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
    /// As JSON, with everything about each job
    #[arg(long)]
    pub json: bool,
}

/// One job, or all that failed.
#[derive(Args, Debug)]
pub struct Chosen {
    /// The job, as `taskbell jobs list` prints it
    #[arg(conflicts_with_all = ["all", "queue"], required_unless_present = "all")]
    id: Option<Uuid>,
    /// All that failed or were quarantined
    #[arg(long)]
    all: bool,
    /// Those of this queue only
    #[arg(long, value_name = "QUEUE", requires = "all", value_parser = queue)]
    queue: Option<Queue>,
}

impl Chosen {
    pub fn which(&self) -> Which {
        self.id.map_or(Which::Failed(self.queue), Which::One)
    }
}

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make somebody an operator
    Grant {
        /// The address of their account
        email: String,
    },
    /// Make somebody an ordinary person again
    Revoke {
        /// The address of their account
        email: String,
    },
    /// List the operators
    List,
    /// List people, newest first: address, name, and whether they are operators, disabled or unconfirmed
    People {
        /// Part of a name or address
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
    },
    /// Shut somebody out: sessions, tokens, links and reminders, until they are let in again
    Disable {
        /// The address of their account
        email: String,
    },
    /// Let somebody in again
    Enable {
        /// The address of their account
        email: String,
    },
    /// End all of somebody's sessions
    EndSessions {
        /// The address of their account
        email: String,
    },
    /// Delete somebody's account with everything that is theirs, for good
    Delete {
        /// The address of their account
        email: String,
        /// Really
        #[arg(long)]
        yes: bool,
    },
    /// Make an account and print the link by which its owner chooses a password
    ///
    /// It is good once, for an hour; `taskbell admin reset` makes another. The first account of all is an operator's.
    Create {
        /// The address of the account
        email: String,
    },
    /// Print a link by which somebody opens an account, whoever else may
    ///
    /// It is good once, for seven days, in the place of an earlier one for the same address.
    Invite {
        /// The address that the account is for
        email: String,
    },
    /// List the invitations, the newest first
    Invitations,
    /// Take the invitation of somebody back
    Uninvite {
        /// The address that it is for
        email: String,
    },
    /// Print a link by which somebody who forgot the password chooses a new one
    ///
    /// It is good once, for an hour. Their sessions end when they use it.
    Reset {
        /// The address of their account
        email: String,
    },
    /// Remove the second step of signing in of somebody who lost their app and their recovery codes
    ///
    /// They sign in by their password alone then, and a mail tells them. Be sure that it is they who ask.
    RemoveFactors {
        /// The address of their account
        email: String,
        /// Really
        #[arg(long)]
        yes: bool,
    },
}

/// The states of jobs. `poison` is what one was called before, and works for this version.
fn states() -> impl TypedValueParser<Value = String> {
    let names = jobs::states().into_iter().map(PossibleValue::new);
    let names = names.map(|name| if name.get_name() == "quarantined" { name.alias("poison") } else { name });
    PossibleValuesParser::new(names).map(|name| if name == "poison" { "quarantined".to_owned() } else { name })
}
