//! Recordings: MP3 and WAV, rid of everything that is not sound. Tags name who spoke, where and
//! when, and may hold pictures and films.

/// MP3 frames in kilobits a second, of MPEG 1 and of MPEG 2 and 2.5 (ISO 11172-3, 2.4.2.3).
const RATES: [[u32; 15]; 2] = [
    [
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
    ],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
/// Samples a second.
const SAMPLES: [u32; 3] = [44_100, 48_000, 32_000];
/// Frames that a file must have: two that follow each other may be chance.
const MIN_FRAMES: usize = 3;

/// Length of the frame that begins here; None where none does.
fn frame(bytes: &[u8]) -> Option<usize> {
    let &[first, second, third, _] = bytes.first_chunk::<4>()?;
    if first != 0xFF || second & 0xE0 != 0xE0 {
        return None;
    }
    let (version, layer) = ((second >> 3) & 3, (second >> 1) & 3);
    // Layer III alone; version 1 is reserved.
    if version == 1 || layer != 1 {
        return None;
    }
    let is_first = version == 3;
    let [of_first, of_second] = &RATES;
    let rates = if is_first { of_first } else { of_second };
    let rate = *rates.get(usize::from(third >> 4))?;
    let samples = *SAMPLES.get(usize::from((third >> 2) & 3))?;
    let samples = match version {
        3 => samples,
        2 => samples / 2,
        _ => samples / 4,
    };
    if rate == 0 {
        return None;
    }
    let padding = u32::from((third >> 1) & 1);
    let factor = if is_first { 144_000 } else { 72_000 };
    usize::try_from(factor * rate / samples + padding).ok()
}

/// Length of the tags that stand here: ID3 in its second form, and APE.
fn tag(bytes: &[u8]) -> Option<usize> {
    if let Some(rest) = bytes.strip_prefix(b"ID3") {
        let &[_, _, flags, a, b, c, d] = rest.first_chunk::<7>()?;
        let size = [a, b, c, d].iter().try_fold(0_usize, |sum, part| {
            (*part < 0x80).then(|| sum * 128 + usize::from(*part))
        })?;
        let foot = if flags & 0x10 == 0 { 0 } else { 10 };
        return Some(10 + size + foot);
    }
    if bytes.starts_with(b"APETAGEX") {
        let size = u32::from_le_bytes(*bytes.get(12..)?.first_chunk::<4>()?);
        let is_head = bytes.get(23).is_some_and(|flags| flags & 0x20 != 0);
        // The size counts the items and the foot.
        return usize::try_from(size)
            .ok()
            .map(|size| if is_head { 32 + size } else { 32 });
    }
    bytes.starts_with(b"TAG").then_some(128)
}

/// Whether an MP3 begins here.
pub fn is_mp3(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(behind) = tag(rest).and_then(|length| rest.get(length..)) {
        rest = behind;
    }
    let Some(length) = frame(rest) else {
        return false;
    };
    rest.get(length..).is_some_and(|next| frame(next).is_some())
}

/// The frames alone; None when it is no whole MP3.
pub fn clean_mp3(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut clean = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let mut count = 0;
    while !rest.is_empty() {
        if let Some(length) = frame(rest) {
            // The last one may be cut off.
            let Some((whole, behind)) = rest.split_at_checked(length) else {
                break;
            };
            clean.extend_from_slice(whole);
            count += 1;
            rest = behind;
        } else if let Some(length) = tag(rest) {
            rest = rest.get(length..).unwrap_or_default();
        } else if let Some(at) = next_part(rest) {
            rest = rest.get(at..)?;
        } else {
            break;
        }
    }
    (count >= MIN_FRAMES).then_some(clean)
}

/// Where sound goes on behind something that is none: two frames that follow each other.
fn next_part(bytes: &[u8]) -> Option<usize> {
    (1..bytes.len().min(64 * 1024)).find(|at| {
        let rest = bytes.get(*at..).unwrap_or_default();
        rest.first() == Some(&0xFF) && is_mp3(rest)
    })
}

/// Whether it says that it is a WAV.
pub fn is_wav(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WAVE")
}

/// Format and sound alone; None when it is no whole WAV (RIFF, chunks of even length).
pub fn clean_wav(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.get(12..)?;
    let mut body = b"WAVE".to_vec();
    let (mut has_format, mut has_sound) = (false, false);
    while !has_sound {
        let (name, behind) = rest.split_first_chunk::<4>()?;
        let (size, behind) = behind.split_first_chunk::<4>()?;
        let size = usize::try_from(u32::from_le_bytes(*size)).ok()?;
        let (content, behind) = behind.split_at_checked(size)?;
        match name {
            b"fmt " if !has_format && (16..=64).contains(&size) => has_format = true,
            b"data" if has_format => has_sound = true,
            b"fmt " | b"data" => return None,
            b"fact" => {}
            _ => {
                rest = behind.get(size % 2..).unwrap_or_default();
                continue;
            }
        }
        body.extend_from_slice(name);
        body.extend_from_slice(&u32::try_from(size).ok()?.to_le_bytes());
        body.extend_from_slice(content);
        if size % 2 == 1 {
            body.push(0);
        }
        rest = behind.get(size % 2..).unwrap_or_default();
    }
    let mut clean = b"RIFF".to_vec();
    clean.extend_from_slice(&u32::try_from(body.len()).ok()?.to_le_bytes());
    clean.extend_from_slice(&body);
    Some(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame of MPEG 1, layer III, 32 kbit/s at 44.1 kHz: 104 bytes.
    fn sound(fill: u8) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xFB, 0x10, 0xC0];
        bytes.resize(104, fill);
        bytes
    }

    fn id3(words: &[u8]) -> Vec<u8> {
        let mut bytes = b"ID3\x04\0\0\0\0\0".to_vec();
        bytes.push(u8::try_from(words.len()).unwrap());
        bytes.extend_from_slice(words);
        bytes
    }

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len()).unwrap().to_le_bytes();
        let mut bytes = [name.as_slice(), &size, content].concat();
        bytes.resize(bytes.len() + content.len() % 2, 0);
        bytes
    }

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn a_recording_does_not_tell_who_spoke() {
        let plain = [sound(1), sound(2), sound(3), sound(4)].concat();
        assert_eq!(frame(&plain), Some(104));
        let mut old = b"TAGAnna's speech".to_vec();
        old.resize(128, b' ');
        let mut ape =
            b"APETAGEX\xd0\x07\0\0\x20\0\0\0\x01\0\0\0\0\0\0\xa0\0\0\0\0\0\0\0\0".to_vec();
        ape.extend_from_slice(&[b'A'; 32]);
        let tagged = [
            id3(b"TPE1 Anna"),
            id3(b"GEOB Anna"),
            plain.clone(),
            ape,
            old,
        ]
        .concat();
        assert!(is_mp3(&plain) && is_mp3(&tagged));
        assert_eq!(clean_mp3(&plain).unwrap(), plain);
        assert_eq!(clean_mp3(&tagged).unwrap(), plain);
        let broken = [
            sound(1),
            sound(2),
            b"junk of Anna".to_vec(),
            sound(3),
            sound(4),
        ]
        .concat();
        assert!(!holds(&clean_mp3(&broken).unwrap(), b"Anna"));
        assert_eq!(clean_mp3(&sound(1)), None);
        assert!(!is_mp3(b"ID3 and so on") && !is_mp3(&[0xFF, 0xD8, 0xFF, 0xE0]));
    }

    #[test]
    fn a_wav_keeps_its_sound_alone() {
        let format = [1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0];
        let wave = |chunks: &[Vec<u8>]| {
            let body = [b"WAVE".to_vec(), chunks.concat()].concat();
            let size = u32::try_from(body.len()).unwrap().to_le_bytes();
            [b"RIFF".as_slice(), &size, &body].concat()
        };
        let (form, data) = (chunk(b"fmt ", &format), chunk(b"data", b"sound"));
        let list = chunk(b"LIST", b"INFOIART Anna");
        let plain = wave(&[form.clone(), data.clone()]);
        let told = [
            wave(&[list.clone(), form.clone(), list.clone(), data.clone(), list]),
            b"PK".to_vec(),
        ]
        .concat();
        assert!(is_wav(&told));
        assert_eq!(clean_wav(&told).unwrap(), plain);
        assert_eq!(clean_wav(&plain).unwrap(), plain);
        for bad in [
            wave(std::slice::from_ref(&data)),
            wave(std::slice::from_ref(&form)),
            wave(&[form.clone(), form, data]),
            b"RIFF".to_vec(),
        ] {
            assert_eq!(clean_wav(&bad), None);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            for start in [b"".as_slice(), b"ID3", b"\xFF\xFB\x10\xC0", b"APETAGEX", b"RIFF\0\0\0\0WAVE"] {
                let bytes = [start, &bytes].concat();
                let _ = (is_mp3(&bytes), clean_mp3(&bytes), clean_wav(&bytes));
            }
        }
    }
}
