//! Nothing is left out in silence.

use super::*;
use crate::features::documents::export::page_html;
use crate::features::documents::import::report::What;
use crate::features::documents::tree::Block;

fn html(body: &str) -> Imported {
    read(
        "a.html",
        format!("<html><body>{body}</body></html>").as_bytes(),
    )
    .unwrap()
}

/// What the report names, with its details.
fn told(imported: &Imported) -> Vec<(What, &str)> {
    let all = imported.report.dropped.iter();
    all.map(|one| (one.what, one.detail.as_str())).collect()
}

fn text(imported: &Imported) -> String {
    let all = imported.tree.sections.iter().map(|one| one.text());
    all.collect::<Vec<_>>().join("\n")
}

#[test]
fn numbers_that_a_list_gives_itself_stay() {
    let read = html(
        "<p>x</p><ol><li>one<li value=7>seven<li>eight</ol><ol start=3><li>three</ol><ol type=a><li value=4>d<li>e</ol>",
    );
    let lists: Vec<(Option<u32>, Vec<String>)> = read.tree.sections[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::List(list) => Some((
                list.start,
                list.items.iter().map(|item| item.label.clone()).collect(),
            )),
            _ => None,
        })
        .collect();
    let starts: Vec<_> = lists.iter().map(|(start, _)| *start).collect();
    assert_eq!(starts, [Some(1), Some(7), Some(3), None]);
    assert_eq!(lists[1].1.len(), 2);
    assert_eq!(lists[3].1, ["d)", "e)"]);
    assert!(read.report.is_empty(), "{:?}", read.report);
    let again = super::read("a.html", page_html(&read.tree, "en", "").as_bytes()).unwrap();
    assert_eq!(again.tree, read.tree);
}

#[test]
fn looks_that_are_lost_are_named() {
    let read = html(
        "<p><u>under</u> <ins>new</ins> <mark>marked</mark> <span style='color: red'>red</span> \
         <span style='color:#000'>black</span> <abbr title='World Health Organization'>WHO</abbr></p>\
         <table><tr><th>Year<th>Cost<tr><th scope=row>2027<td>2</table>",
    );
    assert_eq!(
        told(&read),
        [
            (What::Markup, "u"),
            (What::Markup, "ins"),
            (What::Markup, "mark"),
            (What::Markup, "color"),
            (What::Markup, "abbr: World Health Organization"),
            (What::RowHead, ""),
        ]
    );
    assert!(text(&read).contains("under new marked red black WHO"));
}

#[test]
fn what_nobody_was_shown_is_not_published() {
    let read = html(
        "<h2>Aims</h2><p>Seen.<p hidden>Not <b>this</b><p>Seen too.\
         <div style='display: NONE'><h2>Secret</h2><table><tr><td>cell</table><ol><li>deep</ol></div>\
         <ol><li>one<li hidden>two<li>three</ol><span style='mso-hide:all'>remark</span>\
         <img hidden src=x.png alt=x><p>End.",
    );
    let words = text(&read);
    for gone in ["Not", "this", "Secret", "cell", "deep", "two", "remark"] {
        assert!(!words.contains(gone), "{gone} in {words}");
    }
    for kept in ["Seen.", "Seen too.", "one", "three", "End."] {
        assert!(words.contains(kept), "{kept} not in {words}");
    }
    assert_eq!(read.tree.sections.len(), 1);
    assert_eq!(
        told(&read),
        [
            (What::Hidden, "Not this"),
            (What::Hidden, "Secret cell deep"),
            (What::Hidden, "two"),
            (What::Hidden, "remark"),
            (What::Hidden, "img"),
        ]
    );
}

#[test]
fn hidden_words_of_a_word_file_are_left_out_and_named() {
    let run = |properties: &str, words: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        run("", "Seen "),
        run("<w:vanish/>", "secret "),
        run("<w:u w:val='single'/>", "under "),
        run("<w:highlight w:val='yellow'/>", "marked "),
        run("<w:u w:val='none'/><w:color w:val='auto'/>", "plain"),
    );
    let read = super::read("a.docx", &word(&body)).unwrap();
    assert_eq!(text(&read).trim(), "Seen under marked plain");
    assert_eq!(
        told(&read),
        [
            (What::Hidden, "secret"),
            (What::Markup, "u"),
            (What::Markup, "highlight"),
        ]
    );
}

#[test]
fn an_act_tells_what_it_loses() {
    let text = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><doc name='x'><mainBody>\
        <p>A <ins>new</ins> and <del>old</del> word of <ref href='/akn/x/act/2020/1'>the act</ref>.</p>\
        </mainBody></doc></akomaNtoso>";
    let read = super::read("a.xml", text.as_bytes()).unwrap();
    assert_eq!(
        told(&read),
        [
            (What::Markup, "ins"),
            (What::Reference, "/akn/x/act/2020/1"),
        ]
    );
}

#[test]
fn no_row_of_a_long_table_is_lost() {
    let rows: String = (0..5_003).map(|n| format!("<tr><td>r{n}<td>x")).collect();
    let read = html(&format!("<p>x</p><table>{rows}</table>"));
    let sizes: Vec<usize> = read.tree.sections[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => {
                assert!(table.rows.iter().all(|row| row.len() == 2));
                Some(table.rows.len())
            }
            _ => None,
        })
        .collect();
    assert_eq!(sizes, [5_000, 3]);
    assert_eq!(told(&read), [(What::LongTable, "")]);
}

#[test]
fn a_page_that_was_saved_shows_its_pictures_and_is_read_again() {
    let source =
        "Words and ![a bridge](/documents/pictures/abc.png) and [a place](/consultations).\n";
    let tree = super::read("a.md", source.as_bytes()).unwrap().tree;
    let page = page_html(
        &tree,
        "en",
        "https://site.example/consultations/a/documents/b/v/1",
    );
    assert!(
        page.contains("<img src=\"https://site.example/documents/pictures/abc.png\""),
        "{page}"
    );
    assert!(
        page.contains("<a href=\"https://site.example/consultations\""),
        "{page}"
    );
    let again = super::read("a.html", page.as_bytes()).unwrap();
    assert!(again.report.is_empty(), "{:?}", again.report);
    assert_eq!(again.tree.undescribed(), Vec::<String>::new());
    let pictures = |tree: &Tree| {
        page_html(tree, "en", "")
            .matches("<img src=\"/documents/pictures/abc.png\"")
            .count()
    };
    assert_eq!((pictures(&tree), pictures(&again.tree)), (1, 1));
}
