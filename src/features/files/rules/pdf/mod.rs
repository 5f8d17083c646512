//! PDF: read object by object, looked through, and written anew.
//!
//! What is written anew holds what is reached from the document's root and nothing else: no data
//! about who made it and with what, no earlier wording, nothing before its beginning or behind its
//! end that another program could take for something else. A file that does anything by itself is
//! refused, wherever that stands: in a stream of objects, under a name with escapes, in an object
//! that nothing refers to.

mod active;
mod lexer;
mod reader;
#[cfg(test)]
pub mod tests;
mod writer;

/// Why a PDF is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Damaged,
    Encrypted,
    /// It does something by itself, or carries files.
    Active,
    /// It unpacks to more than anybody reads.
    Bomb,
    /// Objects where none may be: within the data of others, or packed in ways of their own.
    Hidden,
    /// It bears a digital signature, which no change would survive.
    Signed,
}

/// Looks through a PDF and writes it anew.
///
/// # Errors
/// [`Problem`]
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let objects = reader::read(bytes)?;
    for object in objects.known.values().chain(&objects.replaced) {
        if active::is_active(&object.value) {
            return Err(Problem::Active);
        }
        if writer::is_signed(&object.value) {
            return Err(Problem::Signed);
        }
    }
    writer::write(bytes, &objects)
}
