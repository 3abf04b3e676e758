//! Web and mail addresses that stand in a text as they are.

use std::ops::Range;

/// What a person writes after an address, or around it, without meaning it to be part of it.
const TRAILING: &str = ".,:;!?'\"*_~|…‹›«»‘’“”„";
const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// The first address, and where it leads.
pub(super) fn first(text: &str) -> Option<(Range<usize>, String)> {
    let mut before = None;
    for (at, c) in text.char_indices() {
        let begins = !before.is_some_and(|before: char| before.is_ascii_alphanumeric());
        let found = match c {
            'h' | 'H' | 'w' | 'W' if begins => web(&text[at..]).map(|(length, href)| (at..at + length, href)),
            '@' => mail(text, at),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        before = Some(c);
    }
    None
}

/// The length of the web address that the text begins with.
fn web(text: &str) -> Option<(usize, String)> {
    let begins = |prefix: &&str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let prefix = ["https://", "http://", "www."].into_iter().find(begins)?;
    let address = trimmed(&text[..text.find(ends).unwrap_or(text.len())]);
    let rest = address.get(prefix.len()..)?;
    let bare = prefix == "www.";
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') || (bare && !host.contains('.')) {
        return None;
    }
    Some((address.len(), if bare { format!("https://{address}") } else { address.to_owned() }))
}

/// What no address has in it, and the punctuation of texts that know no spaces.
fn ends(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || model::text::is_invisible(c)
        || matches!(c, '<' | '>' | '"' | '`' | '\\' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}')
        || matches!(c, '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff3d}' | '\u{ff5b}'..='\u{ff65}')
}

/// Without the punctuation after it; a bracket is part of it if it was opened in it.
fn trimmed(mut address: &str) -> &str {
    let count = |bracket| address.matches(bracket).count();
    let mut opened = PAIRS.map(|(open, _)| count(open));
    let mut closed = PAIRS.map(|(_, close)| count(close));
    while let Some(last) = address.chars().next_back() {
        if let Some(pair) = PAIRS.iter().position(|(_, close)| *close == last) {
            if closed[pair] <= opened[pair] {
                break;
            }
            closed[pair] -= 1;
        } else if let Some(pair) = PAIRS.iter().position(|(open, _)| *open == last) {
            opened[pair] -= 1;
        } else if !TRAILING.contains(last) {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

/// The mail address around an `@`.
fn mail(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    // Scripts without spaces do not say where a word begins.
    let letter = |c: char| c.is_alphanumeric() && c < '\u{2e80}';
    let is_local = |c: char| letter(c) || ".!#$%&'*+/=?^_{|}~-".contains(c);
    let start = text[..at].trim_end_matches(is_local).len();
    let local = text[start..at].trim_start_matches(|c| !letter(c) && c != '_');
    let after = &text[at + 1..];
    let end = after.find(|c| !letter(c) && c != '-' && c != '.').unwrap_or(after.len());
    let domain = after[..end].trim_end_matches(['.', '-']);
    let (_, top) = domain.rsplit_once('.')?;
    let named = top.starts_with("xn--") || (top.chars().count() > 1 && top.chars().all(char::is_alphabetic));
    let labels = domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-'));
    if local.is_empty()
        || local.ends_with('.')
        || !named
        || !labels
        || text[..start].ends_with('@')
        || after[end..].starts_with('@')
    {
        return None;
    }
    let range = at - local.len()..at + 1 + domain.len();
    let href = format!("mailto:{}", &text[range.clone()]);
    Some((range, href))
}

#[cfg(test)]
mod tests {
    use super::first;

    fn found(text: &str) -> Option<String> {
        first(text).map(|(range, _)| text[range].to_owned())
    }

    #[test]
    fn an_address_ends_where_a_reader_sees_it_end() {
        let addresses = [
            ("see https://example.org.", "https://example.org"),
            ("https://example.org/a?b=c&d=e#f, and", "https://example.org/a?b=c&d=e#f"),
            ("(https://example.org/a)", "https://example.org/a"),
            ("https://en.wikipedia.org/wiki/Tree_(graph_theory)", "https://en.wikipedia.org/wiki/Tree_(graph_theory)"),
            ("(https://en.wikipedia.org/wiki/Tree_(graph))).", "https://en.wikipedia.org/wiki/Tree_(graph)"),
            ("[https://example.org/[x]]", "https://example.org/[x]"),
            ("„https://example.org/“", "https://example.org/"),
            ("<HTTPS://EXAMPLE.ORG/A>", "HTTPS://EXAMPLE.ORG/A"),
            ("http://nas.lan:8080/x", "http://nas.lan:8080/x"),
            ("http://[::1]:3000/", "http://[::1]:3000/"),
            ("https://müller.example/straße!", "https://müller.example/straße"),
            ("https://пример.рф/путь", "https://пример.рф/путь"),
            ("见https://例え.jp/路径。下一句", "https://例え.jp/路径"),
            ("www.example.org?", "www.example.org"),
            ("https://example.org/\u{200b}next", "https://example.org/"),
            ("https://example.org/a...", "https://example.org/a"),
            ("mail max@example.org, please", "max@example.org"),
            ("<max.o'neil+x@mail.example.co.uk>", "max.o'neil+x@mail.example.co.uk"),
            ("jürgen@müller.example.", "jürgen@müller.example"),
            ("a@xn--mller-kva.xn--p1ai", "a@xn--mller-kva.xn--p1ai"),
            ("联系max@example.org", "max@example.org"),
            ("(a@b.example)", "a@b.example"),
        ];
        for (text, address) in addresses {
            assert_eq!(found(text).as_deref(), Some(address), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        let texts = [
            "https://",
            "http:// x",
            "https://.",
            "xhttps://example.org",
            "www.",
            "www.example",
            "www..",
            "@max",
            "max@",
            "a@b",
            "max@example.",
            "a@b.c1",
            "me@1.2.3.4",
            "a@b@c.example",
            "wow",
            "http",
            "ftp://example.org",
            "javascript:alert(1)",
            "12:30@home",
            "a.@b.example",
            "a@-b.example",
            "a@b..example",
        ];
        for text in texts {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn it_leads_where_it_says() {
        assert_eq!(first("www.example.org/x").unwrap().1, "https://www.example.org/x");
        assert_eq!(first("to a@b.example").unwrap(), (3..14, "mailto:a@b.example".to_owned()));
    }

    #[test]
    fn long_texts_take_little_time() {
        for unit in ["https://a", ")", "www.", "@", "a@", "a@b.", "https://a)", "h", "https://a.b "] {
            let text = unit.repeat(200_000 / unit.len());
            // Others have the processors too: the quickest of three counts.
            let mut took = Vec::<u64>::new();
            while took.iter().all(|seconds| *seconds >= 5) {
                assert!(took.len() < 3, "{unit}: {took:?} seconds");
                let begun = std::time::Instant::now();
                let mut rest = text.as_str();
                while let Some((range, _)) = first(rest) {
                    rest = &rest[range.end..];
                }
                took.push(begun.elapsed().as_secs());
            }
        }
    }
}
