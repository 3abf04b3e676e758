//! The characters of a file.

use std::borrow::Cow;

use encoding_rs::Encoding;
use model::{ENCODINGS, Field, Problem};

use super::read::wrong;
use crate::{Error, Result};

/// A file as text.
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// The name of the encoding, where the file itself does not say it.
    pub undecided: Option<&'static str>,
}

/// Decodes a file: as its mark says, as UTF-8, else in the encoding that was chosen.
pub(super) fn decode<'a>(file: &'a [u8], chosen: Option<&str>) -> Result<Decoded<'a>> {
    let (text, undecided) = match (Encoding::for_bom(file), std::str::from_utf8(file)) {
        (Some((encoding, mark)), _) => {
            let text = encoding.decode_without_bom_handling_and_without_replacement(&file[mark..]);
            (text.ok_or_else(|| wrong(Problem::FileNotText))?, None)
        }
        (None, Ok(text)) => (Cow::Borrowed(text), None),
        (None, Err(_)) => {
            let name = ENCODINGS.iter().map(|(name, _)| *name).find(|name| chosen == Some(name));
            let name = name.unwrap_or(ENCODINGS[0].0);
            let encoding = Encoding::for_label(name.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252);
            let text = encoding.decode_without_bom_handling_and_without_replacement(file);
            (text.ok_or_else(|| Error::invalid(Field::Encoding, Problem::NotInEncoding))?, Some(name))
        }
    };
    if text.contains('\0') {
        return Err(wrong(Problem::FileNotText));
    }
    if text.trim().is_empty() { Err(wrong(Problem::FileEmpty)) } else { Ok(Decoded { text, undecided }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_that_can_be_chosen_is_known() {
        for (name, _) in ENCODINGS {
            assert!(Encoding::for_label(name.as_bytes()).is_some(), "{name}");
        }
    }
}
