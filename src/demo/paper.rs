//! Papers for the demo: a page with a title and lines, as a PDF.

/// One page of A4. `lines` are in the letters of ASCII, without brackets.
pub fn pdf(title: &str, lines: &[&str]) -> Vec<u8> {
    let mut text = format!("BT /F1 20 Tf 60 760 Td ({title}) Tj /F1 12 Tf\n");
    for line in lines {
        text.push_str(&format!("0 -28 Td ({line}) Tj\n"));
    }
    let end = 760 - 28 * i32::try_from(lines.len() + 1).unwrap_or(0);
    text.push_str(&format!("ET\n60 {end} m 535 {end} l S\n"));
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(en)>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 {font}>>>>>>\nendobj\n\
         4 0 obj\n<</Length {}>>\nstream\n{text}\nendstream\nendobj\n\
         trailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n",
        text.len()
    )
    .into_bytes()
}
