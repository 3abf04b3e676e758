/// Something to be said, by its id in the catalogues, with its argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message<'a> {
    Plain(&'static str),
    /// About a number, which may choose the form.
    Number(&'static str, u64),
    Text(&'static str, &'a str),
    /// Said already.
    Words(&'a str),
}
