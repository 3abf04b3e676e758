//! What commands print on standard output, as opposed to the log.

use std::{fmt::Display, io::Write};

/// Prints a line. Nobody may be reading any more, which is no reason to fail.
pub fn line(text: impl Display) {
    let _ = writeln!(std::io::stdout(), "{text}");
}
