//! What goes with the paper on the bridge: a drawing, its sections as a PDF, a film elsewhere.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use super::paper::pdf;
use crate::features::documents::{self, AttachmentKind, NewAttachment, Where};
use crate::features::files::rules::{Sent, check_official};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

const MAX_BYTES: usize = 1024 * 1024;
const MAX_COUNT: u32 = 30;

/// Attaches everything.
///
/// # Errors
/// When something of it is refused: it is then wrong.
pub fn attach(
    tx: &mut Tx<'_>,
    document_id: i64,
    editor: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let files = [
        (
            "bridge-from-the-quay.png",
            drawing().ok_or_else(|| AppError::Internal("no drawing".to_owned()))?,
            "The bridge from the old quay",
            "A drawing: a low bridge with three spans and two piers in the water; a ramp leads up \
             to it on each side, and a flat boat passes below.",
        ),
        (
            "sections.pdf",
            pdf("A bridge over the harbour", &FIGURES),
            "Lengths, heights and slopes on one page",
            "The bridge in figures: length, width, height above high water, slope of the ramps, \
             and how often there is a level part.",
        ),
    ];
    for (name, bytes, title, words) in files {
        let sent = Sent {
            name,
            said: "",
            bytes: &bytes,
        };
        let checked = check_official(sent, MAX_BYTES)
            .map_err(|refusal| AppError::Internal(refusal.to_string()))?;
        let token = documents::keep_file(tx, &checked, editor, now)?;
        let new = NewAttachment {
            document_id,
            at: Where::Kept(token),
            title: title.to_owned(),
            words: words.to_owned(),
            words_url: String::new(),
            by: editor,
        };
        documents::attach(tx, &new, MAX_COUNT, now)?;
    }
    let film = NewAttachment {
        document_id,
        at: Where::Link(
            AttachmentKind::Video,
            "https://video.example/rivermouth/bridge-walk".to_owned(),
        ),
        title: "A walk along the line of the bridge (6 minutes)".to_owned(),
        words: "The project manager walks from landing to landing and shows where the piers will \
                stand. With captions."
            .to_owned(),
        words_url: "https://video.example/rivermouth/bridge-walk/transcript".to_owned(),
        by: editor,
    };
    documents::attach(tx, &film, MAX_COUNT, now)?;
    Ok(())
}

const WIDTH: i32 = 480;
const HEIGHT: i32 = 200;

/// The colour of one point of the drawing.
fn colour(x: i32, y: i32) -> [u8; 3] {
    const SKY: [u8; 3] = [224, 236, 240];
    const WATER: [u8; 3] = [120, 168, 178];
    const STONE: [u8; 3] = [64, 84, 92];
    const LAND: [u8; 3] = [168, 150, 104];
    const BOAT: [u8; 3] = [176, 96, 32];
    let is_left = x < 90;
    let bank = if is_left { 90 - x } else { x - (WIDTH - 90) };
    // The deck is level between the banks and falls with the ramps beyond them.
    let fall = if bank > 0 { bank / 3 } else { 0 };
    let deck = 84 + fall;
    let is_pier = [(190, 8), (290, 8)]
        .iter()
        .any(|(at, half)| (x - at).abs() <= *half);
    let boat = (x - 240).abs();
    let is_deck = (deck..deck + 12).contains(&y);
    let is_rail = (deck - 12..deck).contains(&y) && (x % 16 == 0 || y == deck - 12);
    let is_hull = (138..150).contains(&y) && boat < 34 - (y - 138);
    let is_mast = (120..138).contains(&y) && boat <= 1;
    if is_deck || is_rail || is_pier && (deck..176).contains(&y) {
        STONE
    } else if is_hull || is_mast {
        BOAT
    } else if bank > 0 && y > deck {
        LAND
    } else if y >= 148 + i32::from((x / 6) % 2 == 0) {
        WATER
    } else {
        SKY
    }
}

/// The drawing as a PNG; None when it cannot be packed.
fn drawing() -> Option<Vec<u8>> {
    let mut lines = Vec::new();
    for y in 0..HEIGHT {
        // Each line as it is, without a filter.
        lines.push(0);
        for x in 0..WIDTH {
            lines.extend_from_slice(&colour(x, y));
        }
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&lines).ok()?;
    let pixels = encoder.finish().ok()?;
    let (width, height) = (u32::try_from(WIDTH).ok()?, u32::try_from(HEIGHT).ok()?);
    let head = [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[8, 2, 0, 0, 0],
    ]
    .concat();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [(b"IHDR", head), (b"IDAT", pixels), (b"IEND", Vec::new())] {
        bytes.extend_from_slice(&u32::try_from(content.len()).ok()?.to_be_bytes());
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(&content);
        bytes.extend_from_slice(name);
        bytes.extend_from_slice(&content);
        bytes.extend_from_slice(&sum.sum().to_be_bytes());
    }
    Some(bytes)
}

const FIGURES: [&str; 9] = [
    "Length between the landings: 212 metres",
    "Width of the deck: 5.5 metres",
    "Height above mean high water: 12.0 metres",
    "Spans: 62, 88 and 62 metres",
    "Slope of the ramps: 4 in 100",
    "Level parts: one every 60 metres, 3 metres long",
    "Handrails: at 70 and at 100 centimetres",
    "Lamps: 48, in the rail, turned down after 23:00",
    "Figures of the draft; they may change with the tender.",
];
