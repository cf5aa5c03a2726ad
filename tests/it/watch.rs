//! Watches a running command from outside, by the files that it writes, and kills it when it has come far enough.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use crate::phase::{self, Phase};

/// When to kill: in this phase, and there so long or so far after its beginning.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub phase: Phase,
    /// In percent.
    pub within: u32,
    /// About the bytes of lines that the command stages before it commits; 0 if it stages none.
    pub staged: u64,
}

/// The longest a command may take to get somewhere.
const PATIENCE: Duration = Duration::from_mins(2);

/// The pause before a kill that is to come before the first line: up to the time that opening a book takes.
const OPENING: Duration = Duration::from_millis(30);

/// The pause after the views are first written to.
const APPLYING: Duration = Duration::from_millis(10);

/// Lines are staged when there are more bytes than these.
const SPILL: u64 = 1 << 20;

/// Kills the child when it is where it is wished to be, or when it ended before.
pub fn kill(child: &mut Child, book: &Path, before: &Sizes, wish: Wish) -> ExitStatus {
    let began = Instant::now();
    let mut ended = || child.try_wait().unwrap().is_some() || began.elapsed() > PATIENCE;
    match wish.phase {
        Phase::BeforeBegin => thread::sleep(OPENING * wish.within / 100),
        Phase::WithinLines if wish.staged > 0 => {
            let far = SPILL + wish.staged.saturating_sub(SPILL) * u64::from(wish.within) / 100;
            until(&mut ended, || before.have_grown() || staged(book).is_some_and(|size| size >= far));
        }
        Phase::WithinLines | Phase::AfterCommit => until(&mut ended, || before.have_grown()),
        Phase::WithinApplying | Phase::Applied => {
            until(&mut ended, || before.have_grown());
            let committed = views(book);
            until(&mut ended, || views(book) != committed);
            thread::sleep(if wish.staged > 0 { APPLYING * wish.within / 100 } else { Duration::ZERO });
        }
    }
    // It may have ended by itself; its status tells.
    drop(child.kill());
    child.wait().unwrap()
}

/// Waits without sleeping, since what it waits for may last only as long as the disk needs.
fn until(ended: &mut dyn FnMut() -> bool, reached: impl Fn() -> bool) {
    for turn in 1_u32.. {
        if reached() || turn % 64 == 0 && ended() {
            break;
        }
    }
}

/// The end of the journal before a command.
pub struct Sizes {
    last: PathBuf,
    len: u64,
    next: PathBuf,
}

impl Sizes {
    pub fn of(book: &Path) -> Sizes {
        let logs: Vec<_> = phase::journal(book).into_iter().filter(|(_, path)| phase::is_segment(path)).collect();
        let (_, last) = logs.last().unwrap().clone();
        let next = book.join(format!("journal/{:06}.log", logs.len() + 1));
        Sizes { len: fs::metadata(&last).unwrap().len(), last, next }
    }

    /// Whether the journal has grown, be it in its last segment or by another one.
    fn have_grown(&self) -> bool {
        let len = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.len());
        len(&self.last) > self.len || len(&self.next) > 0
    }
}

/// Bytes in the staging file, if there is one.
fn staged(book: &Path) -> Option<u64> {
    let mut files = fs::read_dir(book.join("journal")).unwrap().map(|file| file.unwrap());
    let staging = files.find(|file| file.file_name().to_string_lossy().starts_with("staging-"))?;
    // It may become a segment meanwhile.
    staging.metadata().ok().map(|metadata| metadata.len())
}

/// What can be seen of the views from outside.
fn views(book: &Path) -> Option<(u64, std::time::SystemTime)> {
    let seen = |metadata: Metadata| (metadata.len(), metadata.modified().unwrap());
    fs::metadata(PathBuf::from(book).join("store/db")).ok().map(seen)
}
