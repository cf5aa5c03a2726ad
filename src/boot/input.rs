//! Rows to read: files, and input that may keep one waiting, which is there whole before the book is opened.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Seek};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::owner;
use crate::grammar::Source;
use crate::ops::{Code, Failure};
use crate::text::Text;

/// How much is read at once, in bytes.
const CHUNK: usize = 1 << 16;

/// How many chunks are read ahead.
const AHEAD: usize = 4;

/// How long a person waits at most after Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

/// A file that has everything that is to be read. What comes through a pipe is waited for to its end: whoever writes into
/// the pipe may be reading the book, and would wait for it, and be waited for, if it were opened before.
pub(super) fn whole(source: &Source, stop: &Arc<AtomicBool>, text: &Text) -> Result<File, Failure> {
    match source {
        Source::Stdin => {
            if io::stdin().is_terminal() {
                owner::say(&text.get("boot-reading-stdin"));
            }
            gathered(io::stdin(), stop).map_err(|error| failed("-", &error))?.ok_or(Failure::new(Code::Cancelled))
        }
        Source::File(path) => {
            let failed = |error| failed(&path.display().to_string(), &error);
            let file = File::open(path).map_err(failed)?;
            let kind = file.metadata().map_err(failed)?.file_type();
            if kind.is_dir() {
                return Err(failed(io::ErrorKind::IsADirectory.into()));
            }
            if kind.is_file() {
                return Ok(file);
            }
            gathered(file, stop).map_err(failed)?.ok_or(Failure::new(Code::Cancelled))
        }
    }
}

fn failed(path: &str, error: &io::Error) -> Failure {
    Failure::new(Code::CannotRead).fact("path", path).fact("reason", error)
}

/// Everything up to the end, in a file that nobody else sees and that is gone with this process; nothing after a stop.
fn gathered(from: impl Read + Send + 'static, stop: &Arc<AtomicBool>) -> io::Result<Option<File>> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut Stoppable::new(from, Arc::clone(stop)), &mut file)?;
    file.rewind()?;
    Ok((!stop.load(Ordering::Relaxed)).then_some(file))
}

/// A pipe or a terminal, read by a thread of its own. Once `stop` is set it is at its end.
struct Stoppable {
    chunks: Receiver<io::Result<Vec<u8>>>,
    chunk: Vec<u8>,
    read: usize,
    stop: Arc<AtomicBool>,
}

impl Stoppable {
    fn new(mut from: impl Read + Send + 'static, stop: Arc<AtomicBool>) -> Stoppable {
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
    fn what_comes_through_a_pipe_is_a_file_that_can_be_read_from_its_beginning() {
        let mut read = String::new();
        let file = gathered(io::Cursor::new("two\nlines\n"), &Arc::default()).unwrap();
        file.unwrap().read_to_string(&mut read).unwrap();
        assert_eq!(read, "two\nlines\n");
        assert!(gathered(Silent, &Arc::new(AtomicBool::new(true))).unwrap().is_none());
    }

    #[test]
    fn nobody_waits_for_input_after_a_stop() {
        let stop = Arc::new(AtomicBool::new(true));
        assert_eq!(Stoppable::new(Silent, stop).read(&mut [0; 10]).unwrap(), 0);
    }
}
