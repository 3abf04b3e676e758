use crate::UserId;

/// The right to look at everybody's jobs and accounts and to decide about them; who has it, or nobody at the command line.
pub struct Operator(pub(crate) Option<UserId>);
