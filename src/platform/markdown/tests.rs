use std::collections::BTreeSet;

use proptest::prelude::*;
use scraper::{Html, Node};

use super::shape::MAX_DEPTH;
use super::*;

const USER_TAGS: &[&str] = &[
    "p",
    "br",
    "hr",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
];
const OFFICIAL_TAGS: &[&str] = &[
    "h2", "h3", "h4", "h5", "table", "thead", "tbody", "tr", "th", "td",
];

/// Everything in `html` that is outside the allow list.
fn strangers(html: &SafeHtml, author: Author) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for node in Html::parse_fragment(html.as_str()).tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                let name = element.name();
                let known = matches!(name, "html" | "body")
                    || USER_TAGS.contains(&name)
                    || (author == Author::Official && OFFICIAL_TAGS.contains(&name));
                if !known {
                    found.insert(format!("<{name}>"));
                }
                for (attribute, value) in element.attrs() {
                    let fine = match (name, attribute) {
                        ("a", "href") => {
                            let lower = value.to_ascii_lowercase();
                            ["http://", "https://", "mailto:"]
                                .iter()
                                .any(|s| lower.starts_with(s))
                                || (author == Author::Official
                                    && value.starts_with(['#', '/'])
                                    && !value.starts_with("//"))
                        }
                        ("a", "rel") => value.contains("noopener"),
                        ("ol", "start") => value.chars().all(|c| c.is_ascii_digit()),
                        ("th", "scope") => value == "col",
                        _ => false,
                    };
                    if !fine {
                        found.insert(format!("{name} {attribute}={value}"));
                    }
                }
            }
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => {
                found.insert("comment".to_owned());
            }
            _ => {}
        }
    }
    found
}

#[test]
fn user_text_becomes_plain_html() {
    for (markdown, html) in [
        (
            "Hello *you* and **all**",
            "<p>Hello <em>you</em> and <strong>all</strong></p>\n",
        ),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("# Title", "<p><strong>Title</strong></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
        (
            "```rust\nx < y\n```",
            "<pre><code>x &lt; y\n</code></pre>\n",
        ),
        ("~~no~~", "<p><del>no</del></p>\n"),
        ("![a cat](https://x.example/c.png)", "<p>a cat</p>\n"),
        (
            "<script>alert(1)</script>",
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
        ),
        (
            "a <b>bold</b> move",
            "<p>a &lt;b&gt;bold&lt;/b&gt; move</p>\n",
        ),
        ("| a |\n|---|", "<p>| a |<br>\n|---|</p>\n"),
        (
            "[x](https://e.example/?a=1&b=2)",
            "<p><a href=\"https://e.example/?a=1&amp;b=2\" rel=\"nofollow ugc noopener\">x</a></p>\n",
        ),
        (
            "See (https://e.example/a_b_c).",
            "<p>See (<a href=\"https://e.example/a_b_c\" rel=\"nofollow ugc noopener\">https://e.example/a_b_c</a>).</p>\n",
        ),
        ("[x](javascript:alert(1))", "<p>x</p>\n"),
        ("[x](JaVaScRiPt:alert(1))", "<p>x</p>\n"),
        ("[x](data:text/html,x)", "<p>x</p>\n"),
        ("[x](//evil.example)", "<p>x</p>\n"),
        ("[x](/account)", "<p>x</p>\n"),
        (
            "ftp://x and xhttp://y and http://",
            "<p>ftp://x and xhttp://y and http://</p>\n",
        ),
        ("", ""),
    ] {
        assert_eq!(to_html(markdown).as_str(), html, "{markdown}");
    }
}

#[test]
fn official_text_has_headings_tables_and_own_links() {
    for (markdown, html) in [
        (
            "# A\n## B\n###### F",
            "<h2>A</h2>\n<h3>B</h3>\n<h5>F</h5>\n",
        ),
        ("one\ntwo", "<p>one\ntwo</p>\n"),
        (
            "[a](/b#c) [d](#e)",
            "<p><a href=\"/b#c\" rel=\"noopener\">a</a> <a href=\"#e\" rel=\"noopener\">d</a></p>\n",
        ),
        ("[x](//evil.example) [y](/\\evil.example)", "<p>x y</p>\n"),
        (
            "| a | b |\n|---|:-:|\n| 1 | 2 |",
            "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n",
        ),
    ] {
        assert_eq!(to_html_official(markdown).as_str(), html, "{markdown}");
    }
}

#[test]
fn hostile_input_stays_bounded() {
    let million = 1024 * 1024;
    let repeated = |unit: &str| unit.repeat(million / unit.len());
    let hostile = [
        repeated(">"),
        repeated("["),
        repeated("!["),
        repeated("*a "),
        repeated("*a _b "),
        repeated("- "),
        repeated("1. "),
        repeated("`"),
        repeated("` `` "),
        repeated("<!--"),
        repeated("<a "),
        repeated("[a]: b\n"),
        repeated("[a](b"),
        repeated("&#"),
        repeated("\\"),
        repeated("# \n"),
        repeated("> > > >\n"),
        repeated("|a\n"),
        repeated("http://a "),
        (0..1000)
            .map(|i| format!("{}- x\n", "  ".repeat(i)))
            .collect(),
        format!("{}x{}", repeated("- "), "\n".repeat(10_000)),
    ];
    for input in &hostile {
        // Over the user cap: shown as typed, nothing lost.
        assert!(to_html(input).as_str().starts_with("<p>") || input.trim().is_empty());
        let mut within = input.clone();
        within.truncate(USER_MAX_BYTES / 2);
        for html in [to_html(&within), to_html_official(&within)] {
            assert!(depth(html.as_str()) <= MAX_DEPTH + 2, "{input:.20}");
        }
    }
}

/// Deepest nesting of tags, counted on the serialised text.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        match tag.as_bytes() {
            [b'/', ..] => depth = depth.saturating_sub(1),
            [b'b', b'r', ..] | [b'h', b'r', ..] => {}
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[test]
fn too_long_texts_are_shown_as_typed() {
    let html = to_html(&"a <b> *c*\n\n".repeat(20_000));
    assert!(html.as_str().starts_with("<p>a &lt;b&gt; *c*</p>\n<p>"));
}

#[test]
fn plain_text_keeps_the_words() {
    let markdown =
        "# Title\n\nSome *text*\nwith [a link](https://e.example/).\n\n- one\n- two\n\n`code`";
    assert_eq!(
        plain_text(markdown),
        "Title\n\nSome text with a link.\n\n- one\n- two\n\ncode"
    );
    assert!(mail_text(markdown).contains("a link (https://e.example/)."));
    assert_eq!(mail_text("<https://e.example/>"), "https://e.example/");
}

proptest! {
    #[test]
    fn nothing_outside_the_allow_list(
        pieces in prop::collection::vec(
            prop_oneof![
                "\\PC{0,12}",
                "[<>\\[\\]()!*_`~#>|:\\\\/\"'= \n\t-]{0,12}",
                prop::sample::select(vec![
                    "<script>", "<img src=x onerror=y>", "<svg/onload=z>", "javascript:", "](", "[a](",
                    "![", "<a href='", "<!--", "-->", "<![CDATA[", "<style>", "</p>", "&lt;", "\n\n",
                    "```html\n", "| a |\n|---|\n", "<math><mi>", "data:text/html,", "# ", "http://x.y/",
                ]).prop_map(str::to_owned),
            ],
            0..20,
        )
    ) {
        let input = pieces.concat();
        prop_assert_eq!(strangers(&to_html(&input), Author::User), BTreeSet::new());
        prop_assert_eq!(strangers(&to_html_official(&input), Author::Official), BTreeSet::new());
        let _ = plain_text(&input);
    }
}
