//! Pictures of a text that nobody has described yet: the editor writes what each shows, or says
//! that it only decorates, before anything is published.

use std::collections::HashMap;

use serde::Serialize;

use super::export::{self, escape_words};
use super::import::read_source;
use super::model::Source;
use super::rules;
use super::tree::DECORATIVE;
use crate::platform::crypto::sha256_hex;
use crate::web::forms::PostForm;

/// Field that a refusal is noted beside.
pub const FIELD: &str = "pictures";
const ALT: &str = "alt-";
const DECORATES: &str = "decorates-";

/// A picture that the form asks about.
#[derive(Clone, Debug, Serialize)]
pub struct Undescribed {
    pub address: String,
    /// Behind the names of its fields.
    pub key: String,
    pub alt: String,
    pub decorates: bool,
}

/// What somebody says about a picture: what it shows; None where it only decorates.
type Said = HashMap<String, Option<String>>;

fn key_of(address: &str) -> String {
    sha256_hex(address.as_bytes()).chars().take(16).collect()
}

/// The pictures of a form, with what was typed about each.
pub fn views(form: &PostForm, addresses: &[String]) -> Vec<Undescribed> {
    let view = |address: &String| {
        let key = key_of(address);
        Undescribed {
            alt: form.get(&format!("{ALT}{key}")).to_owned(),
            decorates: form.is_checked(&format!("{DECORATES}{key}")),
            address: address.clone(),
            key,
        }
    };
    addresses.iter().map(view).collect()
}

/// The pictures of a text that the form still has to ask about.
pub fn left(form: &PostForm, source: Option<&Source>) -> Vec<Undescribed> {
    let addresses = source.map_or(&[][..], |source| &source.undescribed);
    views(form, addresses)
}

/// What a form says about pictures, by their keys. A description that is too long is noted.
pub fn said(form: &mut PostForm) -> Said {
    let mut said = Said::new();
    let mut problem = None;
    for (name, value) in form.pairs() {
        if let Some(key) = name.strip_prefix(DECORATES) {
            said.entry(key.to_owned()).or_insert(None);
        } else if let Some(key) = name.strip_prefix(ALT)
            && !value.trim().is_empty()
        {
            match rules::ALTERNATIVE.check(value) {
                Ok(words) => {
                    said.insert(key.to_owned(), Some(words));
                }
                Err(found) => problem = Some(found),
            }
        }
    }
    if let Some(found) = problem {
        form.refuse_text(FIELD, &found);
    }
    said
}

/// The text with these descriptions in it; None where they change nothing.
pub fn describe(source: &Source, said: &Said) -> Option<String> {
    let about = |address: &String| said.get(&key_of(address));
    let mut text = source.markdown.clone();
    for address in &source.undescribed {
        if let Some(words) = about(address) {
            text = in_place(&text, address, words.as_deref());
        }
    }
    if text == source.markdown && !source.undescribed.iter().any(|one| about(one).is_some()) {
        return None;
    }
    let mut tree = read_source(&text).ok()?.tree;
    if !tree.undescribed().iter().any(|one| about(one).is_some()) {
        return Some(text);
    }
    // Written in another way than most: the whole text takes its plain form.
    tree.each_picture(
        &mut |address, alt| match about(address).filter(|_| alt.is_empty()) {
            Some(Some(words)) => words.clone_into(alt),
            Some(None) => address.push_str(DECORATIVE),
            None => {}
        },
    );
    Some(export::markdown(&tree))
}

/// `![](address)` and `![](<address>)` with a description.
fn in_place(text: &str, address: &str, words: Option<&str>) -> String {
    let mut out = text.to_owned();
    for (open, close) in [("![](<", ">"), ("![](", ")"), ("![](", " ")] {
        let written = format!("{open}{address}{close}");
        let described = match words {
            Some(words) => {
                let behind = open.trim_start_matches("![]");
                format!("![{}]{behind}{address}{close}", escape_words(words))
            }
            None => format!("{open}{address}{DECORATIVE}{close}"),
        };
        out = out.replace(&written, &described);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(markdown: &str, words: Option<&str>) -> Source {
        let source = Source::read(markdown).unwrap();
        let all = source.undescribed.iter();
        let said: Said = all
            .map(|address| (key_of(address), words.map(str::to_owned)))
            .collect();
        let text = describe(&source, &said).unwrap();
        Source::read(&text).unwrap()
    }

    #[test]
    fn a_picture_is_described_where_it_stands() {
        let text = "## Route\n\nOdd   spaces * stay.\n\n![](</documents/pictures/a.png>) and ![](/b.png) and ![known](/c.png)\n";
        let source = Source::read(text).unwrap();
        assert_eq!(source.undescribed, ["/documents/pictures/a.png", "/b.png"]);
        let words = "A bridge [low], 5 * 6 <m> & more_";
        let after = described(text, Some(words));
        assert!(after.undescribed.is_empty(), "{}", after.markdown);
        assert!(after.markdown.contains("Odd   spaces * stay."));
        assert_eq!(
            after.sections[0]
                .html
                .matches("alt=\"A bridge [low], 5 * 6 &lt;m&gt; &amp; more_\"")
                .count(),
            2,
            "{}",
            after.sections[0].html
        );
        let after = described(text, None);
        assert!(after.undescribed.is_empty());
        assert!(
            after.sections[0]
                .html
                .contains("src=\"/b.png#decorative\" alt=\"\"")
        );
    }

    #[test]
    fn a_picture_that_is_written_otherwise_is_described_as_well() {
        for text in [
            "## Route\n\n![][b]\n\n[b]: /b.png\n",
            "## Route\n\n![ ](/b.png)\n",
            "## Route\n\n| a |\n|---|\n| ![](/b.png \"title\") |\n\nText[^1]\n\n[^1]: ![](</b.png>)\n",
        ] {
            let after = described(text, Some("What it shows"));
            assert!(after.undescribed.is_empty(), "{}", after.markdown);
            assert!(after.sections[0].html.contains("What it shows"));
            assert!(described(text, None).undescribed.is_empty());
        }
    }
}
