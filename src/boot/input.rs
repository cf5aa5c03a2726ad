//! Input that may keep one waiting: whoever reads it can be told to stop meanwhile.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// How much is read at once, in bytes.
const CHUNK: usize = 1 << 16;

/// How many chunks are read ahead.
const AHEAD: usize = 4;

/// How long a person waits at most after Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

/// A pipe or a terminal, read by a thread of its own. Once `stop` is set it is at its end.
pub(super) struct Stoppable {
    chunks: Receiver<io::Result<Vec<u8>>>,
    chunk: Vec<u8>,
    read: usize,
    stop: Arc<AtomicBool>,
}

impl Stoppable {
    pub(super) fn new(mut from: impl Read + Send + 'static, stop: Arc<AtomicBool>) -> Stoppable {
        let (send, chunks) = sync_channel(AHEAD);
        // The thread may wait for ever; it ends with the process.
        thread::spawn(move || {
            loop {
                let mut chunk = vec![0; CHUNK];
                let read = match from.read(&mut chunk) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    read => read,
                };
                let is_over = !matches!(read, Ok(1..));
                let chunk = read.map(|length| {
                    chunk.truncate(length);
                    chunk
                });
                if send.send(chunk).is_err() || is_over {
                    break;
                }
            }
        });
        Stoppable { chunks, chunk: Vec::new(), read: 0, stop }
    }

    /// The next chunk; an empty one at the end.
    fn next(&self) -> io::Result<Vec<u8>> {
        loop {
            if self.stop.load(Ordering::Relaxed) {
                return Ok(Vec::new());
            }
            match self.chunks.recv_timeout(PATIENCE) {
                Ok(chunk) => return chunk,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(Vec::new()),
            }
        }
    }
}

impl Read for Stoppable {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.read >= self.chunk.len() {
            self.chunk = self.next()?;
            self.read = 0;
        }
        let mut rest = self.chunk.get(self.read..).unwrap_or_default();
        let count = rest.read(into)?;
        self.read += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Never says anything.
    struct Silent;

    impl Read for Silent {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            loop {
                thread::park();
            }
        }
    }

    #[test]
    fn everything_is_read_in_its_order() {
        let bytes: Vec<u8> = (0..1_000_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut read = Vec::new();
        Stoppable::new(io::Cursor::new(bytes.clone()), Arc::default()).read_to_end(&mut read).unwrap();
        assert!(read == bytes);
    }

    #[test]
    fn nobody_waits_for_input_after_a_stop() {
        let stop = Arc::new(AtomicBool::new(true));
        assert_eq!(Stoppable::new(Silent, stop).read(&mut [0; 10]).unwrap(), 0);
    }
}
