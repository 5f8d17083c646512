//! What is written down is read again as the same tree; and nothing but what is allowed comes out.

use proptest::collection::vec;
use proptest::prelude::*;
use scraper::{Html, Selector};

use super::akoma::About;
use super::*;
use crate::features::documents::import::{self, Format};
use crate::features::documents::tree::{
    Block, Item, List, Marks, Note, Piece, Run, Section, Table, Tree,
};
use crate::platform::markdown::ELEMENTS;

/// Words that are hard on every format: its own signs, entities, addresses, scripts.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zA-Z]{1,8}",
        1 => "[0-9]{1,3}[.)]?",
        1 => prop_oneof![
            Just("*"), Just("**x**"), Just("_a_"), Just("`"), Just("<b>"), Just("</p>"), Just("&amp;"),
            Just("&"), Just("[x](y)"), Just("![x](/y)"), Just("[^1]"), Just("# x"), Just("- x"), Just("+"),
            Just("> x"), Just("|"), Just("---"), Just("==="), Just("\\"), Just("~~~"), Just("(a)"),
            Just("2.1"), Just("https://a.example/b?c=d&e=f"), Just("<script>alert(1)</script>"),
            Just("\u{202e}"), Just("\u{a0}"), Just("\""), Just("'"), Just("ñ"), Just("日本"), Just("]"),
            Just("https://"), Just("&#60;"), Just(":"), Just("!"), Just("[x]: y"), Just("[^1]: y"),
            Just("</code>"), Just("<br>"), Just("]]>"), Just("<!--"), Just("§"), Just("Article 3."),
        ].prop_map(str::to_owned),
    ]
}

fn words() -> impl Strategy<Value = String> {
    (vec((word(), any::<bool>()), 1..6)).prop_map(|all| {
        let mut out = String::new();
        for (word, spaced) in all {
            out.push_str(&word);
            if spaced {
                out.push(' ');
            }
        }
        out
    })
}

fn run() -> impl Strategy<Value = Run> {
    let piece = prop_oneof![
        8 => words().prop_map(Piece::Text),
        1 => Just(Piece::Break),
        1 => "[1-4]".prop_map(Piece::Note),
        1 => (prop_oneof![Just("/documents/pictures/a.png"), Just("https://e.example/x.png")], words())
            .prop_map(|(address, alt)| Piece::Image { address: address.to_owned(), alt }),
    ];
    let marks = vec(0_usize..6, 0..3).prop_map(|all| {
        all.into_iter()
            .fold(Marks::NONE, |marks, n| marks.with(Marks::ALL[n].0))
    });
    let link = prop_oneof![
        5 => Just(""),
        1 => Just("https://a.example/(x)"),
        1 => Just("/within?a=1&b=2"),
        1 => Just("#there"),
        1 => Just("javascript:alert(1)"),
    ];
    (piece, prop_oneof![2 => Just(Marks::NONE), 1 => marks], link).prop_map(
        |(piece, marks, link)| Run {
            piece,
            marks,
            link: link.to_owned(),
        },
    )
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    vec(run(), 0..5)
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        6 => runs().prop_map(Block::Para),
        1 => Just(Block::Rule),
        1 => vec(words(), 1..4).prop_map(|lines| Block::Code(lines.join("\n"))),
        1 => (any::<bool>(), vec(vec(runs(), 1..4), 1..4))
            .prop_map(|(has_head, rows)| Block::Table(Table { has_head, rows })),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        let label =
            prop_oneof![2 => Just(""), 1 => Just("(a)"), 1 => Just("iv)"), 1 => Just("Nr. 3")];
        let item = (label, vec(inner.clone(), 0..3)).prop_map(|(label, blocks)| Item {
            label: label.to_owned(),
            blocks,
        });
        prop_oneof![
            vec(inner, 0..3).prop_map(Block::Quote),
            (proptest::option::of(0_u32..20), vec(item, 0..4))
                .prop_map(|(start, items)| Block::List(List { start, items })),
        ]
    })
}

fn tree() -> impl Strategy<Value = Tree> {
    let number = prop_oneof![
        2 => Just(""), 1 => Just("1"), 1 => Just("2.1"), 1 => Just("Article 3"), 1 => Just("(4)"), 1 => Just("odd one"),
    ];
    let note = ("[1-4]", vec(block(), 1..2)).prop_map(|(label, blocks)| Note { label, blocks });
    let title = prop_oneof![1 => Just(String::new()), 3 => words()];
    let section = (0_u8..7, number, title, vec(block(), 0..4), vec(note, 0..2)).prop_map(
        |(level, number, title, blocks, notes)| Section {
            level,
            number: number.to_owned(),
            title,
            blocks,
            notes,
        },
    );
    let title = prop_oneof![1 => Just(String::new()), 2 => words()];
    (title, vec(section, 1..6)).prop_map(|(title, sections)| {
        let mut tree = Tree { title, sections };
        tree.tidy();
        tree
    })
}

fn read(name: &str, text: &str) -> import::Imported {
    import::read(name, text.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal:?}\n{text}"))
}

fn about() -> About {
    About {
        path: "/consultations/a/documents/b".to_owned(),
        source: "https://site.example/consultations/a/documents/b".to_owned(),
        version: 2,
        lang: "es".to_owned(),
        first_on: "2026-10-01".to_owned(),
        published_on: "2026-11-23".to_owned(),
        author: "Roads & Bridges".to_owned(),
        translated_from: "en".to_owned(),
    }
}

proptest! {
    #[test]
    fn tidy_has_nothing_left_to_do(tree in tree()) {
        let mut again = tree.clone();
        again.tidy();
        prop_assert_eq!(again, tree);
    }

    #[test]
    fn markdown_is_read_as_it_was_written(tree in tree()) {
        prop_assume!(!tree.sections.is_empty());
        let text = markdown(&tree);
        let again = read("a.md", &text);
        prop_assert_eq!(&again.tree, &tree, "\n{}", text);
    }

    #[test]
    fn html_is_read_as_it_was_written(tree in tree()) {
        prop_assume!(!tree.sections.is_empty());
        let text = page_html(&tree, "es", "");
        let again = read("a.html", &text);
        prop_assert_eq!(&again.tree, &tree, "\n{}", text);
        prop_assert_eq!(again.lang.as_deref(), Some("es"));
    }

    #[test]
    fn akoma_ntoso_is_read_as_it_was_written(tree in tree()) {
        prop_assume!(!tree.sections.is_empty());
        let text = akoma(&tree, &about());
        let problems = validity::problems(&text);
        prop_assert!(problems.is_empty(), "{:?}\n{}", problems, text);
        if let Ok(dir) = std::env::var("FOLKMOOT_AKOMA_OUT") {
            let name = crate::platform::crypto::sha256_hex(text.as_bytes());
            std::fs::write(format!("{dir}/{name}.xml"), &text).unwrap();
        }
        let again = read("a.xml", &text);
        prop_assert_eq!(again.format, Format::Akoma);
        prop_assert_eq!(&again.tree, &tree, "\n{}", text);
    }

    #[test]
    fn nothing_but_what_is_allowed_comes_out(text in ".{0,300}", tree in tree()) {
        for section in &tree.sections {
            is_allowed(&section_html(section))?;
        }
        for name in ["a.md", "a.html"] {
            if let Ok(imported) = import::read(name, text.as_bytes()) {
                for section in &imported.tree.sections {
                    is_allowed(&section_html(section))?;
                }
            }
        }
    }

    #[test]
    fn hostile_markup_is_no_danger(parts in vec(prop_oneof![
        word(), "<[a-z]{1,6}", Just(">".to_owned()), Just(" onload=x href='javascript:a' src=//e".to_owned()),
        "</[a-z]{1,6}>", Just("<table><tr><td>".to_owned()), Just("<svg><a xlink:href=x>".to_owned()),
        Just("<li>".to_owned()), Just("<h2>".to_owned()), Just("<style>".to_owned()), Just("\n\n".to_owned()),
    ], 0..40)) {
        let text = format!("<html>{}", parts.concat());
        if let Ok(imported) = import::read("a.html", text.as_bytes()) {
            for section in &imported.tree.sections {
                is_allowed(&section_html(section))?;
            }
            let again = read("a.md", &markdown(&imported.tree));
            prop_assert_eq!(again.tree, imported.tree);
        }
    }
}

/// Parses what a browser would, and looks at every element and attribute.
fn is_allowed(html: &str) -> Result<(), TestCaseError> {
    let page = Html::parse_fragment(html);
    let all = Selector::parse("*").unwrap();
    for element in page.select(&all) {
        let name = element.value().name();
        prop_assert!(
            name == "html" || ELEMENTS.contains(&name),
            "{name} in {html}"
        );
        for (attribute, value) in element.value().attrs() {
            let fine = match (name, attribute) {
                ("a", "href") => {
                    !value.to_lowercase().starts_with("javascript") && !value.starts_with("//")
                }
                ("img", "src") => value.starts_with("/documents/") || value.starts_with('/'),
                ("a", "id" | "rel")
                | ("img", "alt" | "loading")
                | ("ol", "start")
                | ("th", "scope") => true,
                ("ul", "class") => value == "labelled",
                ("aside", "class") => value == "notes",
                ("span", "class") => value == "label",
                ("div", "id") => value.starts_with("fn-"),
                _ => false,
            };
            prop_assert!(fine, "{name} {attribute}={value}");
        }
    }
    Ok(())
}

#[test]
fn a_document_looks_as_one_would_write_it() {
    let text = "# The plan\n\nBefore.[^1]\n\n[^1]: A note.\n\n## Article 1 Aims\n\nPeople **cross** *safely*, H<sub>2</sub>O.\n\n- one\n- two\n  1. deep\n  2. deeper\n\n### (2)\n\n| Year | Cost |\n| --- | --- |\n| 2027 | 2 million |\n\n- (a) wood\n- (b) iron\n";
    let imported = read("plan.md", text);
    assert_eq!(markdown(&imported.tree), text);
    assert_eq!(imported.tree.title, "The plan");
    let numbers: Vec<_> = imported
        .tree
        .sections
        .iter()
        .map(|one| one.number.as_str())
        .collect();
    assert_eq!(numbers, ["", "Article 1", "(2)"]);
    let html = section_html(&imported.tree.sections[0]);
    assert_eq!(
        html,
        "<p>Before.<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p>\n<aside class=\"notes\">\n\
         <div id=\"fn-1\"><a href=\"#fnref-1\">1</a>\n<p>A note.</p>\n</div>\n</aside>\n"
    );
}
