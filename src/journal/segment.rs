//! Segments: the files of a journal, their names, and how they are made so that a power cut does not lose them.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::JournalError;

/// How staging files begin.
pub(super) const STAGING: &str = "staging-";

/// How files with a torn tail begin; a number follows.
const TORN: &str = "torn-";

/// What is in a journal's directory.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// The number of the last segment that can be reached from the first one without a gap; 0 if there is none.
    pub(super) last: u32,
    /// Whether segments lie beyond a gap.
    pub(super) gap: Option<u32>,
    /// Staging files that a dead process left.
    pub(super) staging: Vec<PathBuf>,
    /// The highest number of a torn tail.
    pub(super) torn: u32,
}

/// Lists a journal's directory. Files of other names are left alone.
pub(super) fn list(dir: &Path) -> Result<Listing, JournalError> {
    let mut listing = Listing::default();
    let mut numbers = Vec::new();
    for file in fs::read_dir(dir).map_err(JournalError::io("list", dir))? {
        let name = file.map_err(JournalError::io("list", dir))?.file_name();
        let Some(name) = name.to_str() else { continue };
        if let Some(number) = number(name) {
            numbers.push(number);
        } else if name.starts_with(STAGING) {
            listing.staging.push(dir.join(name));
        } else if let Some(number) = name.strip_prefix(TORN).and_then(|rest| rest.parse().ok()) {
            listing.torn = listing.torn.max(number);
        }
    }
    numbers.sort_unstable();
    listing.last =
        (1..).zip(&numbers).take_while(|(expected, number)| expected == *number).map(|(n, _)| n).last().unwrap_or(0);
    listing.gap = numbers.last().filter(|number| **number > listing.last).map(|_| listing.last + 1);
    Ok(listing)
}

fn number(name: &str) -> Option<u32> {
    let number = name.strip_suffix(".log")?.parse().ok()?;
    (number > 0 && file_name(number) == name).then_some(number)
}

fn file_name(number: u32) -> String {
    format!("{number:06}.log")
}

/// The path of a segment.
pub(super) fn path(dir: &Path, number: u32) -> PathBuf {
    dir.join(file_name(number))
}

/// The path of a torn tail.
pub(super) fn torn_path(dir: &Path, number: u32) -> PathBuf {
    dir.join(format!("{TORN}{number}"))
}

/// Creates a file that only its owner can read, to be appended to. It must not exist.
pub(super) fn create(path: &Path) -> Result<File, JournalError> {
    let create = || -> io::Result<File> {
        let file = OpenOptions::new().append(true).create_new(true).mode(0o600).open(path)?;
        file.set_permissions(Permissions::from_mode(0o600))?;
        Ok(file)
    };
    create().map_err(JournalError::io("create", path))
}

/// Makes the names in a directory durable.
pub(super) fn sync_dir(dir: &Path) -> Result<(), JournalError> {
    File::open(dir).and_then(|file| file.sync_all()).map_err(JournalError::io("sync", dir))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_counted_up_to_the_first_gap() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["000001.log", "000002.log", "000004.log", "3.log", "000000.log", "torn-7", "torn-x", "staging-a"] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        let staging = vec![dir.path().join("staging-a")];
        assert_eq!(list(dir.path()).unwrap(), Listing { last: 2, gap: Some(3), staging, torn: 7 });
    }
}
