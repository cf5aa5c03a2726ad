//! One line: how a payload is framed with its checksum, and how it is taken out again.

use std::ops::Range;

use serde::Serialize;

use super::{Flaw, JournalError};

/// The longest line in bytes, checksum and line break included.
pub(super) const LONGEST: usize = 16 << 20;

/// The bytes before the payload: eight digits and a space.
const PREFIX: usize = 9;

/// Appends `payload` to `out` as a line and says where in `out` the line stands. A failure leaves `out` as it was.
pub(super) fn write<T: Serialize>(out: &mut Vec<u8>, payload: &T) -> Result<Range<usize>, JournalError> {
    let start = out.len();
    let written = write_end(out, start, payload);
    if written.is_err() {
        out.truncate(start);
    }
    written
}

fn write_end<T: Serialize>(out: &mut Vec<u8>, start: usize, payload: &T) -> Result<Range<usize>, JournalError> {
    out.extend_from_slice(&[b' '; PREFIX]);
    serde_json::to_writer(&mut *out, payload).map_err(JournalError::Unwritable)?;
    let bytes = out.len() - start + 1;
    if bytes > LONGEST {
        return Err(JournalError::TooLong { bytes });
    }
    let (digits, body) = out.split_at_mut(start + PREFIX);
    // JSON that is kept as it came may have line breaks, but only where a space means the same.
    body.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b' ');
    let checksum = format!("{:08x}", crc32c::crc32c(body));
    for (place, digit) in digits.iter_mut().skip(start).zip(checksum.bytes()) {
        *place = digit;
    }
    out.push(b'\n');
    Ok(start..out.len())
}

/// Takes the payload out of a line, line break included, if the line is whole.
pub(super) fn payload(line: &[u8]) -> Result<&[u8], Flaw> {
    let Some(text) = line.strip_suffix(b"\n") else {
        return Err(if line.len() < LONGEST { Flaw::Cut } else { Flaw::Long });
    };
    split(text).filter(|(checksum, body)| *checksum == crc32c::crc32c(body)).map(|(_, body)| body).ok_or_else(|| {
        // JSON has no zero bytes: a file system left them where it had promised space but written nothing.
        if text.contains(&0) { Flaw::Unwritten } else { Flaw::Checksum }
    })
}

fn split(text: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.split_at_checked(PREFIX - 1)?;
    let body = rest.strip_prefix(b" ")?;
    let checksum = digits.iter().try_fold(0_u32, |sum, digit| {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            _ => return None,
        };
        Some(sum << 4 | u32::from(value))
    })?;
    Some((checksum, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_checksum_that_other_programs_compute() {
        let mut out = b"before\n".to_vec();
        let range = write(&mut out, &123_456_789).unwrap();
        // The check value of CRC-32C.
        assert_eq!(&out[range.clone()], b"e3069283 123456789\n");
        assert_eq!(payload(&out[range]), Ok(b"123456789".as_slice()));
    }

    #[test]
    fn digits_in_upper_case_are_no_checksum() {
        assert_eq!(payload(b"E3069283 123456789\n"), Err(Flaw::Checksum));
        assert_eq!(payload(b"e3069283 12345\x006789\n"), Err(Flaw::Unwritten));
        assert_eq!(payload(b"e3069283 123456789"), Err(Flaw::Cut));
        assert_eq!(payload(b"\n"), Err(Flaw::Checksum));
    }

    #[test]
    fn json_that_is_kept_as_it_came_stays_on_one_line() {
        let raw = serde_json::value::RawValue::from_string("{\n\"a\": 1\n}".to_owned()).unwrap();
        let mut out = Vec::new();
        write(&mut out, &raw).unwrap();
        assert_eq!(payload(&out), Ok(b"{ \"a\": 1 }".as_slice()));
    }

    #[test]
    fn a_line_that_no_reader_would_take_is_not_written() {
        let mut out = b"before\n".to_vec();
        let written = write(&mut out, &"x".repeat(LONGEST));
        assert!(matches!(written, Err(JournalError::TooLong { .. })));
        assert_eq!(out, b"before\n");
    }
}
