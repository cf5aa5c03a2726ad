//! Whose files and directories are: nothing is written into what belongs to somebody else.

use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

use crate::ops::{Code, Failure};

/// The number of the user who may write everywhere.
const ROOT: u32 = 0;

/// The name of the user who has this number; the number where nobody knows a name.
pub fn user_name(uid: u32) -> String {
    // Without the file there are no names.
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    name_in(&users, uid).map_or_else(|| format!("uid {uid}"), str::to_owned)
}

fn name_in(users: &str, uid: u32) -> Option<&str> {
    let uid = uid.to_string();
    users.lines().find_map(|line| {
        let mut parts = line.split(':');
        let name = parts.next()?;
        (parts.nth(1)? == uid).then_some(name)
    })
}

/// Fails if `path`, which `owner` has, belongs to another user than the one whose process this is.
pub(super) fn check_ours(path: &Path, owner: u32) -> Result<(), Failure> {
    let own = geteuid().as_raw();
    if owner == own { Ok(()) } else { Err(foreign(path, owner, own)) }
}

/// Fails if root is about to make something where another user would have made it. Whoever else may make something in
/// a directory that is not theirs was let in there.
pub(super) fn check_making(path: &Path) -> Result<(), Failure> {
    let (place, owner) = match nearest(path) {
        Ok(found) => found,
        Err(error) => return Err(Failure::new(Code::CannotWrite).fact("path", path.display()).fact("reason", error)),
    };
    let own = geteuid().as_raw();
    if own == ROOT && owner != ROOT { Err(foreign(&place, owner, own)) } else { Ok(()) }
}

/// What there is of a path, and whose it is: the path itself, or the nearest directory above it.
fn nearest(path: &Path) -> io::Result<(PathBuf, u32)> {
    let path = std::path::absolute(path)?;
    for place in path.ancestors() {
        match fs::metadata(place) {
            Ok(found) => return Ok((place.to_owned(), found.uid())),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::NotFound.into())
}

fn foreign(path: &Path, owner: u32, own: u32) -> Failure {
    let failure = Failure::new(Code::Foreign).fact("path", path.display()).fact("owner", user_name(owner));
    failure.fact("user", user_name(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_have_the_names_that_the_system_knows() {
        let users = "root:x:0:0:root:/root:/bin/bash\nkim:x:1000:1000:Kim,,,:/home/kim:/bin/zsh\nbroken\n";
        assert_eq!((name_in(users, 0), name_in(users, 1000), name_in(users, 100)), (Some("root"), Some("kim"), None));
        assert_eq!(user_name(4_294_967_000), "uid 4294967000");
    }

    #[test]
    fn what_is_not_there_yet_belongs_to_whoever_has_the_directory_above() {
        let dir = tempfile::tempdir().unwrap();
        let found = nearest(&dir.path().join("not/there/yet")).unwrap();
        assert_eq!(found, (dir.path().to_owned(), geteuid().as_raw()));
        fs::write(dir.path().join("file"), "").unwrap();
        assert_eq!(nearest(&dir.path().join("file/below")).unwrap().0, dir.path().join("file"));
    }

    #[test]
    fn what_belongs_to_another_user_is_refused_with_both_names() {
        let own = geteuid().as_raw();
        assert_eq!(check_ours(Path::new("/book"), own), Ok(()));
        let failure = check_ours(Path::new("/book"), own + 1).unwrap_err();
        assert_eq!((failure.code, failure.facts["user"].as_str()), (Code::Foreign, user_name(own).as_str()));
        assert_eq!(failure.facts["owner"], user_name(own + 1));
    }
}
