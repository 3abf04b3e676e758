//! Keys of an order: byte strings, compared byte by byte, between any two of which there is another. None ends in a nought, and
//! so nothing is ever between nothing.

/// What a key ends with: the middle.
const MIDDLE: u8 = 0x80;

/// A key before another one, and after a second one if there is any. Nothing where they are not in order.
pub fn between(lower: Option<&[u8]>, upper: &[u8]) -> Option<Vec<u8>> {
    match lower {
        Some(lower) => (lower < upper).then(|| middle(lower, upper)),
        // Many in a row come to stand at the start: a step of one leaves room for the others.
        None => {
            let place = upper.iter().position(|byte| *byte > 0)?;
            Some([&upper[..place], &[upper[place] - 1, MIDDLE]].concat())
        }
    }
}

/// A key after another one, and before any that is greater by less than what is added to it.
pub fn after(lower: &[u8]) -> Vec<u8> {
    [lower, &[MIDDLE]].concat()
}

fn middle(lower: &[u8], upper: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(lower.len() + 1);
    // Once a byte is less than that of the upper one, whatever follows is, too.
    let mut below = false;
    loop {
        let low = lower.get(key.len()).copied().map_or(0, u16::from);
        let high = if below { 0x100 } else { upper.get(key.len()).copied().map_or(0x100, u16::from) };
        let half = (low + high) / 2;
        // Between two that are beside each other there is none: it stands further on.
        key.push(if half > low { half as u8 } else { low as u8 });
        if half > low {
            return key;
        }
        below |= low < high;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_wherever_one_is_asked_for() {
        let mut keys = vec![vec![0x80]];
        let mut random = 1_u64;
        for _ in 0..20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Ends are chosen often.
            let place = match random >> 60 {
                0..4 => 0,
                4..6 => keys.len(),
                _ => (random >> 33) as usize % (keys.len() + 1),
            };
            let lower = place.checked_sub(1).map(|before| keys[before].clone());
            let upper = keys.get(place).cloned();
            let key = match (&lower, &upper) {
                (lower, Some(upper)) => between(lower.as_deref(), upper).unwrap(),
                (Some(lower), None) => after(lower),
                (None, None) => unreachable!(),
            };
            assert!(lower.is_none_or(|lower| lower < key) && upper.is_none_or(|upper| key < upper));
            assert!(key.last().is_some_and(|byte| *byte > 0));
            keys.insert(place, key);
        }
    }

    #[test]
    fn there_is_always_a_place_between_two() {
        let mut places = vec![vec![0x80], vec![0x81, 0, 6, 0x80], vec![0x81, 0, 7, 0, 0x80], vec![0x81, 1, 0x80]];
        for round in 0..400 {
            let at = round * 7 % places.len();
            let before = places.get(at + 1).cloned();
            let new = match &before {
                Some(before) => between(Some(&places[at]), before).unwrap(),
                None => after(&places[at]),
            };
            assert!(new > places[at] && before.is_none_or(|before| new < before), "{new:?}");
            places.insert(at + 1, new);
        }
        assert!(places.iter().all(|place| place.last() != Some(&0) && place.len() < 80), "{places:?}");
        assert_eq!(between(Some(&[0x80]), &[0x80]), None);
        assert_eq!(after(&[0x81, 5, 0x80]), vec![0x81, 5, 0x80, 0x80]);
    }

    /// Keys as the program gives them, which have noughts in them.
    #[test]
    fn neighbours_of_all_kinds_have_something_between() {
        let keys: [&[u8]; 8] = [
            &[0, 1],
            &[0x80],
            &[0x80, 0, 0, 1, 0x80],
            &[0x80, 0, 0, 2, 0x80],
            &[0x81, 0, 6, 0x80],
            &[0x81, 0, 7, 0x80],
            &[0xff, 0xff],
            &[0xff, 0xff, 1],
        ];
        for pair in keys.windows(2) {
            let key = between(Some(pair[0]), pair[1]).unwrap();
            assert!(pair[0] < &key[..] && &key[..] < pair[1], "{pair:?}: {key:?}");
            assert_eq!(between(Some(pair[1]), pair[0]), None);
            assert_eq!(between(Some(pair[0]), pair[0]), None);
        }
        assert!(after(keys[7]) > keys[7].to_vec());
        assert!(between(None, keys[0]).unwrap() < keys[0].to_vec());
    }
}
