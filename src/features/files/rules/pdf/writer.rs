//! Writes what is reached from the root, with numbers and places of its own.

use std::collections::HashMap;

use super::Problem;
use super::lexer::{Dict, Value, is_blank};
use super::reader::{Object, Objects, inflate};
use crate::features::files::rules::metadata::clean_jpeg;
use crate::platform::crypto::sha256_hex;

/// Data about the document, its pages and its makers.
const METADATA: [&[u8]; 4] = [b"Metadata", b"PieceInfo", b"LastModified", b"SpiderInfo"];
/// Who made a remark on a page, and when.
const REMARK: [&[u8]; 4] = [b"T", b"M", b"CreationDate", b"NM"];

/// Bytes of a photo that is packed once more.
const MAX_PHOTO: usize = 48 * 1024 * 1024;

/// Whether there is a signature within (12.8).
pub fn is_signed(value: &Value) -> bool {
    match value {
        Value::Plain(_) | Value::Name(_) | Value::Ref(_) => false,
        Value::Array(items) => items.iter().any(is_signed),
        Value::Dict(dict) => {
            dict.has("ByteRange")
                || dict.is("Type", "Sig") && dict.has("Contents")
                || dict.0.iter().any(|(_, value)| is_signed(value))
        }
    }
}

/// The objects in the order in which they are first referred to.
struct Order<'a> {
    objects: &'a Objects,
    numbers: HashMap<u32, u32>,
    found: Vec<u32>,
}

impl Order<'_> {
    /// The new number of an object; None for one that is not there.
    fn number(&mut self, old: u32) -> Option<u32> {
        if let Some(new) = self.numbers.get(&old) {
            return Some(*new);
        }
        self.objects.known.get(&old)?;
        self.found.push(old);
        let new = u32::try_from(self.found.len()).ok()?;
        self.numbers.insert(old, new);
        Some(new)
    }
}

/// # Errors
/// `Damaged` when there is no catalogue with pages; `Active` for data that stands in other files.
pub fn write(bytes: &[u8], objects: &Objects) -> Result<Vec<u8>, Problem> {
    let root = objects.root.ok_or(Problem::Damaged)?;
    let is_dict = |number: u32, key: &str| match objects.known.get(&number) {
        Some(Object {
            value: Value::Dict(dict),
            data: None,
        }) => dict.get(key),
        _ => None,
    };
    let has_pages = matches!(is_dict(root, "Pages"),
        Some(Value::Ref(pages)) if is_dict(*pages, "Kids").is_some());
    if !has_pages {
        return Err(Problem::Damaged);
    }
    let mut order = Order {
        objects,
        numbers: HashMap::new(),
        found: Vec::new(),
    };
    order.number(root);
    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = Vec::new();
    let mut next = 0;
    while let Some(old) = order.found.get(next).copied() {
        next += 1;
        let object = objects.known.get(&old).ok_or(Problem::Damaged)?;
        places.push(out.len());
        out.extend_from_slice(format!("{next} 0 obj\n").as_bytes());
        write_object(bytes, object, &mut order, &mut out)?;
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    let count = places.len() + 1;
    out.extend_from_slice(format!("xref\n0 {count}\n0000000000 65535 f \n").as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let id = sha256_hex(&out);
    let id = id.get(..32).unwrap_or_default();
    let trailer = format!(
        "trailer\n<</Size {count}/Root 1 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n"
    );
    out.extend_from_slice(trailer.as_bytes());
    Ok(out)
}

fn write_object(
    bytes: &[u8],
    object: &Object,
    order: &mut Order<'_>,
    out: &mut Vec<u8>,
) -> Result<(), Problem> {
    let (Value::Dict(dict), Some((start, end))) = (&object.value, object.data) else {
        write_value(&object.value, order, out);
        return Ok(());
    };
    if dict.has("F") || dict.has("FFilter") {
        return Err(Problem::Active);
    }
    if names_filter(dict, b"Crypt") {
        return Err(Problem::Encrypted);
    }
    let data = bytes.get(start..end).ok_or(Problem::Damaged)?;
    // A photo in a text tells where it was taken like any other.
    let photo = packed_photo(dict, data);
    let mut kept = dict.clone();
    kept.0.retain(|(key, _)| key != b"Length");
    if photo.is_some() {
        kept.0.retain(|(key, _)| key != b"Filter");
        let filter = Value::Name(b"DCTDecode".to_vec());
        kept.0.push((b"Filter".to_vec(), filter));
    }
    let data = photo.as_deref().unwrap_or(data);
    let length = Value::Plain(data.len().to_string().into_bytes());
    kept.0.push((b"Length".to_vec(), length));
    write_value(&Value::Dict(kept), order, out);
    out.extend_from_slice(b"\nstream\n");
    out.extend_from_slice(data);
    out.extend_from_slice(b"\nendstream");
    Ok(())
}

/// The JPEG that a stream is, rid of its metadata, however it is wrapped.
fn packed_photo(dict: &Dict, data: &[u8]) -> Option<Vec<u8>> {
    let filters: Vec<&Value> = match dict.get("Filter")? {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    };
    let (last, wraps) = filters.split_last()?;
    let is = |filter: &Value, long: &str, short: &str| matches!(filter, Value::Name(name) if name == long.as_bytes() || name == short.as_bytes());
    let has_parameters = dict.has("DecodeParms") || dict.has("DP");
    if !is(last, "DCTDecode", "DCT") || has_parameters && !wraps.is_empty() {
        return None;
    }
    let mut bytes = data.to_vec();
    for wrap in wraps {
        bytes = if is(wrap, "ASCII85Decode", "A85") {
            ascii85(&bytes)?
        } else if is(wrap, "ASCIIHexDecode", "AHx") {
            hexadecimal(&bytes)?
        } else if is(wrap, "FlateDecode", "Fl") {
            inflate(&bytes, MAX_PHOTO).ok()?
        } else {
            return None;
        };
    }
    clean_jpeg(&bytes).map(|(photo, _)| photo)
}

/// Five signs for four bytes (7.4.3), up to `~>`.
fn ascii85(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut group: Vec<u32> = Vec::with_capacity(5);
    for byte in text.iter().copied().filter(|byte| !is_blank(*byte)) {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => return None,
        }
        if group.len() == 5 {
            out.extend_from_slice(&whole_group(&group)?);
            group.clear();
        }
    }
    if group.len() > 1 {
        let count = group.len() - 1;
        group.resize(5, 84);
        out.extend_from_slice(whole_group(&group)?.get(..count)?);
    }
    Some(out)
}

fn whole_group(group: &[u32]) -> Option<[u8; 4]> {
    let number = group
        .iter()
        .try_fold(0_u32, |sum, digit| sum.checked_mul(85)?.checked_add(*digit))?;
    Some(number.to_be_bytes())
}

/// Two signs for a byte (7.4.2), up to `>`.
fn hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let signs = text.iter().take_while(|byte| **byte != b'>');
    let digits: Option<Vec<u8>> = signs
        .filter(|byte| !is_blank(**byte))
        .map(|byte| u8::try_from(char::from(*byte).to_digit(16)?).ok())
        .collect();
    let pairs = digits?;
    let bytes = pairs.chunks(2).map(|two| match two {
        [high, low] => high * 16 + low,
        [high] => high * 16,
        _ => 0,
    });
    Some(bytes.collect())
}

fn names_filter(dict: &Dict, wanted: &[u8]) -> bool {
    let is_it = |value: &Value| matches!(value, Value::Name(name) if name == wanted);
    match dict.get("Filter") {
        Some(Value::Array(all)) => all.iter().any(is_it),
        Some(one) => is_it(one),
        None => false,
    }
}

fn write_value(value: &Value, order: &mut Order<'_>, out: &mut Vec<u8>) {
    match value {
        Value::Plain(text) => out.extend_from_slice(text),
        Value::Name(name) => write_name(name, out),
        Value::Ref(old) => match order.number(*old) {
            Some(new) => out.extend_from_slice(format!("{new} 0 R").as_bytes()),
            None => out.extend_from_slice(b"null"),
        },
        Value::Array(items) => {
            out.push(b'[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                write_value(item, order, out);
            }
            out.push(b']');
        }
        Value::Dict(dict) => {
            let is_remark = dict.has("Rect") && !dict.is("Subtype", "Widget");
            out.extend_from_slice(b"<<");
            for (key, value) in &dict.0 {
                let key = key.as_slice();
                if METADATA.contains(&key) || is_remark && REMARK.contains(&key) {
                    continue;
                }
                write_name(key, out);
                out.push(b' ');
                write_value(value, order, out);
            }
            out.extend_from_slice(b">>");
        }
    }
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+:*@".contains(byte) {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}
