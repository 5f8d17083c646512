//! Tables as CSV (RFC 4180) that a spreadsheet may open: no cell in them is a formula.

use crate::platform::error::AppError;

/// A table in the making, in memory.
pub struct Table(csv::Writer<Vec<u8>>);

impl Table {
    /// # Errors
    /// None in practice: it is written into memory; so for all that follow.
    pub fn new(columns: &[&str]) -> Result<Self, AppError> {
        let mut table = Self::headless();
        table.row(columns)?;
        Ok(table)
    }

    /// Rows that follow on others.
    pub fn headless() -> Self {
        Self(csv::Writer::from_writer(Vec::new()))
    }

    pub fn row(&mut self, cells: &[&str]) -> Result<(), AppError> {
        let cells = cells.iter().map(|cell| guarded(cell));
        self.0.write_record(cells).map_err(|error| broken(&error))
    }

    pub fn finish(self) -> Result<String, AppError> {
        let bytes = self.0.into_inner().map_err(|error| broken(&error))?;
        String::from_utf8(bytes).map_err(|error| broken(&error))
    }
}

fn broken(error: &dyn std::fmt::Display) -> AppError {
    AppError::Internal(format!("CSV: {error}"))
}

/// Spreadsheets take a text that begins so for a formula and carry it out; an apostrophe in front
/// makes it a text again.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, cell) in [
            ("plain, = and @ inside", "plain, = and @ inside"),
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@sum", "'@sum"),
            ("\t=1", "'\t=1"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), cell, "{text:?}");
        }
    }

    #[test]
    fn what_would_end_a_cell_is_quoted() {
        let mut table = Table::new(&["a", "b"]).unwrap();
        table.row(&["x,y", "say \"z\"\n"]).unwrap();
        assert_eq!(
            table.finish().unwrap(),
            "a,b\n\"x,y\",\"say \"\"z\"\"\n\"\n"
        );
    }
}
