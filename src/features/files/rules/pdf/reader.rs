//! The objects of a PDF, found one after the other as they stand in the file. The file's own table
//! of places is not believed: what it leaves out may be meant for another program.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::Problem;
use super::lexer::{Dict, Lexer, MAX_VALUES, Value, is_blank, is_regular};

/// Objects of one file.
const MAX_OBJECTS: usize = 400_000;
/// Bytes that streams of objects unpack to, in all.
const MAX_UNPACKED: usize = 64 * 1024 * 1024;

/// An object: a value, and what follows it where it is a stream.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    pub value: Value,
    /// Where its data begins and ends in the file.
    pub data: Option<(usize, usize)>,
}

/// All objects of a file by their numbers; of several of one number the last.
#[derive(Debug, Default)]
pub struct Objects {
    pub known: BTreeMap<u32, Object>,
    /// Those that a later one took the place of.
    pub replaced: Vec<Object>,
    /// The number of the object that everything is reached from.
    pub root: Option<u32>,
}

impl Objects {
    fn put(&mut self, number: u32, object: Object) -> Result<(), Problem> {
        if self.known.len() + self.replaced.len() >= MAX_OBJECTS {
            return Err(Problem::Damaged);
        }
        if let Some(before) = self.known.insert(number, object) {
            self.replaced.push(before);
        }
        Ok(())
    }

    /// What every trailer says (7.5.5), also those that are streams (7.5.8).
    fn trailer(&mut self, dict: &Dict) -> Result<(), Problem> {
        if dict.has("Encrypt") {
            return Err(Problem::Encrypted);
        }
        if let Some(Value::Ref(root)) = dict.get("Root") {
            self.root = Some(*root);
        }
        Ok(())
    }
}

/// Finds every object of a file.
///
/// # Errors
/// `Encrypted`; `Hidden` for objects within the data of others; `Damaged`
pub fn read(bytes: &[u8]) -> Result<Objects, Problem> {
    let mut objects = Objects::default();
    let mut unpacked = 0;
    let mut lexer = Lexer::new(bytes, 0, MAX_VALUES);
    loop {
        lexer.skip_blanks();
        let Some(byte) = lexer.peek() else {
            break;
        };
        let start = lexer.at;
        if byte.is_ascii_digit()
            && let Some(number) = object_head(&mut lexer)
        {
            let object = object(&mut lexer)?;
            if let (Value::Dict(dict), Some(data)) = (&object.value, object.data) {
                if holds_object(bytes.get(data.0..data.1).unwrap_or_default()) {
                    return Err(Problem::Hidden);
                }
                if dict.is("Type", "XRef") {
                    objects.trailer(dict)?;
                }
                // Whatever it calls itself: with these it can be read as a stream of objects.
                if dict.has("First") && dict.has("N") {
                    let packed = bytes.get(data.0..data.1).unwrap_or_default();
                    unpack(dict, packed, &mut objects, (&mut unpacked, &mut lexer.room))?;
                }
            }
            objects.put(number, object)?;
            continue;
        }
        lexer.at = start;
        if lexer.takes(b"trailer") {
            if let Some(Value::Dict(dict)) = lexer.value(0) {
                objects.trailer(&dict)?;
            }
            continue;
        }
        lexer.at = start + 1;
        // Not into the middle of a word.
        while is_regular(byte) && lexer.peek().is_some_and(is_regular) {
            lexer.at += 1;
        }
    }
    settle_lengths(bytes, &mut objects);
    Ok(objects)
}

/// '12 0 obj': its number.
fn object_head(lexer: &mut Lexer<'_>) -> Option<u32> {
    let number = lexer.takes_number()?;
    lexer.takes_number()?;
    lexer.skip_blanks();
    lexer.takes(b"obj").then_some(number)
}

fn object(lexer: &mut Lexer<'_>) -> Result<Object, Problem> {
    lexer.skip_blanks();
    if lexer.takes(b"endobj") {
        return Ok(Object {
            value: Value::Plain(b"null".to_vec()),
            data: None,
        });
    }
    let value = lexer.value(0).ok_or(Problem::Damaged)?;
    lexer.skip_blanks();
    let is_stream = matches!(value, Value::Dict(_))
        && lexer
            .bytes
            .get(lexer.at..)
            .is_some_and(|rest| rest.starts_with(b"stream"));
    if !is_stream {
        lexer.takes(b"endobj");
        return Ok(Object { value, data: None });
    }
    // 7.3.8.1: the word, then CR LF or LF.
    let mut start = lexer.at + b"stream".len();
    for end in [b"\r\n".as_slice(), b"\n", b"\r"] {
        if lexer
            .bytes
            .get(start..)
            .is_some_and(|rest| rest.starts_with(end))
        {
            start += end.len();
            break;
        }
    }
    let said = match &value {
        Value::Dict(dict) => dict.number("Length"),
        _ => None,
    };
    let said = said.and_then(|length| start.checked_add(length));
    let end = match said.filter(|end| ends_at(lexer.bytes, *end)) {
        Some(end) => end,
        None => {
            start
                + find(lexer.bytes.get(start..).unwrap_or_default(), b"endstream")
                    .ok_or(Problem::Damaged)?
        }
    };
    lexer.at = end;
    lexer.skip_blanks();
    lexer.takes(b"endstream");
    lexer.skip_blanks();
    lexer.takes(b"endobj");
    Ok(Object {
        value,
        data: Some((start, end)),
    })
}

/// Whether the data of a stream may end here: with blanks at most before the word that says so.
fn ends_at(bytes: &[u8], end: usize) -> bool {
    let Some(rest) = bytes.get(end..) else {
        return false;
    };
    let blanks = rest
        .iter()
        .take(2)
        .take_while(|byte| is_blank(**byte))
        .count();
    rest.get(blanks..)
        .is_some_and(|rest| rest.starts_with(b"endstream"))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let rest = bytes.get(from..)?;
        let at = from + rest.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Whether a program that looks for objects by itself would find one in here.
fn holds_object(data: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = find(data.get(from..).unwrap_or_default(), b"obj") {
        let at = from + at;
        let before = data.get(at.saturating_sub(24)..at).unwrap_or_default();
        let mut words = before
            .rsplit(|byte| is_blank(*byte))
            .filter(|word| !word.is_empty());
        let mut is_number = || {
            words.next().is_some_and(|word| {
                let digits = word
                    .iter()
                    .rev()
                    .take_while(|byte| byte.is_ascii_digit())
                    .count();
                digits > 0 && digits == word.len()
            })
        };
        let is_apart = before.last().is_some_and(|byte| is_blank(*byte));
        if is_apart && is_number() && is_number() {
            return true;
        }
        from = at + 3;
    }
    false
}

/// Lengths that stand in objects of their own are known only now.
fn settle_lengths(bytes: &[u8], objects: &mut Objects) {
    let numbers: BTreeMap<u32, usize> = objects
        .known
        .iter()
        .filter_map(|(number, object)| Some((*number, object.value.number()?)))
        .collect();
    for object in objects.known.values_mut() {
        let (Value::Dict(dict), Some((start, end))) = (&object.value, object.data) else {
            continue;
        };
        let said = match dict.get("Length") {
            Some(Value::Ref(number)) => numbers.get(number).copied(),
            _ => None,
        };
        let settled = said.and_then(|length| start.checked_add(length));
        if let Some(settled) = settled.filter(|settled| *settled <= end && ends_at(bytes, *settled))
        {
            object.data = Some((start, settled));
        } else if said.is_none() && dict.number("Length").is_none() {
            // The line end before the word is not part of the data.
            let data = bytes.get(start..end).unwrap_or_default();
            let cut = data.strip_suffix(b"\n").unwrap_or(data);
            let cut = cut.strip_suffix(b"\r").unwrap_or(cut);
            object.data = Some((start, start + cut.len()));
        }
    }
}

/// What a stream unpacks to, where it is packed in the one way that is read here.
///
/// # Errors
/// `Hidden` for other ways; `Damaged`; `Bomb`
fn unpacked(dict: &Dict, data: &[u8], room: usize) -> Result<Vec<u8>, Problem> {
    let filter = match dict.get("Filter") {
        None => return Ok(data.to_vec()),
        Some(Value::Array(filters)) if filters.len() == 1 => filters.first(),
        other => other,
    };
    let is_plain_flate =
        matches!(filter, Some(Value::Name(name)) if name == b"FlateDecode" || name == b"Fl");
    if !is_plain_flate || has_predictor(dict) {
        return Err(Problem::Hidden);
    }
    inflate(data, room)
}

/// # Errors
/// `Bomb` for more than `room` bytes; `Damaged`
pub fn inflate(data: &[u8], room: usize) -> Result<Vec<u8>, Problem> {
    let mut out = Vec::new();
    let limit = u64::try_from(room).unwrap_or(u64::MAX).saturating_add(1);
    // What is cut off at its end is read as far as it goes, as readers do.
    let outcome = ZlibDecoder::new(data).take(limit).read_to_end(&mut out);
    if out.len() > room {
        return Err(Problem::Bomb);
    }
    match outcome {
        Err(_) if out.is_empty() => Err(Problem::Damaged),
        _ => Ok(out),
    }
}

fn has_predictor(dict: &Dict) -> bool {
    let has = |value: &Value| match value {
        Value::Dict(parms) => parms.number("Predictor").is_some_and(|kind| kind > 1),
        Value::Plain(word) => word != b"null",
        _ => true,
    };
    match dict.get("DecodeParms").or_else(|| dict.get("DP")) {
        None => false,
        Some(Value::Array(all)) => all.iter().any(has),
        Some(one) => has(one),
    }
}

/// The objects of a stream of objects (7.5.7).
fn unpack(
    dict: &Dict,
    data: &[u8],
    objects: &mut Objects,
    (total, room): (&mut usize, &mut usize),
) -> Result<(), Problem> {
    let text = unpacked(dict, data, MAX_UNPACKED.saturating_sub(*total))?;
    *total += text.len();
    let (Some(count), Some(first)) = (dict.number("N"), dict.number("First")) else {
        // Said elsewhere: nobody writes it so who has nothing to hide.
        return Err(Problem::Hidden);
    };
    if count > MAX_OBJECTS {
        return Err(Problem::Damaged);
    }
    let mut head = Lexer::new(&text, 0, 0);
    let mut body = Lexer::new(&text, 0, *room);
    for _ in 0..count {
        let (Some(number), Some(offset)) = (head.takes_number(), head.takes_number()) else {
            return Err(Problem::Damaged);
        };
        let at = usize::try_from(offset)
            .ok()
            .and_then(|offset| first.checked_add(offset));
        // One behind the other: what two share would be read as often as somebody likes.
        let at = at.filter(|at| *at >= body.at).ok_or(Problem::Damaged)?;
        body.at = at;
        let value = body.value(0).ok_or(Problem::Damaged)?;
        objects.put(number, Object { value, data: None })?;
    }
    *room = body.room;
    Ok(())
}
