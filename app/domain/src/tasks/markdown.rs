//! Notes as HTML. People write Markdown; HTML in it is shown as it was typed. What Markdown makes is sanitised all
//! the same: a second wall, should the first have a gap.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use html_escape::encode_double_quoted_attribute;
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use words::Language;

use super::autolink;

/// Deeper quotes and lists than anybody writes; a browser, and the sanitiser's time, need a bound.
const DEPTH: usize = 32;

/// Where links may lead: what shows a page, or writes to or calls somebody once the person says so.
const SCHEMES: [&str; 9] = ["http", "https", "mailto", "tel", "sms", "geo", "xmpp", "matrix", "message"];

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(tags))
        .generic_attributes(HashSet::new())
        // A span is a box of a list, and nothing else; its name is a word of some language.
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
            ("span", HashSet::from(["aria-label"])),
        ]))
        .tag_attribute_values(HashMap::from([("span", HashMap::from([("role", HashSet::from(["img"]))]))]))
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("nofollow noopener"));
    builder
});

/// Sanitised HTML. A line break typed is a line break shown, an address typed a link. Boxes have
/// names in `language`.
pub(crate) fn to_html(language: Language, notes: &str) -> String {
    let mut unsafe_html = String::with_capacity(notes.len() * 2);
    html::push_html(&mut unsafe_html, shown(language, notes).into_iter());
    SANITISER.clean(&unsafe_html).to_string()
}

fn shown(language: Language, notes: &str) -> Vec<Event<'_>> {
    let mut shown = Vec::new();
    // Links do not stand in links.
    let (mut links, mut in_code) = (0, false);
    let mut events = TextMergeStream::new(shallow(notes)).peekable();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Link { .. }) => {
                links += 1;
                shown.extend((links == 1).then_some(event));
            }
            // Nothing is fetched from elsewhere: what an image shows is said, and the link leads to it.
            Event::Start(Tag::Image { dest_url, .. }) => {
                links += 1;
                let unnamed = matches!(events.peek(), Some(Event::End(TagEnd::Image)));
                shown.extend((links == 1).then(|| link(dest_url.clone())));
                shown.extend(unnamed.then_some(Event::Text(dest_url)));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                links -= 1;
                shown.extend((links == 0).then_some(Event::End(TagEnd::Link)));
            }
            Event::Text(text) if links == 0 && !in_code => add_linked(text, &mut shown),
            Event::TaskListMarker(done) => shown.push(Event::InlineHtml(checkbox(language, done).into())),
            event => {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => in_code = true,
                    Event::End(TagEnd::CodeBlock) => in_code = false,
                    _ => {}
                }
                shown.push(event);
            }
        }
    }
    shown
}

/// What was typed, with HTML as text and no deeper than [`DEPTH`].
fn shallow(notes: &str) -> impl Iterator<Item = Event<'_>> {
    let mut depth = 0;
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    Parser::new_ext(notes, options).filter_map(move |event| match event {
        Event::Start(_) => {
            depth += 1;
            (depth <= DEPTH).then_some(event)
        }
        Event::End(_) => {
            depth -= 1;
            (depth < DEPTH).then_some(event)
        }
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::SoftBreak => Some(Event::HardBreak),
        event => Some(event),
    })
}

fn add_linked<'a>(text: CowStr<'a>, shown: &mut Vec<Event<'a>>) {
    let mut rest = &*text;
    while let Some((range, href)) = autolink::first(rest) {
        let (before, address) = (&rest[..range.start], &rest[range.clone()]);
        shown.push(Event::Text(before.to_owned().into()));
        shown.extend([link(href.into()), Event::Text(address.to_owned().into()), Event::End(TagEnd::Link)]);
        rest = &rest[range.end..];
    }
    shown.push(if rest.len() == text.len() { Event::Text(text) } else { Event::Text(rest.to_owned().into()) });
}

fn link(dest_url: CowStr<'_>) -> Event<'_> {
    Event::Start(Tag::Link {
        link_type: LinkType::Inline,
        dest_url,
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    })
}

/// A box with a name. It is a picture of what was typed, not a control.
fn checkbox(language: Language, done: bool) -> String {
    let (name, sign) = if done { ("box-done", '☑') } else { ("box-open", '☐') };
    let name = encode_double_quoted_attribute(language.say(name));
    format!("<span role=\"img\" aria-label=\"{name}\">{sign}</span> ")
}
