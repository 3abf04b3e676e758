/// The right to look at everybody's jobs and to decide about them.
pub struct Operator(pub(crate) ());
