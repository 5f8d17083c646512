//! The words of PDF (ISO 32000-2, 7.2 and 7.3): numbers, names, strings, arrays, dictionaries and
//! references, wherever they stand.

use std::collections::HashSet;

/// Arrays and dictionaries within each other.
const MAX_DEPTH: usize = 64;
/// Values of one file.
pub const MAX_VALUES: usize = 3_000_000;

/// What an object is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, a string or a word, as it was written.
    Plain(Vec<u8>),
    /// Without its solidus and with its escapes resolved: `/J#53` is `/JS`.
    Name(Vec<u8>),
    Array(Vec<Value>),
    Dict(Dict),
    /// To the object of this number.
    Ref(u32),
}

/// A dictionary, in the order in which it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dict(pub Vec<(Vec<u8>, Value)>);

impl Dict {
    pub fn get(&self, key: &str) -> Option<&Value> {
        let found = self.0.iter().find(|(name, _)| name == key.as_bytes());
        found.map(|(_, value)| value)
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether the value of `key` is this name.
    pub fn is(&self, key: &str, name: &str) -> bool {
        matches!(self.get(key), Some(Value::Name(found)) if found == name.as_bytes())
    }

    /// The value of `key`, if it is a whole number that is not negative.
    pub fn number(&self, key: &str) -> Option<usize> {
        self.get(key)?.number()
    }
}

impl Value {
    pub fn number(&self) -> Option<usize> {
        match self {
            Self::Plain(text) => std::str::from_utf8(text).ok()?.parse().ok(),
            _ => None,
        }
    }
}

/// Reads one thing after the other.
pub struct Lexer<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
    /// Values that are still read.
    pub room: usize,
}

pub fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

pub fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !is_delimiter(byte)
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8], at: usize, room: usize) -> Self {
        Self { bytes, at, room }
    }

    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Blanks and comments.
    pub fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self
                    .peek()
                    .is_some_and(|byte| !matches!(byte, b'\n' | b'\r'))
                {
                    self.at += 1;
                }
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Whether `word` comes next; it is then passed.
    pub fn takes(&mut self, word: &[u8]) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let is_next =
            rest.starts_with(word) && !rest.get(word.len()).is_some_and(|b| is_regular(*b));
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// A whole number without a sign.
    pub fn takes_number(&mut self) -> Option<u32> {
        self.skip_blanks();
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        let digits = self.bytes.get(start..self.at)?;
        let is_whole = !self.peek().is_some_and(is_regular);
        let number = std::str::from_utf8(digits).ok()?.parse().ok();
        number.filter(|_| is_whole)
    }

    /// The next value; None where nothing that makes sense is there.
    pub fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.room = self.room.checked_sub(1)?;
        self.skip_blanks();
        match self.peek()? {
            b'/' => Some(Value::Name(self.name())),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.skip_blanks();
                    if self.peek()? == b']' {
                        self.at += 1;
                        return Some(Value::Array(items));
                    }
                    items.push(self.value(depth + 1)?);
                }
            }
            b'(' => self.string(),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                self.dict(depth).map(Value::Dict)
            }
            b'<' => {
                let rest = self.bytes.get(self.at..)?;
                let end = rest.iter().position(|byte| *byte == b'>')?;
                let text = rest.get(..=end)?;
                let is_hex = |byte: &u8| byte.is_ascii_hexdigit() || is_blank(*byte);
                if !text.get(1..end)?.iter().all(is_hex) {
                    return None;
                }
                self.at += end + 1;
                Some(Value::Plain(text.to_vec()))
            }
            byte if is_regular(byte) => self.word(),
            _ => None,
        }
    }

    /// Up to and with its end. With a key that comes twice it means one thing here and another
    /// thing there: there is then none.
    fn dict(&mut self, depth: usize) -> Option<Dict> {
        let mut dict = Dict::default();
        let mut seen = HashSet::new();
        loop {
            self.skip_blanks();
            match self.peek()? {
                b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => {
                    self.at += 2;
                    return Some(dict);
                }
                b'/' => {
                    let key = self.name();
                    let value = self.value(depth + 1)?;
                    if !seen.insert(key.clone()) {
                        return None;
                    }
                    dict.0.push((key, value));
                }
                _ => return None,
            }
        }
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            let hex = self
                .bytes
                .get(self.at..self.at + 2)
                .filter(|_| byte == b'#');
            let code = hex
                .and_then(|hex| std::str::from_utf8(hex).ok())
                .filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
                .and_then(|hex| u8::from_str_radix(hex, 16).ok());
            match code {
                Some(code) => {
                    name.push(code);
                    self.at += 2;
                }
                None => name.push(byte),
            }
        }
        name
    }

    /// A string in parentheses, which may hold further ones in pairs.
    fn string(&mut self) -> Option<Value> {
        let start = self.at;
        let mut open = 0_usize;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Some(Value::Plain(self.bytes.get(start..self.at)?.to_vec()));
                    }
                }
                _ => {}
            }
        }
    }

    /// A number, `true`, `false`, `null`, or a reference: two numbers and an R.
    fn word(&mut self) -> Option<Value> {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        let word = self.bytes.get(start..self.at)?;
        let is_number = word
            .iter()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'));
        if !is_number && !matches!(word, b"true" | b"false" | b"null") {
            return None;
        }
        let behind = self.at;
        if word.iter().all(u8::is_ascii_digit) && self.takes_number().is_some() {
            self.skip_blanks();
            if self.takes(b"R") {
                let number = std::str::from_utf8(word).ok()?.parse().ok()?;
                return Some(Value::Ref(number));
            }
        }
        self.at = behind;
        Some(Value::Plain(word.to_vec()))
    }
}
