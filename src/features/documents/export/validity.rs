//! The rules of the published schema (OASIS LegalDocML 1.0, akomantoso30.xsd) for all that is
//! written here, as a table, and the naming convention for identifiers (AKN-NC 1.0, 5.2).

use std::collections::HashSet;

use super::super::import::xml::{Element, Node, read_xml};

/// What may stand in an element.
enum Model {
    Empty,
    /// Words, and what stands within a line.
    Inline,
    /// Blocks, at least one, and no words.
    Blocks,
    /// These, in this order: names, how many at least, whether more than one.
    Sequence(&'static [Item]),
}

type Item = (&'static [&'static str], usize, bool);

/// What stands within a line (schema group inlineCM, as far as it is written).
const INLINE: [&str; 11] = [
    "a",
    "authorialNote",
    "b",
    "br",
    "docTitle",
    "i",
    "img",
    "inline",
    "noteRef",
    "sub",
    "sup",
];
/// Blocks (schema group blockElements, as far as they are written).
const BLOCKS: [&str; 6] = [
    "block",
    "blockContainer",
    "blockList",
    "foreign",
    "p",
    "table",
];

const ONE: bool = false;
const MANY: bool = true;

/// Element, what may stand in it, attributes that it must have.
const RULES: [(&str, Model, &[&str]); 50] = [
    (
        "akomaNtoso",
        Model::Sequence(&[(&["doc"], 1, ONE)]),
        &["xmlns"],
    ),
    (
        "doc",
        Model::Sequence(&[
            (&["meta"], 1, ONE),
            (&["preface"], 0, ONE),
            (&["mainBody"], 1, ONE),
        ]),
        &["name"],
    ),
    (
        "meta",
        Model::Sequence(&[(&["identification"], 1, ONE), (&["references"], 0, MANY)]),
        &[],
    ),
    (
        "identification",
        Model::Sequence(&[
            (&["FRBRWork"], 1, ONE),
            (&["FRBRExpression"], 1, ONE),
            (&["FRBRManifestation"], 1, ONE),
        ]),
        &["source"],
    ),
    (
        "FRBRWork",
        Model::Sequence(&[
            (&["FRBRthis"], 1, ONE),
            (&["FRBRuri"], 1, MANY),
            (&["FRBRalias"], 0, MANY),
            (&["FRBRdate"], 1, MANY),
            (&["FRBRauthor"], 1, MANY),
            (&["FRBRcountry"], 1, ONE),
        ]),
        &[],
    ),
    (
        "FRBRExpression",
        Model::Sequence(&[
            (&["FRBRthis"], 1, ONE),
            (&["FRBRuri"], 1, MANY),
            (&["FRBRalias"], 0, MANY),
            (&["FRBRdate"], 1, MANY),
            (&["FRBRauthor"], 1, MANY),
            (&["FRBRversionNumber"], 0, ONE),
            (&["FRBRlanguage"], 1, MANY),
            (&["FRBRtranslation"], 0, MANY),
        ]),
        &[],
    ),
    (
        "FRBRManifestation",
        Model::Sequence(&[
            (&["FRBRthis"], 1, ONE),
            (&["FRBRuri"], 1, MANY),
            (&["FRBRalias"], 0, MANY),
            (&["FRBRdate"], 1, MANY),
            (&["FRBRauthor"], 1, MANY),
            (&["FRBRformat"], 0, ONE),
        ]),
        &[],
    ),
    ("FRBRthis", Model::Empty, &["value"]),
    ("FRBRuri", Model::Empty, &["value"]),
    ("FRBRalias", Model::Empty, &["name", "value"]),
    ("FRBRdate", Model::Empty, &["date", "name"]),
    ("FRBRauthor", Model::Empty, &["href"]),
    ("FRBRcountry", Model::Empty, &["value"]),
    ("FRBRversionNumber", Model::Empty, &["value"]),
    ("FRBRlanguage", Model::Empty, &["language"]),
    (
        "FRBRtranslation",
        Model::Empty,
        &["href", "by", "fromLanguage", "authoritative"],
    ),
    ("FRBRformat", Model::Empty, &["value"]),
    (
        "references",
        Model::Sequence(&[(&["original", "TLCOrganization"], 1, MANY)]),
        &["source"],
    ),
    ("original", Model::Empty, &["eId", "href", "showAs"]),
    ("TLCOrganization", Model::Empty, &["eId", "href", "showAs"]),
    ("preface", Model::Sequence(&[(&["longTitle"], 1, ONE)]), &[]),
    ("longTitle", Model::Sequence(&[(&["p"], 1, MANY)]), &[]),
    (
        "mainBody",
        Model::Sequence(&[(&BLOCKS, 0, MANY), (&["section"], 0, MANY)]),
        &[],
    ),
    // Either `content`, or parts below with what leads to them.
    (
        "section",
        Model::Sequence(&[
            (&["num"], 0, ONE),
            (&["heading"], 0, ONE),
            (&["content"], 0, ONE),
            (&["intro"], 0, ONE),
            (&["section"], 0, MANY),
        ]),
        &["eId"],
    ),
    ("num", Model::Inline, &[]),
    ("heading", Model::Inline, &[]),
    ("content", Model::Blocks, &[]),
    ("intro", Model::Blocks, &[]),
    ("p", Model::Inline, &[]),
    ("block", Model::Inline, &["name"]),
    ("blockContainer", Model::Blocks, &[]),
    ("blockList", Model::Sequence(&[(&["item"], 1, MANY)]), &[]),
    (
        "item",
        Model::Sequence(&[(&["num"], 0, ONE), (&BLOCKS, 1, MANY)]),
        &[],
    ),
    ("table", Model::Sequence(&[(&["tr"], 1, MANY)]), &[]),
    ("tr", Model::Sequence(&[(&["th", "td"], 1, MANY)]), &[]),
    ("th", Model::Blocks, &[]),
    ("td", Model::Blocks, &[]),
    ("foreign", Model::Sequence(&[(&["pre"], 1, ONE)]), &[]),
    // Of another name space: the words alone.
    ("pre", Model::Inline, &["xmlns"]),
    ("docTitle", Model::Inline, &[]),
    ("b", Model::Inline, &[]),
    ("i", Model::Inline, &[]),
    ("sup", Model::Inline, &[]),
    ("sub", Model::Inline, &[]),
    ("inline", Model::Inline, &["name"]),
    ("a", Model::Inline, &["href"]),
    ("br", Model::Empty, &[]),
    ("img", Model::Empty, &["src", "alt"]),
    ("authorialNote", Model::Blocks, &["eId", "marker"]),
    ("noteRef", Model::Empty, &["href", "marker"]),
];

/// Everything in a file that breaks a rule.
pub fn problems(text: &str) -> Vec<String> {
    let root = match read_xml(text) {
        Ok(root) => root,
        Err(refusal) => return vec![format!("{refusal:?}")],
    };
    let mut found = Vec::new();
    if root.get("xmlns") != Some("http://docs.oasis-open.org/legaldocml/ns/akn/3.0") {
        found.push("the name space is another".to_owned());
    }
    let mut ids = HashSet::new();
    look(&root, "", &mut ids, &mut found);
    refer(&root, &ids, &mut found);
    found
}

fn look(element: &Element, around: &str, ids: &mut HashSet<String>, found: &mut Vec<String>) {
    let name = element.name.as_str();
    let Some((_, model, required)) = RULES.iter().find(|(known, _, _)| *known == name) else {
        found.push(format!("<{name}> is in no rule"));
        return;
    };
    for attribute in required.iter().filter(|one| element.get(one).is_none()) {
        found.push(format!("<{name}> without {attribute}"));
    }
    if let Some(date) = element.get("date")
        && chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").is_err()
    {
        found.push(format!("{date:?} is no date"));
    }
    let has_words = element
        .children
        .iter()
        .any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()));
    let children: Vec<&str> = element.elements().map(|one| one.name.as_str()).collect();
    match model {
        Model::Empty if has_words || !children.is_empty() => {
            found.push(format!("<{name}> is not empty"));
        }
        Model::Blocks | Model::Sequence(_) if has_words => {
            found.push(format!("<{name}> holds words"));
        }
        Model::Inline => {
            for child in children.iter().filter(|child| !INLINE.contains(child)) {
                found.push(format!("<{child}> within <{name}>"));
            }
        }
        Model::Blocks => {
            for child in children.iter().filter(|child| !BLOCKS.contains(child)) {
                found.push(format!("<{child}> within <{name}>"));
            }
            if children.is_empty() {
                found.push(format!("<{name}> holds no block"));
            }
        }
        Model::Sequence(items) if !follows(items, &children) => {
            found.push(format!("<{name}> holds {children:?}"));
        }
        _ => {}
    }
    let has_content = children.contains(&"content");
    if name == "section"
        && has_content
            == children
                .iter()
                .any(|one| matches!(*one, "intro" | "section"))
    {
        found.push(format!("<section> holds {children:?}"));
    }
    if name == "mainBody" && children.is_empty() {
        found.push("<mainBody> is empty".to_owned());
    }
    let mut within = around.to_owned();
    if let Some(id) = element.get("eId") {
        let is_plain = id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
        if !is_plain || !ids.insert(id.to_owned()) {
            found.push(format!("eId {id:?} stands twice, or is none"));
        }
        let own = match (around, id.strip_prefix(around)) {
            ("", _) => Some(id),
            (_, Some(rest)) => rest.strip_prefix("__"),
            _ => None,
        };
        let is_named = own.is_some_and(|own| {
            let (kind, count) = own.rsplit_once('_').unwrap_or((own, ""));
            match name {
                "section" => kind == "sec" && !count.is_empty(),
                "authorialNote" => kind == "authorialNote" && !count.is_empty(),
                _ => true,
            }
        });
        if !is_named {
            found.push(format!("eId {id:?} of <{name}> within {around:?}"));
        }
        id.clone_into(&mut within);
    }
    for child in element.elements() {
        look(child, &within, ids, found);
    }
}

/// Whether children come as a sequence has them.
fn follows(items: &[Item], children: &[&str]) -> bool {
    let mut rest = children;
    for (names, least, is_many) in items {
        let count = rest
            .iter()
            .take_while(|child| names.contains(child))
            .count();
        let count = if *is_many { count } else { count.min(1) };
        if count < *least {
            return false;
        }
        rest = &rest[count..];
    }
    rest.is_empty()
}

/// References of the format itself lead to what is there. Links in the text lead where their author
/// meant them to.
fn refer(element: &Element, ids: &HashSet<String>, found: &mut Vec<String>) {
    for name in ["href", "source"] {
        let target = element.get(name).and_then(|href| href.strip_prefix('#'));
        if let Some(target) = target.filter(|_| element.name != "a")
            && !ids.contains(target)
        {
            found.push(format!(
                "<{}> refers to {target:?}, which is not there",
                element.name
            ));
        }
    }
    for child in element.elements() {
        refer(child, ids, found);
    }
}

#[test]
fn what_breaks_a_rule_is_found() {
    let whole = |body: &str| {
        let level = |name: &str, more: &str| {
            format!(
                "<{name}><FRBRthis value='x'/><FRBRuri value='x'/><FRBRdate date='2026-01-01' name='x'/><FRBRauthor href='#b'/>{more}</{name}>"
            )
        };
        format!(
            "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><doc name='x'><meta><identification source='#b'>{}{}{}</identification>\
             <references source='#b'><TLCOrganization eId='b' href='/x' showAs='x'/></references></meta><mainBody>{body}</mainBody></doc></akomaNtoso>",
            level("FRBRWork", "<FRBRcountry value='un'/>"),
            level("FRBRExpression", "<FRBRlanguage language='eng'/>"),
            level("FRBRManifestation", ""),
        )
    };
    assert_eq!(problems(&whole("<p>x</p>")), Vec::<String>::new());
    for bad in [
        "",
        "words",
        "<p><p/></p>",
        "<odd/>",
        "<section eId='sec_1'/>",
        "<section><content><p/></content></section>",
        "<section eId='sec_1'><content/></section>",
        "<section eId='sec_1'><heading/><num/><content><p/></content></section>",
        "<section eId='sec_1'><content><p/></content><section eId='sec_1__sec_1'><content><p/></content></section></section>",
        "<section eId='sec_1'><section eId='sec_2'><content><p/></content></section></section>",
        "<section eId='x'><content><p/></content></section>",
        "<section eId='sec_1'><content><p/></content></section><section eId='sec_1'><content><p/></content></section>",
        "<p/><section eId='sec_1'><content><p/></content></section><p/>",
        "<p><img src='/a.png'/></p>",
        "<p><noteRef href='#gone' marker='1'/></p>",
        "<blockList/>",
        "<blockList><item><num>1</num></item></blockList>",
        "<table><tr/></table>",
    ] {
        assert!(!problems(&whole(bad)).is_empty(), "{bad}");
    }
    let wrong_order = whole("<p/>").replace(
        "<FRBRuri value='x'/><FRBRdate date='2026-01-01' name='x'/>",
        "<FRBRdate date='2026-01-01' name='x'/><FRBRuri value='x'/>",
    );
    assert_eq!(problems(&wrong_order).len(), 3);
    assert!(!problems(&whole("<p/>").replace("2026-01-01", "2026")).is_empty());
    assert!(!problems("<akomaNtoso/>").is_empty());
}
