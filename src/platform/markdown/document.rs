//! The last guard of a policy document: what its writer made goes through the sanitiser as well.

use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};

use super::{STAND_INS, SafeHtml};

/// Every element that is ever within a section.
pub const ELEMENTS: [&str; 25] = [
    "p",
    "br",
    "strong",
    "em",
    "del",
    "sup",
    "sub",
    "code",
    "a",
    "img",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "pre",
    "hr",
    "aside",
    "span",
    "div",
];

/// Every attribute that one may have, beside the `rel` of links and the few classes that the style
/// sheet knows.
pub const ATTRIBUTES: [(&str, &[&str]); 5] = [
    ("a", &["href", "id"]),
    ("img", &["src", "alt", "loading"]),
    ("ol", &["start"]),
    ("th", &["scope"]),
    ("div", &["id"]),
];

/// Every class, with the element that may have it.
pub const CLASSES: [(&str, &str); 3] = [("ul", "labelled"), ("aside", "notes"), ("span", "label")];

/// Cleans the sections of a document, one after the other.
pub struct DocumentCleaner(Builder<'static>);

impl Default for DocumentCleaner {
    fn default() -> Self {
        let attributes = ATTRIBUTES
            .into_iter()
            .map(|(element, names)| (element, names.iter().copied().collect::<HashSet<_>>()));
        let classes = CLASSES
            .into_iter()
            .map(|(element, class)| (element, HashSet::from([class])));
        let mut builder = Builder::empty();
        builder
            .tags(HashSet::from(ELEMENTS))
            .clean_content_tags(HashSet::from(["script", "style"]))
            .tag_attributes(attributes.collect::<HashMap<_, _>>())
            .allowed_classes(classes.collect::<HashMap<_, _>>())
            .generic_attributes(HashSet::new())
            .url_schemes(HashSet::from(["http", "https", "mailto"]))
            .url_relative(UrlRelative::PassThrough)
            .link_rel(Some("noopener"))
            .strip_comments(true);
        Self(builder)
    }
}

impl DocumentCleaner {
    /// What may be put into a page of the HTML that documents are written as.
    pub fn clean(&self, raw: &str) -> SafeHtml {
        // As for all texts: references would cost the sanitiser quadratic time.
        let mut guarded: String = raw
            .chars()
            .map(|c| match c {
                '\u{FDD0}'..='\u{FDD2}' => char::REPLACEMENT_CHARACTER,
                c => c,
            })
            .collect();
        for (_, stand_in, entity) in STAND_INS {
            if guarded.contains(entity) {
                guarded = guarded.replace(entity, stand_in.encode_utf8(&mut [0; 4]));
            }
        }
        let mut clean = self.0.clean(&guarded).to_string();
        for (_, stand_in, entity) in STAND_INS {
            if clean.contains(stand_in) {
                clean = clean.replace(stand_in, entity);
            }
        }
        SafeHtml(clean)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_documents_are_made_of_stays_and_nothing_else() {
        let cleaner = DocumentCleaner::default();
        let kept = "<p>A &amp; B &lt;c&gt; <img src=\"/documents/pictures/a.png\" alt=\"x\" loading=\"lazy\"></p>\n<ul class=\"labelled\">\n<li><span class=\"label\">(a)</span> x</li>\n</ul>";
        assert_eq!(cleaner.clean(kept).as_str(), kept);
        let note = "<sup><a href=\"#fn-1\" id=\"fnref-1\" rel=\"noopener\">1</a></sup>";
        assert_eq!(cleaner.clean(note).as_str(), note);
        for hostile in [
            "<script>x</script>",
            "<p onclick=x>",
            "<a href=\"javascript:x\">",
            "<svg onload=x>",
            "<p class=\"button\">",
            "<iframe src=/x>",
        ] {
            let clean = cleaner.clean(hostile);
            for word in ["script", "onclick", "svg", "button", "iframe"] {
                assert!(!clean.as_str().contains(word), "{hostile}: {clean}");
            }
        }
    }
}
