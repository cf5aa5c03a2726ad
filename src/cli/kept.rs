//! What is printed only when a command is durable: in memory, or in a file when it becomes much.

use std::io::{self, BufReader, Read, Seek, Write};

use tempfile::SpooledTempFile;

use super::Shell;
use super::halt::Halt;

/// How much is kept in memory, in bytes.
const MEMORY: usize = 8 << 20;

/// Talk and data in the order in which they are to be printed.
pub(super) struct Kept {
    pieces: SpooledTempFile,
}

impl Kept {
    pub(super) fn new() -> Kept {
        Kept { pieces: SpooledTempFile::new(MEMORY) }
    }

    /// Keeps a piece of talk and the piece of data that follows it.
    pub(super) fn push(&mut self, talk: &[u8], data: &[u8]) -> io::Result<()> {
        for piece in [talk, data] {
            self.pieces.write_all(&(piece.len() as u64).to_le_bytes())?;
            self.pieces.write_all(piece)?;
        }
        Ok(())
    }

    /// Prints everything.
    pub(super) fn print(mut self, shell: &mut Shell<'_>) -> Result<(), Halt> {
        self.pieces.rewind()?;
        let mut pieces = BufReader::with_capacity(1 << 16, self.pieces);
        while let Some(talk) = piece(&mut pieces)? {
            // Whoever does not listen to the talk still gets the data.
            match shell.err.to.write_all(&talk).map_err(Halt::from) {
                Ok(()) | Err(Halt::Closed) => {}
                Err(halt) => return Err(halt),
            }
            shell.out.to.write_all(&piece(&mut pieces)?.unwrap_or_default())?;
        }
        Ok(())
    }
}

/// The next piece; nothing at the end.
fn piece(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let mut piece = Vec::new();
    from.take(u64::from_le_bytes(length)).read_to_end(&mut piece)?;
    Ok(Some(piece))
}
