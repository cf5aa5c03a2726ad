//! How often this person did what on the screen, so that hints of what they know give way to others.

use super::Paths;
use super::place::{Existing, read_if_there, write_whole};
use crate::ops::Failure;

/// What was counted; none if they never had the screen open.
pub fn read_habits(paths: &Paths) -> Result<Option<String>, Failure> {
    read_if_there(&paths.habits())
}

/// Keeps what was counted.
pub fn write_habits(paths: &Paths, habits: &str) -> Result<(), Failure> {
    write_whole(&paths.habits(), habits, Existing::Replace).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::settings::tests::home;

    #[test]
    fn habits_are_kept() {
        let (_dir, paths) = home();
        assert_eq!(read_habits(&paths), Ok(None));
        write_habits(&paths, "search 3\n").unwrap();
        write_habits(&paths, "search 4\n").unwrap();
        assert_eq!(read_habits(&paths), Ok(Some("search 4\n".to_owned())));
    }
}
