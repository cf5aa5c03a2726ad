//! Up to which moment this person has heard the reminders of a book, so that the next screen tells what was missed.

use jiff::Timestamp;

use super::Paths;
use super::place::{Existing, read_if_there, write_whole};
use crate::domain::id::BookId;
use crate::ops::Failure;

/// The moment up to which the reminders of a book were heard; none if nobody knows, or the file says nothing readable.
pub fn read_heard(paths: &Paths, book: BookId) -> Result<Option<Timestamp>, Failure> {
    let text = read_if_there(&paths.heard(&book.to_string()))?;
    // Without it the day is told from its beginning: no more is lost.
    Ok(text.and_then(|text| text.trim().parse().ok()))
}

/// Keeps that moment.
pub fn write_heard(paths: &Paths, book: BookId, heard: Timestamp) -> Result<(), Failure> {
    let path = paths.heard(&book.to_string());
    write_whole(&path, &format!("{heard}\n"), Existing::Replace).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::settings::tests::home;
    use crate::domain::id::Uuid128;

    #[test]
    fn what_was_heard_is_kept_for_each_book() {
        let (_dir, paths) = home();
        let (one, other) = (BookId(Uuid128(1)), BookId(Uuid128(2)));
        let moment = "2026-03-02T09:00:00Z".parse().unwrap();
        assert_eq!(read_heard(&paths, one), Ok(None));
        write_heard(&paths, one, moment).unwrap();
        assert_eq!((read_heard(&paths, one), read_heard(&paths, other)), (Ok(Some(moment)), Ok(None)));
        std::fs::write(paths.heard(&one.to_string()), "what?").unwrap();
        assert_eq!(read_heard(&paths, one), Ok(None));
    }
}
