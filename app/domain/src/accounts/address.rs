//! E-mail addresses. Every spelling of one is stored in one form: the domain as name servers know it (ASCII, by UTS 46),
//! and what stands before it lower-cased, composed and in characters of ordinary width. The domain in ASCII is also what
//! every mail server takes.

use model::text::is_invisible;
use model::{Field, Problem};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use unicode_normalization::UnicodeNormalization;

use crate::entities::user;
use crate::{Error, Result, Services};

/// The form in which an address is stored; `None` where it is none.
pub(super) fn stored(typed: &str) -> Option<String> {
    // The full-width sign is what Japanese and Chinese keyboards write.
    let (local, domain) = typed.rsplit_once(['@', '＠'])?;
    if local.contains(is_invisible) {
        return None;
    }
    let local: String = local.chars().map(narrow).nfc().collect();
    // A Turkish capital with its dot is an i.
    let local: String = local.to_lowercase().replace("i\u{307}", "i").nfc().collect();
    // An address of a machine has no name to convert.
    let domain = if domain.starts_with('[') { domain.to_lowercase() } else { idna::domain_to_ascii(domain).ok()? };
    let address = format!("{local}@{}", domain.strip_suffix('.').unwrap_or(&domain));
    address.parse::<lettre::Address>().is_ok().then_some(address)
}

/// The form in which the domain of an address is stored; `None` where it is none.
pub fn mail_domain(typed: &str) -> Option<String> {
    let plain = !typed.contains(['@', '＠', '[']);
    stored(&format!("x@{typed}")).filter(|_| plain).map(|address| address["x@".len()..].to_owned())
}

/// Whether mail can go to a stored address: to a name that others know, not to a machine by its number or its own name.
/// `localhost` is for trying things out, where people do not come over HTTPS.
pub(super) fn takes_mail(stored: &str, https: bool) -> bool {
    let domain = stored.rsplit_once('@').map_or("", |(_, domain)| domain);
    match domain.rsplit_once('.').unwrap_or(("", domain)) {
        (_, "localhost") => !https,
        (name, top) => !name.is_empty() && top.starts_with(|c: char| c.is_ascii_alphabetic()),
    }
}

/// An address that mail can go to, as it is stored.
pub(super) fn valid(services: &Services, typed: &str) -> Result<String> {
    let https = services.public_url.starts_with("https://");
    let email = stored(typed).filter(|email| takes_mail(email, https));
    email.ok_or_else(|| Error::invalid(Field::Email, Problem::NotAnEmail))
}

/// One form for all spellings of what was typed, whether it is an address or not.
pub(super) fn one_form(typed: &str) -> String {
    stored(typed.trim()).unwrap_or_else(|| typed.trim().to_lowercase())
}

/// The ordinary form of a full-width character.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// A stored address as its owner would write it.
pub(crate) fn readable(stored: &str) -> String {
    match stored.rsplit_once('@') {
        Some((local, domain)) if domain.contains("xn--") => match idna::domain_to_unicode(domain) {
            (domain, Ok(())) => format!("{local}@{domain}"),
            _ => stored.to_owned(),
        },
        _ => stored.to_owned(),
    }
}

/// The person with an address, in whichever spelling. Where two accounts had been opened with spellings of the same one,
/// each is found by its own; and a server of the version before may have stored one as it was typed.
pub(super) async fn find(services: &Services, typed: &str) -> Result<Option<user::Model>> {
    let stored = stored(typed).unwrap_or_else(|| typed.to_owned());
    let spellings = [typed.to_owned(), stored.clone(), readable(&stored)];
    let people = user::Entity::find().filter(user::Column::Email.is_in(&spellings)).all(&services.db).await?;
    Ok(people.into_iter().min_by_key(|person| spellings.iter().position(|spelling| *spelling == person.email)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_has_one_form() {
        let forms = [
            ("max@xn--mller-kva.example", "max@xn--mller-kva.example"),
            ("max@müller.example", "max@xn--mller-kva.example"),
            ("max@mu\u{308}ller.example", "max@xn--mller-kva.example"),
            ("Max@MÜLLER.Example.", "max@xn--mller-kva.example"),
            ("max@XN--MLLER-KVA.example", "max@xn--mller-kva.example"),
            ("max@ｍüｌｌｅｒ。ｅｘａｍｐｌｅ", "max@xn--mller-kva.example"),
            ("ｍａｘ@mül\u{ad}ler.example", "max@xn--mller-kva.example"),
            ("max@straße.example", "max@xn--strae-oqa.example"),
            ("max@strasse.example", "max@strasse.example"),
            ("почта@пример.рф", "почта@xn--e1afmkfd.xn--p1ai"),
            ("ПОЧТА@ПРИМЕР.РФ", "почта@xn--e1afmkfd.xn--p1ai"),
            ("用户@例え.jp", "用户@xn--r8jz45g.jp"),
            ("jose\u{301}@example.org", "josé@example.org"),
            ("JOSÉ@example.org", "josé@example.org"),
            ("İSMAİL@example.org", "ismail@example.org"),
            ("i\u{307}smail＠example.org", "ismail@example.org"),
            ("\u{212a}im@example.org", "kim@example.org"),
            ("a.b+c@r3---sn.example.org", "a.b+c@r3---sn.example.org"),
            ("max@[127.0.0.1]", "max@[127.0.0.1]"),
        ];
        for (typed, form) in forms {
            assert_eq!(stored(typed).as_deref(), Some(form), "{typed}");
            assert_eq!(stored(form).as_deref(), Some(form), "{typed}");
            assert_eq!(stored(&readable(form)).as_deref(), Some(form), "{typed}");
        }
    }

    #[test]
    fn mail_goes_to_names_that_others_know() {
        for address in ["max@example.org", "max@xn--e1afmkfd.xn--p1ai", "max@3com.com", "max@1.example"] {
            assert!(takes_mail(address, true), "{address}");
        }
        for typed in ["max@[127.0.0.1]", "max@[IPv6:::ffff:127.0.0.1]", "max@[IPv6:::1]"] {
            assert!(!takes_mail(&stored(typed).unwrap(), false), "{typed}");
        }
        for domain in ["127.0.0.1", "１２７.0.0.1", "127.1", "127.0.0.0x1", "2130706433", "0x7f000001", "intranet"] {
            assert!(!stored(&format!("root@{domain}")).is_some_and(|stored| takes_mail(&stored, false)), "{domain}");
        }
        for address in ["root@localhost", "root@mail.localhost"] {
            assert!(takes_mail(address, false) && !takes_mail(address, true), "{address}");
        }
    }

    #[test]
    fn what_is_no_address_has_no_form() {
        for typed in [
            "max",
            "@example.org",
            "max@",
            "max@.",
            "max@xn--a.example",
            "max@xn--mller-kva\u{fffd}.example",
            "max@a..example",
            "ma\u{200b}x@example.org",
            "max\u{202e}@example.org",
            "max@exa mple.org",
            &format!("max@{}.example", "ü".repeat(70)),
        ] {
            assert_eq!(stored(typed), None, "{typed}");
        }
    }
}
