//! Frames: how messages stand on a connection. A length in four bytes, the lowest first, then JSON.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// The most bytes of a message.
const MOST: u32 = 16 << 20;

/// The bytes of the length.
const HEAD: usize = 4;

/// The most bytes for which memory is taken before they come: whoever announces many need not send them.
const AHEAD: u32 = 64 << 10;

/// Why a message did not come or go.
#[derive(Debug, Error)]
pub(super) enum FrameError {
    /// The connection failed, or came to its end.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The message is too large.
    #[error("a message of more than {MOST} bytes")]
    TooLarge,
    /// Whoever sent it speaks otherwise; the connection itself is well.
    #[error("a message that is not understood: {0}")]
    Unreadable(serde_json::Error),
    /// It cannot be put into words: a path that is no UTF-8.
    #[error("a message that cannot be sent: {0}")]
    Unwritable(serde_json::Error),
}

/// Sends a message, at once and whole.
pub(super) fn send(to: &mut impl Write, message: &impl Serialize) -> Result<(), FrameError> {
    let mut frame = vec![0; HEAD];
    serde_json::to_writer(&mut frame, message).map_err(FrameError::Unwritable)?;
    let length = u32::try_from(frame.len() - HEAD).ok().filter(|length| *length <= MOST);
    let length = length.ok_or(FrameError::TooLarge)?.to_le_bytes();
    frame.iter_mut().zip(length).for_each(|(byte, of_length)| *byte = of_length);
    Ok(to.write_all(&frame)?)
}

/// Waits for the next message.
pub(super) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> Result<T, FrameError> {
    let mut length = [0; HEAD];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > MOST {
        return Err(FrameError::TooLarge);
    }
    let mut json = Vec::with_capacity(length.min(AHEAD) as usize);
    let read = from.take(u64::from(length)).read_to_end(&mut json)?;
    if u32::try_from(read) != Ok(length) {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    serde_json::from_slice(&json).map_err(FrameError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_is_cut_off_or_too_large_is_refused() {
        let mut sent = Vec::new();
        send(&mut sent, &"hello").unwrap();
        assert_eq!(sent, b"\x07\0\0\0\"hello\"");
        assert_eq!(receive::<String>(&mut sent.as_slice()).unwrap(), "hello");
        for length in 0..sent.len() {
            assert!(matches!(receive::<String>(&mut &sent[..length]), Err(FrameError::Io(_))), "{length}");
        }
        let mut large = (MOST + 1).to_le_bytes().to_vec();
        large.extend(b"\"x\"");
        assert!(matches!(receive::<String>(&mut large.as_slice()), Err(FrameError::TooLarge)));
        assert!(matches!(send(&mut Vec::new(), &"x".repeat(MOST as usize)), Err(FrameError::TooLarge)));
        assert!(matches!(receive::<u32>(&mut sent.as_slice()), Err(FrameError::Unreadable(_))));
    }
}
