//! The command lines that this person typed into the screens of a book, for whenever one is opened next. Several screens
//! may be open at once: each adds its own lines at the end.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use super::Paths;
use super::place::{Existing, failed, read_if_there, write_whole};
use super::whose;
use crate::domain::id::BookId;
use crate::ops::{Code, Failure};

/// The most lines that are kept.
const MOST: usize = 1_000;

/// From so many on, the file is cut down to the last of them.
const TOO_MANY: usize = 2 * MOST;

/// The lines that were typed into screens of a book, oldest first, each once. What is no line in the file is left out.
pub fn read_typed(paths: &Paths, book: BookId) -> Result<Vec<String>, Failure> {
    let text = read_if_there(&paths.typed(&book.to_string()))?;
    Ok(lines(&text.unwrap_or_default()))
}

/// Adds a line that was typed.
pub fn keep_typed(paths: &Paths, book: BookId, line: &str) -> Result<(), Failure> {
    let path = paths.typed(&book.to_string());
    whose::check_making(&path)?;
    let failed = |error: &io::Error| failed(Code::CannotWrite, &path, error);
    let mut file = locked(&path).map_err(|error| failed(&error))?;
    file.write_all(written(line).as_bytes()).map_err(|error| failed(&error))?;
    let mut text = String::new();
    // The end is where it was written; all is read from the path, which the lock keeps as it is.
    File::open(&path).and_then(|mut whole| whole.read_to_string(&mut text)).map_err(|error| failed(&error))?;
    if text.lines().count() <= TOO_MANY {
        return Ok(());
    }
    let kept: Vec<String> = lines(&text).iter().map(|line| written(line)).collect();
    write_whole(&path, &kept.concat(), Existing::Replace).map(drop)
}

/// The file, to be written at its end by nobody else meanwhile. Another screen may put a shorter one in its place while
/// this one waits for its turn.
fn locked(path: &Path) -> io::Result<File> {
    if let Some(dir) = path.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
    }
    loop {
        let file = OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
        file.lock()?;
        let (own, there) = (file.metadata()?, fs::metadata(path));
        if there.is_ok_and(|there| (there.dev(), there.ino()) == (own.dev(), own.ino())) {
            return Ok(file);
        }
    }
}

/// A line as it stands in the file: one line, whatever it holds.
fn written(line: &str) -> String {
    format!("{}\n", serde_json::Value::from(line))
}

/// The last lines of a file, each where it was typed last.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let read = |line: &str| serde_json::from_str::<String>(line).ok();
    for line in text.lines().rev().filter_map(read) {
        if lines.len() == MOST {
            break;
        }
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.reverse();
    lines
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::thread;

    use super::*;
    use crate::config::settings::tests::home;
    use crate::domain::id::Uuid128;

    const BOOK: BookId = BookId(Uuid128(1));

    #[test]
    fn lines_are_kept_for_each_book_in_their_order_and_once() {
        let (_dir, paths) = home();
        assert_eq!(read_typed(&paths, BOOK), Ok(Vec::new()));
        for line in ["undo", "note 'two\nlines'", "show 张伟", "undo"] {
            keep_typed(&paths, BOOK, line).unwrap();
        }
        assert_eq!(read_typed(&paths, BOOK).unwrap(), ["note 'two\nlines'", "show 张伟", "undo"]);
        assert_eq!(read_typed(&paths, BookId(Uuid128(2))), Ok(Vec::new()));
        let path = paths.typed(&BOOK.to_string());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(&path, "\"undo\"\nwhat?\n\"redo\"\n\"torn").unwrap();
        assert_eq!(read_typed(&paths, BOOK).unwrap(), ["undo", "redo"]);
    }

    #[test]
    fn several_screens_keep_their_lines_and_the_file_stays_short() {
        let (_dir, paths) = home();
        let screens: Vec<_> = (0..4)
            .map(|screen| {
                let paths = paths.clone();
                thread::spawn(move || {
                    for line in 0..700 {
                        keep_typed(&paths, BOOK, &format!("show {screen}-{line}")).unwrap();
                    }
                })
            })
            .collect();
        for screen in screens {
            screen.join().unwrap();
        }
        let kept = read_typed(&paths, BOOK).unwrap();
        assert_eq!(kept.len(), MOST);
        for screen in 0..4 {
            let own: Vec<&String> = kept.iter().filter(|line| line.starts_with(&format!("show {screen}-"))).collect();
            let numbers: Vec<u32> =
                own.iter().map(|line| line.split('-').next_back().unwrap().parse().unwrap()).collect();
            assert!(numbers.is_sorted(), "screen {screen}: {numbers:?}");
        }
        assert!(kept.iter().any(|line| line.ends_with("-699")));
        let text = fs::read_to_string(paths.typed(&BOOK.to_string())).unwrap();
        assert!(text.lines().count() <= TOO_MANY, "{}", text.lines().count());
    }
}
