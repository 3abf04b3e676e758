//! The keys of an order in files. Two letters are a byte: spreadsheets leave them as they are, and sort them as they are meant.

/// Longest key, in bytes: as long as any that dragging makes.
const LONGEST: usize = 200;

/// A key as it is written.
pub(super) fn letters(key: &[u8]) -> String {
    let letter = |half: u8| char::from(b'a' + half);
    key.iter().flat_map(|byte| [letter(byte >> 4), letter(byte & 0x0f)]).collect()
}

/// A key as it was meant, if it is one: none ends in a nought, so that there is something before each.
pub(super) fn key(letters: &str) -> Option<Vec<u8>> {
    let letters = letters.to_ascii_lowercase();
    let half = |letter: u8| letter.checked_sub(b'a').filter(|half| *half < 16);
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(half(*high)? << 4 | half(*low)?),
        _ => None,
    };
    let key: Vec<u8> = letters.as_bytes().chunks(2).map(byte).collect::<Option<_>>()?;
    (key.len() <= LONGEST && key.last().is_some_and(|last| *last > 0)).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_comes_back_and_letters_are_in_the_same_order() {
        let keys: [&[u8]; 6] = [&[1], &[0x7f, 0xff], &[0x80], &[0x80, 0, 1], &[0x81, 0, 6, 0x80], &[0xff, 0xff]];
        for pair in keys.windows(2) {
            assert!(letters(pair[0]) < letters(pair[1]), "{pair:?}");
        }
        for written in keys {
            assert_eq!(key(&letters(written)).as_deref(), Some(written));
        }
        assert_eq!(key("IA").as_deref(), Some(&[0x80][..]), "as somebody writes it");
        for none in ["", "a", "aa", "iaaa", "qa", "-10", "8100", "é", &"ia".repeat(201)] {
            assert_eq!(key(none), None, "{none}");
        }
    }
}
