//! Notes as HTML: what people mean is shown, and nothing runs.

use crate::support::{App, NewTaskRow};

async fn html(app: &App, notes: &str) -> String {
    let me = app.person().await;
    let id = NewTaskRow::titled("Task").notes(notes).add(app, &me).await;
    app.detail(&me, id).await.notes_html
}

#[tokio::test]
async fn markdown_becomes_html() {
    let app = App::new().await;
    let notes = "**bold** and *so* ~~not~~\nnext line\n\n1. one\n2. two\n\n`a < b`";
    let html = html(&app, notes).await;
    for part in
        ["<strong>bold</strong>", "<em>so</em>", "<del>not</del><br>", "<ol>\n<li>one</li>", "<code>a &lt; b</code>"]
    {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[tokio::test]
async fn html_is_shown_as_it_was_typed() {
    let app = App::new().await;
    assert_eq!(html(&app, "use <b>bold</b>").await, "<p>use &lt;b&gt;bold&lt;/b&gt;</p>\n");
    assert_eq!(html(&app, "<div class=x>\n").await, "&lt;div class=x&gt;");
}

#[tokio::test]
async fn links_lead_to_known_schemes_and_say_what_they_are() {
    let app = App::new().await;
    let html = html(&app, "[a](https://example.org/?a=1&b=2) [b](mailto:a@example.org) <http://example.org>").await;
    assert_eq!(html.matches("rel=\"nofollow noopener\"").count(), 3, "{html}");
    assert!(html.contains("href=\"https://example.org/?a=1&amp;b=2\""), "{html}");
}

#[tokio::test]
async fn addresses_become_links_where_they_are_text() {
    let app = App::new().await;
    let links = [
        (
            "see https://example.org/a_b_c.",
            "<p>see <a href=\"https://example.org/a_b_c\" rel=\"nofollow noopener\">https://example.org/a_b_c</a>.</p>\n",
        ),
        (
            "www.example.org",
            "<p><a href=\"https://www.example.org\" rel=\"nofollow noopener\">www.example.org</a></p>\n",
        ),
        (
            "to max@example.org now",
            "<p>to <a href=\"mailto:max@example.org\" rel=\"nofollow noopener\">max@example.org</a> now</p>\n",
        ),
        (
            "**https://example.org/?a=1&b=2**",
            "<p><strong><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow noopener\">https://example.org/?a=1&amp;b=2</a></strong></p>\n",
        ),
        (
            "https://a.example https://b.example",
            "<p><a href=\"https://a.example\" rel=\"nofollow noopener\">https://a.example</a> <a href=\"https://b.example\" rel=\"nofollow noopener\">https://b.example</a></p>\n",
        ),
        // What one asks for in another way stays that way.
        ("`https://example.org`", "<p><code>https://example.org</code></p>\n"),
        ("    https://example.org", "<pre><code>https://example.org</code></pre>\n"),
        ("```\nmax@example.org\n```", "<pre><code>max@example.org\n</code></pre>\n"),
        (
            "[https://a.example](https://b.example)",
            "<p><a href=\"https://b.example\" rel=\"nofollow noopener\">https://a.example</a></p>\n",
        ),
        (
            "<https://example.org>",
            "<p><a href=\"https://example.org\" rel=\"nofollow noopener\">https://example.org</a></p>\n",
        ),
    ];
    for (notes, shown) in links {
        assert_eq!(html(&app, notes).await, shown, "{notes}");
    }
    let international = html(&app, "https://müller.example/straße und https://пример.рф").await;
    assert_eq!(international.matches("<a href=\"https://").count(), 2, "{international}");
    assert!(international.contains(">https://müller.example/straße</a> und <a"), "{international}");
}

#[tokio::test]
async fn images_are_said_and_linked_but_not_fetched() {
    let app = App::new().await;
    let images = [
        (
            "![A map](https://example.org/map.png \"title\")",
            "<p><a href=\"https://example.org/map.png\" rel=\"nofollow noopener\">A map</a></p>\n",
        ),
        (
            "![](https://example.org/map.png)",
            "<p><a href=\"https://example.org/map.png\" rel=\"nofollow noopener\">https://example.org/map.png</a></p>\n",
        ),
        (
            "![*A* `b`][m]\n\n[m]: https://example.org/m.png",
            "<p><a href=\"https://example.org/m.png\" rel=\"nofollow noopener\"><em>A</em> <code>b</code></a></p>\n",
        ),
        (
            "[![Map](https://example.org/m.png)](https://example.org/)",
            "<p><a href=\"https://example.org/\" rel=\"nofollow noopener\">Map</a></p>\n",
        ),
        (
            "![see https://a.example [x](https://b.example)](https://c.example)",
            "<p><a href=\"https://c.example\" rel=\"nofollow noopener\">see https://a.example x</a></p>\n",
        ),
        ("![photo](photo.jpg)", "<p><a rel=\"nofollow noopener\">photo</a></p>\n"),
    ];
    for (notes, shown) in images {
        assert_eq!(html(&app, notes).await, shown, "{notes}");
    }
}

#[tokio::test]
async fn links_keep_schemes_that_do_nothing_by_themselves() {
    let app = App::new().await;
    for address in [
        "http://example.org",
        "https://example.org",
        "mailto:a@example.org",
        "tel:+49301234",
        "sms:+49301234",
        "geo:52.5,13.4",
        "xmpp:a@example.org",
        "matrix:u/a:example.org",
        "message:%3Ca@example.org%3E",
    ] {
        let html = html(&app, &format!("[call]({address}) <{address}>")).await;
        assert_eq!(html.matches(&format!("<a href=\"{address}\"")).count(), 2, "{html}");
    }
    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "view-source:x",
        "intent:x",
        "ms-settings:x",
        "search-ms:x",
    ] {
        let html = html(&app, &format!("[x]({address}) ![x]({address}) ![]({address}) <{address}>")).await;
        assert!(!html.contains("href"), "{html}");
    }
}

#[tokio::test]
async fn boxes_are_shown_with_a_name() {
    let app = App::new().await;
    let shown = html(&app, "- [ ] milk\n- [x] bread\n- plain [ ] text\n\n1. [X] first").await;
    let (done, open) =
        ("<span role=\"img\" aria-label=\"Done\">☑</span>", "<span role=\"img\" aria-label=\"Not done\">☐</span>");
    for part in [
        format!("<li>{open} milk"),
        format!("<li>{done} bread"),
        "<li>plain [ ] text".to_owned(),
        format!("{done} first"),
    ] {
        assert!(shown.contains(&part), "{part} in {shown}");
    }
    assert_eq!(html(&app, "[ ] not a list").await, "<p>[ ] not a list</p>\n");
}

/// Each would run somewhere if notes were not escaped and sanitised.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/pixel.png)",
    "![x\" onerror=\"alert(1)](x)",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example)",
    "[x](/sign-out)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n[x]",
    "[x](https://example.org \"onmouseover=alert(1)\")",
    "[x](https://example.org/\"onmouseover=\"alert(1))",
    "<style>@import 'https://evil.example';</style>",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<form action=/api/delete_account><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example>",
    "<!--><script>alert(1)</script>-->",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "```<script>\nalert(1)\n```",
    "```\"><script>alert(1)</script>\nx\n```",
    "`<script>alert(1)</script>`",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<x onclick=alert(1) id=x class=y>z</x>",
    "| <script>alert(1)</script> |\n|-|\n| <img src=x onerror=alert(1)> |",
    "https://example.org/\"onmouseover=\"alert(1)",
    "https://example.org/'onmouseover='alert(1)",
    "https://example.org/<script>alert(1)</script>",
    "www.example.org/\"><img/src=x/onerror=alert(1)>",
    "\"onmouseover=\"alert(1)\"@example.org",
    "a'onclick='alert(1)@example.org",
    "javascript:https://example.org/%0aalert(1)",
    "javascript://www.example.org/%0aalert(1)",
    "![<script>alert(1)</script>](https://example.org)",
    "![\"onclick=\"alert(1)](javascript:alert(1))",
    "![](javascript:alert(1))",
    "![](data:text/html,<script>alert(1)</script>)",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "![a [b](javascript:alert(1))](https://example.org)",
    "- [ ] <span role=img aria-label=x onclick=alert(1)>x</span>",
    "- [x] <input type=checkbox checked onfocus=alert(1) autofocus>",
    "<span role=\"button\" aria-label=\"Done\" style=\"x\" tabindex=0>x</span>",
    "- [\"onclick=alert(1)] x",
];

#[tokio::test]
async fn nothing_in_notes_runs() {
    let app = App::new().await;
    let allowed = [
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
    for attack in ATTACKS {
        let html = html(&app, attack).await;
        for tag in html.split('<').skip(1) {
            let tag = tag.split_once('>').unwrap_or_else(|| panic!("{attack}: {html}")).0;
            let mut words = tag.trim_start_matches('/').split_whitespace();
            assert!(allowed.contains(&words.next().unwrap()), "{attack}: {html}");
            for attribute in words.filter(|_| !tag.starts_with('/')) {
                let known = ["href=\"http", "href=\"mailto:", "rel=\"nofollow", "noopener\"", "start="]
                    .iter()
                    .chain(&["role=\"img\"", "aria-label=\"Done\"", "aria-label=\"Not", "done\""])
                    .any(|a| attribute.starts_with(a));
                assert!(known, "{attack}: {html}");
            }
        }
    }
}

#[tokio::test]
async fn endless_nesting_does_not_hurt() {
    let app = App::new().await;
    for unit in [
        ">",
        "[",
        "- ",
        "*",
        "_",
        "`",
        "![",
        "<a>",
        "&",
        "1. ",
        "|",
        "\n> ",
        "[a](",
        "**a ",
        "- [ ] ",
        "www.",
        "a@",
        "https://a)",
        "![](",
        ")",
    ] {
        let notes: String = unit.chars().cycle().take(19_999).collect();
        // Others have the processors too: the quickest of three counts.
        let mut took = Vec::<u64>::new();
        while took.iter().all(|seconds| *seconds >= 20) {
            assert!(took.len() < 3, "{unit}: {took:?} seconds");
            let started = std::time::Instant::now();
            html(&app, &format!("x{notes}")).await;
            html(&app, &notes).await;
            took.push(started.elapsed().as_secs());
        }
    }
}
