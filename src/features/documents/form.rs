//! What a section shows beside its words: pictures, where links lead, what is stressed. Two
//! sections of the same words may differ in it, and then they are not the same.

use std::collections::HashMap;

use serde::Serialize;

use super::explained::tag_length;

/// Of one section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Addresses in reading order.
    pictures: Vec<String>,
    links: Vec<String>,
    /// Elements that stress or set apart, each with the number of characters before it.
    marks: Vec<(String, usize)>,
}

/// What has changed beside the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// 'picture-replaced', 'link-added', 'form-changed' …
    pub kind: &'static str,
    /// Addresses before and now; '' where there is none.
    pub old: String,
    pub new: String,
}

/// Elements that change how words look and are no blocks.
const MARKS: [&str; 8] = ["em", "strong", "code", "sup", "sub", "del", "ins", "u"];

impl Form {
    /// From the sanitiser's HTML. Numbers of footnotes count for nothing: they change when another
    /// one comes before them.
    pub fn of(html: &str) -> Self {
        let mut form = Self::default();
        let (mut rest, mut count) = (html, 0);
        while let Some(at) = rest.find('<') {
            let (words, from) = rest.split_at(at);
            count += words.chars().filter(|c| !c.is_whitespace()).count();
            let (tag, after) = from.split_at(tag_length(from).max(1));
            rest = after;
            let inner = tag.trim_matches(['<', '>']);
            let (name, _) = inner.split_once(' ').unwrap_or((inner, ""));
            match name {
                "img" => form.pictures.push(attribute(tag, "src")),
                "a" => {
                    let target = attribute(tag, "href");
                    if target.starts_with("#fn") {
                        rest = rest.split_once("</a>").map_or("", |(_, after)| after);
                    } else {
                        form.links.push(target);
                    }
                }
                name if MARKS.contains(&name.trim_start_matches('/')) => {
                    form.marks.push((name.to_owned(), count));
                }
                _ => {}
            }
        }
        form
    }
}

fn attribute(tag: &str, name: &str) -> String {
    let start = format!(" {name}=\"");
    let value = tag
        .split_once(&start)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("", |(value, _)| value);
    value
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Whether two sections show the same beside their words.
pub fn is_same(old: &str, new: &str) -> bool {
    old == new || Form::of(old) == Form::of(new)
}

/// What differs between two sections (text, HTML) beside their words.
pub fn changes(old: (&str, &str), new: (&str, &str)) -> Vec<Note> {
    if old.1 == new.1 {
        return Vec::new();
    }
    let (before, after) = (Form::of(old.1), Form::of(new.1));
    let mut notes = Vec::new();
    let kinds = ["picture-replaced", "picture-removed", "picture-added"];
    pair(&before.pictures, &after.pictures, kinds, &mut notes);
    let kinds = ["link-changed", "link-removed", "link-added"];
    pair(&before.links, &after.links, kinds, &mut notes);
    if notes.is_empty() && old.0 == new.0 && before != after {
        notes.push(Note {
            kind: "form-changed",
            old: String::new(),
            new: String::new(),
        });
    }
    notes
}

/// What is in only one of two lists, in pairs as far as they go.
fn pair(old: &[String], new: &[String], kinds: [&'static str; 3], notes: &mut Vec<Note>) {
    let (gone, come) = (without(old, new), without(new, old));
    let [both, removed, added] = kinds;
    for at in 0..gone.len().max(come.len()) {
        let (old, new) = (gone.get(at), come.get(at));
        notes.push(Note {
            kind: match (old, new) {
                (Some(_), Some(_)) => both,
                (Some(_), None) => removed,
                _ => added,
            },
            old: old.map_or_else(String::new, |one| (*one).clone()),
            new: new.map_or_else(String::new, |one| (*one).clone()),
        });
    }
}

fn without<'a>(all: &'a [String], others: &[String]) -> Vec<&'a String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for other in others {
        *counts.entry(other).or_default() += 1;
    }
    all.iter()
        .filter(|one| match counts.get_mut(one.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_links_and_stress_are_told_apart() {
        let html = |picture: &str, link: &str, stress: &str| {
            format!(
                "<p>See <a href=\"{link}\" rel=\"noopener\">the map</a> <{stress}>now</{stress}>.\
                <img src=\"{picture}\" alt=\"A map\"></p>"
            )
        };
        let text = "See the map now.A map";
        let old = html("/a.png", "https://a.example/?x=1&amp;y=2", "em");
        let kinds = |new: &str| -> Vec<(&'static str, String, String)> {
            changes((text, &old), (text, new))
                .into_iter()
                .map(|note| (note.kind, note.old, note.new))
                .collect()
        };
        assert_eq!(kinds(&old), []);
        let pair = |kind, old: &str, new: &str| vec![(kind, old.to_owned(), new.to_owned())];
        let link = "https://a.example/?x=1&y=2";
        assert_eq!(
            kinds(&html("/b.png", "https://a.example/?x=1&amp;y=2", "em")),
            pair("picture-replaced", "/a.png", "/b.png")
        );
        assert_eq!(
            kinds(&html("/a.png", "/b", "em")),
            pair("link-changed", link, "/b")
        );
        assert_eq!(
            kinds(&old.replace("em>", "strong>")),
            pair("form-changed", "", "")
        );
        assert_eq!(kinds("<p>See.</p>").len(), 2);
    }

    #[test]
    fn another_number_of_a_footnote_changes_nothing() {
        let with = |n: u8| {
            format!(
                "<p>Old<sup><a href=\"#fn-{n}\" id=\"fnref-{n}\">{n}</a></sup> <em>town</em></p>\
                <aside><div id=\"fn-{n}\"><a href=\"#fnref-{n}\">{n}</a><p>A <em>note</em></p></div></aside>"
            )
        };
        assert!(is_same(&with(9), &with(10)));
        assert!(!is_same(&with(9), &with(9).replace("em>", "strong>")));
    }
}
