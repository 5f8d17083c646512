//! `multipart/form-data` (RFC 7578), read as it arrives: what is kept is bounded, however long
//! the body is and however it is cut into pieces.
//!
//! Browsers write it in one way. What no browser writes is refused: parts without a name, nested
//! parts, encodings of parts, a body that ends early.

use actix_web::web::Bytes;

use super::forms::MAX_READ;

/// Most bytes of one file that are kept; of a longer one nothing is.
pub const MAX_FILE: usize = 5 * 1024 * 1024;
/// Files whose content is kept; of more only the names are.
const MAX_KEPT: usize = 4;
const MAX_PARTS: usize = 100;
const MAX_HEAD: usize = 8 * 1024;
const MAX_NAME: usize = 200;

/// A file as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentFile {
    /// Name of the form field.
    pub field: String,
    /// As the sender calls it: anything at all.
    pub name: String,
    /// The type that the sender's program says it has; may be ''.
    pub said: String,
    /// Empty when it was too long.
    pub bytes: Bytes,
    pub is_too_long: bool,
}

/// What ends the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// No browser writes this.
    Malformed,
    /// A name or a text is not UTF-8.
    NotText,
    /// More text than a form may hold.
    TooLarge,
}

enum State {
    /// Before the first boundary.
    Preamble,
    /// Right behind a boundary.
    Boundary,
    Head,
    Body(Part),
    /// Behind the last boundary.
    End,
}

struct Part {
    field: String,
    file_name: Option<String>,
    said: String,
    bytes: Vec<u8>,
    is_too_long: bool,
    is_kept: bool,
}

/// Takes the body piece by piece.
pub struct Reader {
    delimiter: Vec<u8>,
    buffer: Vec<u8>,
    state: State,
    part_count: usize,
    text_bytes: usize,
    keeps_files: bool,
    max_file: usize,
    pub values: Vec<(String, String)>,
    pub files: Vec<SentFile>,
}

/// The boundary that a content type names; None when it is of another type or names none.
pub fn boundary(content_type: &str) -> Option<String> {
    let (kind, parameters) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let value = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("boundary")
            .then(|| value.trim().trim_matches('"'))
    })?;
    // RFC 2046, 5.1.1: 1 to 70 characters.
    let is_sane =
        (1..=70).contains(&value.len()) && value.bytes().all(|b| (b' '..=b'~').contains(&b));
    is_sane.then(|| value.to_owned())
}

/// Fields and files of a whole form.
pub type Parts = (Vec<(String, String)>, Vec<SentFile>);

impl Reader {
    pub fn new(boundary: &str) -> Self {
        Self {
            delimiter: format!("\r\n--{boundary}").into_bytes(),
            // The first boundary has no line before it.
            buffer: b"\r\n".to_vec(),
            state: State::Preamble,
            part_count: 0,
            text_bytes: 0,
            keeps_files: true,
            max_file: MAX_FILE,
            values: Vec::new(),
            files: Vec::new(),
        }
    }

    /// Reads texts only.
    #[must_use]
    pub fn without_files(mut self) -> Self {
        self.keeps_files = false;
        self
    }

    /// Keeps files of up to so many bytes.
    #[must_use]
    pub fn with_max_file(mut self, max_file: usize) -> Self {
        self.max_file = max_file;
        self
    }

    /// Bytes that are held in memory.
    pub fn held(&self) -> usize {
        let open = match &self.state {
            State::Body(part) => part.bytes.len(),
            _ => 0,
        };
        let files: usize = self.files.iter().map(|file| file.bytes.len()).sum();
        self.buffer.len() + self.text_bytes + open + files
    }

    /// # Errors
    /// [`Broken`]; nothing more is to be read then.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), Broken> {
        self.buffer.extend_from_slice(piece);
        while self.step()? {}
        Ok(())
    }

    /// # Errors
    /// `Malformed` unless the last boundary has come.
    pub fn finish(self) -> Result<Parts, Broken> {
        match self.state {
            State::End => Ok((self.values, self.files)),
            _ => Err(Broken::Malformed),
        }
    }

    /// Goes on by one step; false when more must come first.
    fn step(&mut self) -> Result<bool, Broken> {
        match std::mem::replace(&mut self.state, State::End) {
            State::End => {
                self.buffer.clear();
                Ok(false)
            }
            State::Preamble => {
                let found = self.take_until_delimiter();
                self.state = if found.is_ended {
                    State::Boundary
                } else {
                    State::Preamble
                };
                Ok(found.is_ended)
            }
            State::Boundary => self.read_boundary(),
            State::Head => self.read_head(),
            State::Body(part) => self.read_body(part),
        }
    }

    fn read_boundary(&mut self) -> Result<bool, Broken> {
        match self.buffer.get(..2) {
            None => {
                self.state = State::Boundary;
                Ok(false)
            }
            Some(b"--") => {
                self.state = State::End;
                Ok(true)
            }
            Some(b"\r\n") => {
                self.buffer.drain(..2);
                self.state = State::Head;
                Ok(true)
            }
            Some(_) => Err(Broken::Malformed),
        }
    }

    fn read_head(&mut self) -> Result<bool, Broken> {
        let Some(end) = find(&self.buffer, b"\r\n\r\n") else {
            // Without any header it begins with the empty line.
            if self.buffer.len() > MAX_HEAD || self.buffer.starts_with(b"\r\n") {
                return Err(Broken::Malformed);
            }
            self.state = State::Head;
            return Ok(false);
        };
        self.part_count += 1;
        if end > MAX_HEAD || self.part_count > MAX_PARTS {
            return Err(Broken::Malformed);
        }
        let head: Vec<u8> = self.buffer.drain(..end + 4).take(end).collect();
        let head = String::from_utf8(head).map_err(|_| Broken::NotText)?;
        let (field, file_name) = read_disposition(&head)?;
        let said = read_type(&head);
        let kept = self.files.iter().filter(|file| !file.bytes.is_empty());
        let is_kept = file_name.is_none() || self.keeps_files && kept.count() < MAX_KEPT;
        self.state = State::Body(Part {
            field,
            file_name,
            said,
            bytes: Vec::new(),
            is_too_long: false,
            is_kept,
        });
        Ok(true)
    }

    fn read_body(&mut self, mut part: Part) -> Result<bool, Broken> {
        let found = self.take_until_delimiter();
        if part.file_name.is_none() {
            self.text_bytes += found.bytes.len();
            if self.text_bytes > MAX_READ {
                return Err(Broken::TooLarge);
            }
            part.bytes.extend_from_slice(&found.bytes);
        } else if !part.is_too_long && part.is_kept {
            part.bytes.extend_from_slice(&found.bytes);
            if part.bytes.len() > self.max_file {
                part.is_too_long = true;
                part.bytes = Vec::new();
            }
        }
        if !found.is_ended {
            self.state = State::Body(part);
            return Ok(false);
        }
        self.state = State::Boundary;
        match part.file_name {
            None => {
                let text = String::from_utf8(part.bytes).map_err(|_| Broken::NotText)?;
                self.values.push((part.field, text));
            }
            // What browsers send for a field without a file.
            Some(name) if name.is_empty() && part.bytes.is_empty() => {}
            Some(name) => self.files.push(SentFile {
                field: part.field,
                name,
                said: part.said,
                bytes: part.bytes.into(),
                is_too_long: part.is_too_long,
            }),
        }
        Ok(true)
    }

    /// What lies in front of the next delimiter, or as much of it as surely does.
    fn take_until_delimiter(&mut self) -> Found {
        if let Some(at) = find(&self.buffer, &self.delimiter) {
            let bytes: Vec<u8> = self
                .buffer
                .drain(..at + self.delimiter.len())
                .take(at)
                .collect();
            return Found {
                bytes,
                is_ended: true,
            };
        }
        // Its beginning may have come already.
        let sure = self.buffer.len().saturating_sub(self.delimiter.len() - 1);
        Found {
            bytes: self.buffer.drain(..sure).collect(),
            is_ended: false,
        }
    }
}

struct Found {
    bytes: Vec<u8>,
    is_ended: bool,
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let at = from + rest.iter().position(|&b| b == first)?;
        if text.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Name of the field, and of the file if it is one.
fn read_disposition(head: &str) -> Result<(String, Option<String>), Broken> {
    let mut found = None;
    for line in head.split("\r\n") {
        let (name, value) = line.split_once(':').ok_or(Broken::Malformed)?;
        match name.trim().to_ascii_lowercase().as_str() {
            "content-disposition" if found.is_none() => found = Some(value.trim()),
            "content-disposition" | "content-transfer-encoding" => return Err(Broken::Malformed),
            "content-type" if value.trim().to_ascii_lowercase().starts_with("multipart/") => {
                return Err(Broken::Malformed);
            }
            _ => {}
        }
    }
    let value = found.ok_or(Broken::Malformed)?;
    let rest = value.strip_prefix("form-data").ok_or(Broken::Malformed)?;
    let (mut field, mut file_name) = (None, None);
    for (name, value) in parameters(rest).ok_or(Broken::Malformed)? {
        match name.to_ascii_lowercase().as_str() {
            "name" => field = Some(value),
            "filename" => file_name = Some(value),
            _ => {}
        }
    }
    match field {
        Some(field) if !field.is_empty() && field.len() <= MAX_NAME => Ok((field, file_name)),
        _ => Err(Broken::Malformed),
    }
}

/// The type of a part, as far as it is plain.
fn read_type(head: &str) -> String {
    let of_type = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_type = name.trim().eq_ignore_ascii_case("content-type");
        is_type.then(|| value.trim().chars().take(MAX_NAME).collect())
    });
    of_type.unwrap_or_default()
}

/// `; name="a"; filename="b"`. Browsers write a quotation mark as %22 (HTML, 4.10.21.8) and leave
/// backslashes as they are.
fn parameters(text: &str) -> Option<Vec<(&str, String)>> {
    let mut all = Vec::new();
    let mut rest = text.trim_start();
    while let Some(next) = rest.strip_prefix(';') {
        let (name, value) = next.split_once('=')?;
        let (value, behind) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => value.split_at(value.find(';').unwrap_or(value.len())),
        };
        let value = value.trim_end_matches('\\');
        all.push((name.trim(), value.replace("%22", "\"")));
        rest = behind.trim_start();
    }
    rest.is_empty().then_some(all)
}

#[cfg(test)]
mod tests;
