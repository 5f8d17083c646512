//! How many attributes the tags of a file have, before they are read: the tokenizer compares each
//! attribute with all before it, so a tag with a hundred thousand of them would take minutes.
//!
//! This follows the states of the standard (HTML, 13.2.5) as far as they decide where a tag begins
//! and ends and where an attribute does, in one pass. Elements whose text is no markup are those of
//! [`raw`](super::names::raw); with the tokenizer they end at their end tag and nowhere else.

use super::names::is_raw;

/// Attributes of one tag at most; real ones have a dozen.
pub const MAX_ATTRIBUTES: usize = 256;

/// The line of the first tag that has too many attributes.
pub fn line_of_excess(text: &str) -> Option<u64> {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
    };
    let at = scan.excess()?;
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let breaks = before.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).ok().map(|breaks| breaks + 1)
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes on behind the next `end`, or to the end of the text.
    fn pass(&mut self, end: u8) {
        let found = self.rest().iter().position(|byte| *byte == end);
        self.at = found.map_or(self.bytes.len(), |found| self.at + found + 1);
    }

    /// Where a tag with too many attributes begins.
    fn excess(&mut self) -> Option<usize> {
        while self.at < self.bytes.len() {
            self.pass(b'<');
            let start = self.at.saturating_sub(1);
            match self.peek() {
                Some(b'!') if self.rest().starts_with(b"!--") => {
                    self.at += 3;
                    self.pass_comment();
                }
                Some(b'!' | b'?') => self.pass(b'>'),
                Some(b'/') => {
                    self.at += 1;
                    match self.peek() {
                        Some(byte) if byte.is_ascii_alphabetic() => {
                            self.pass_name();
                            if self.attributes() > MAX_ATTRIBUTES {
                                return Some(start);
                            }
                        }
                        _ => self.pass(b'>'),
                    }
                }
                Some(byte) if byte.is_ascii_alphabetic() => {
                    let name = self.pass_name().to_ascii_lowercase();
                    if self.attributes() > MAX_ATTRIBUTES {
                        return Some(start);
                    }
                    if std::str::from_utf8(&name).is_ok_and(is_raw)
                        && let Some(start) = self.pass_raw(&name)
                    {
                        return Some(start);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn pass_comment(&mut self) {
        for short in [&b">"[..], b"->"] {
            if self.rest().starts_with(short) {
                self.at += short.len();
                return;
            }
        }
        loop {
            self.pass(b'>');
            let read = self.bytes.get(..self.at).unwrap_or_default();
            if self.at >= self.bytes.len() || read.ends_with(b"-->") || read.ends_with(b"--!>") {
                return;
            }
        }
    }

    /// The text up to the end tag `name`, and that tag. Where it begins, if it has too many
    /// attributes.
    fn pass_raw(&mut self, name: &[u8]) -> Option<usize> {
        loop {
            self.pass(b'<');
            if self.at >= self.bytes.len() {
                return None;
            }
            let start = self.at.saturating_sub(1);
            let Some(rest) = self.rest().strip_prefix(b"/") else {
                continue;
            };
            let is_same = rest
                .get(..name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name));
            let is_whole = rest
                .get(name.len())
                .is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
            if is_same && is_whole {
                self.at += 1 + name.len();
                return (self.attributes() > MAX_ATTRIBUTES).then_some(start);
            }
        }
    }

    /// The name of a tag, which ends before white space, '/' and '>'.
    fn pass_name(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'/' | b'>');
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Attributes up to the end of the tag, and goes there; stops at one too many.
    fn attributes(&mut self) -> usize {
        let mut count = 0;
        while let Some(byte) = self.peek() {
            match byte {
                b'>' => {
                    self.at += 1;
                    break;
                }
                _ if is_space(byte) || byte == b'/' => self.at += 1,
                _ => {
                    count += 1;
                    if count > MAX_ATTRIBUTES {
                        break;
                    }
                    self.pass_attribute();
                }
            }
        }
        count
    }

    fn pass_attribute(&mut self) {
        // A name may begin with '='.
        self.at += 1;
        while let Some(byte) = self.peek() {
            if is_space(byte) || matches!(byte, b'/' | b'>' | b'=') {
                break;
            }
            self.at += 1;
        }
        let value = self.at;
        self.pass_spaces();
        if self.peek() != Some(b'=') {
            self.at = value;
            return;
        }
        self.at += 1;
        self.pass_spaces();
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.pass(quote);
            }
            _ => {
                while let Some(byte) = self.peek() {
                    if is_space(byte) || byte == b'>' {
                        break;
                    }
                    self.at += 1;
                }
            }
        }
    }

    fn pass_spaces(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use html5ever::tendril::StrTendril;
    use html5ever::tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    };
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::names::raw;
    use super::*;

    #[test]
    fn a_tag_with_too_many_attributes_is_found_wherever_it_hides() {
        let many: String = (0..=MAX_ATTRIBUTES).map(|n| format!(" a{n}")).collect();
        let valued: String = (0..=MAX_ATTRIBUTES)
            .map(|n| format!(" a{n}='>'b{n}=\">\"c{n}=x"))
            .collect();
        for (text, line) in [
            (format!("\n\n<p{many}>"), 3),
            (format!("<p\n{many}"), 1),
            (format!("\n</p{many}>"), 2),
            (format!("<p{valued}>"), 1),
            (format!("<!-- --!><p{many}>"), 1),
            (format!("<!--><p{many}>-->"), 1),
            (format!("<!---><p{many}>"), 1),
            (format!("<![CDATA[><p{many}>]]>"), 1),
            (format!("<!DOCTYPE html '><p{many}>'>"), 1),
            (format!("<?x ><p{many}>"), 1),
            (format!("<style></style{many}>"), 1),
            (format!("<script><!--<script></script><p{many}>"), 1),
            (format!("<a<b/c=d{many}>"), 1),
        ] {
            assert_eq!(line_of_excess(&text), Some(line), "{text:.40}");
        }
        let data = format!("<img src='data:image/png;base64,{}'>", "a/b ".repeat(9_000));
        for text in [
            format!("<!-- <p{many}> --><p>"),
            format!("<!--{many}>{many}--!>"),
            format!("<script>a<b{many}</script>"),
            format!("<STYLE><p{many}></styles></style\n>"),
            format!("<p>{many}</p> a < b{many}"),
            format!("<p a='<p{many}>'>"),
            format!("<?php{many}>"),
            data,
        ] {
            assert_eq!(line_of_excess(&text), None, "{text:.40}");
        }
    }

    #[derive(Default)]
    struct Counter(RefCell<Vec<usize>>);

    impl TokenSink for Counter {
        type Handle = ();

        fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
            if let Token::TagToken(tag) = token {
                self.0.borrow_mut().push(tag.attrs.len());
                let Tag { kind, name, .. } = tag;
                if kind == TagKind::StartTag {
                    return raw(&name);
                }
            }
            TokenSinkResult::Continue
        }
    }

    proptest! {
        /// Whatever the tokenizer takes for a tag was looked at.
        #[test]
        fn nothing_hides_from_the_count(parts in vec(prop_oneof![
            Just("<"), Just(">"), Just("/"), Just("="), Just("\""), Just("'"), Just(" "), Just("a"),
            Just("<p "), Just("</p "), Just("<!--"), Just("-->"), Just("--!>"), Just("-"), Just("!"),
            Just("<script>"), Just("</script>"), Just("<style>"), Just("</style "), Just("<title>"),
            Just("</title>"), Just("<![CDATA["), Just("<!DOCTYPE "), Just("<?"), Just("BIG"),
        ], 0..40)) {
            let big: String = (0..=MAX_ATTRIBUTES).map(|n| format!(" x{n}")).collect();
            let text = parts.concat().replace("BIG", &big);
            let queue = BufferQueue::default();
            queue.push_back(StrTendril::from(text.as_str()));
            let tokenizer = Tokenizer::new(Counter::default(), TokenizerOpts::default());
            let _ = tokenizer.feed(&queue);
            tokenizer.end();
            let most = tokenizer.sink.0.into_inner().into_iter().max().unwrap_or(0);
            if most > MAX_ATTRIBUTES {
                prop_assert!(line_of_excess(&text).is_some(), "{:?}", parts);
            }
        }
    }
}
