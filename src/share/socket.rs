//! The socket in a book's directory: for its owner's user only, and bound by whoever holds the lease.

use std::fs::{self, File};
use std::io;
use std::os::fd::{AsFd, AsRawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

#[cfg(any(target_os = "linux", target_os = "android"))]
use nix::sys::socket::{getsockopt, sockopt::PeerCredentials};
use rustix::fs::{AtFlags, FileType, statat, unlinkat};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with};
use rustix::process::geteuid;

use super::Lease;

/// The name of the socket in the book's directory.
const FILE: &str = "socket";

/// The longest path that surely fits into a socket's address.
const LONGEST: usize = 90;

/// The directory of a book, opened, and found to be nobody else's.
struct Place {
    dir: PathBuf,
    opened: File,
}

impl Place {
    fn open(dir: &Path) -> io::Result<Place> {
        let opened = File::open(dir)?;
        let about = opened.metadata()?;
        let is_safe = about.is_dir() && about.uid() == geteuid().as_raw() && about.mode() & 0o022 == 0;
        if is_safe {
            Ok(Place { dir: dir.to_owned(), opened })
        } else {
            Err(refused("its directory is not ours alone"))
        }
    }

    /// The path of the socket, also where that of the directory is too long for an address.
    fn path(&self) -> PathBuf {
        let path = self.dir.join(FILE);
        if path.as_os_str().as_bytes().len() <= LONGEST {
            return path;
        }
        PathBuf::from(format!("/proc/self/fd/{}/{FILE}", self.opened.as_raw_fd()))
    }

    /// Whether there is a socket of ours; whatever else has its name is refused.
    fn has_socket(&self) -> io::Result<bool> {
        let about = match statat(&self.opened, FILE, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(about) => about,
            Err(Errno::NOENT) => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        let is_ours = FileType::from_raw_mode(about.st_mode) == FileType::Socket && about.st_uid == geteuid().as_raw();
        if is_ours { Ok(true) } else { Err(refused("something else has its name")) }
    }
}

/// The socket of an owner.
pub(super) struct Bound {
    place: Place,
    /// Where guests come in.
    pub(super) listener: UnixListener,
}

/// Binds the socket of the book in `dir`. The lease says that one that is there is nobody's any more.
pub(super) fn bind(dir: &Path, _lease: &Lease) -> io::Result<Bound> {
    let place = Place::open(dir)?;
    if place.has_socket()? {
        unlinkat(&place.opened, FILE, AtFlags::empty())?;
    }
    let listener = UnixListener::bind(place.path())?;
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o600))?;
    Ok(Bound { place, listener })
}

impl Bound {
    /// Takes the socket away; the lease is still held.
    pub(super) fn unbind(self) -> io::Result<()> {
        Ok(unlinkat(&self.place.opened, FILE, AtFlags::empty())?)
    }
}

/// Connects to the owner of the book in `dir`; nothing if nobody listens there, or too many wait.
pub(super) fn call(dir: &Path) -> io::Result<Option<UnixStream>> {
    let place = match Place::open(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        place => place?,
    };
    if !place.has_socket()? {
        return Ok(None);
    }
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
    match connect(&socket, &SocketAddrUnix::new(place.path())?) {
        Ok(()) => {}
        Err(Errno::NOENT | Errno::CONNREFUSED | Errno::AGAIN | Errno::INTR) => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    let stream = UnixStream::from(socket);
    stream.set_nonblocking(false)?;
    check_peer(&stream)?;
    Ok(Some(stream))
}

/// Refuses whoever is another user.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn check_peer(stream: &impl AsFd) -> io::Result<()> {
    let peer = getsockopt(stream, PeerCredentials)?;
    if peer.uid() == geteuid().as_raw() { Ok(()) } else { Err(refused("another user is at its other end")) }
}

/// Refuses whoever is another user: where nobody tells, the directory is what keeps them out.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn check_peer(_stream: &impl AsFd) -> io::Result<()> {
    Ok(())
}

fn refused(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, format!("the socket of the book: {why}"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn lease(dir: &Path) -> Lease {
        Lease::take(dir, "the owner").unwrap()
    }

    fn book() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn only_its_user_may_use_the_socket() {
        let dir = book();
        let bound = bind(dir.path(), &lease(dir.path())).unwrap();
        let mode = fs::metadata(dir.path().join(FILE)).unwrap().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(call(dir.path()).unwrap().is_some());
        bound.unbind().unwrap();
        assert!(call(dir.path()).unwrap().is_none());
    }

    #[test]
    fn a_socket_that_nobody_serves_any_more_is_taken_over() {
        let dir = book();
        drop(bind(dir.path(), &lease(dir.path())).unwrap());
        assert!(call(dir.path()).unwrap().is_none(), "nobody listens");
        let bound = bind(dir.path(), &lease(dir.path())).unwrap();
        assert!(call(dir.path()).unwrap().is_some());
        drop(bound);
    }

    #[test]
    fn a_path_that_no_address_can_hold_works() {
        let dir = book();
        let deep = dir.path().join("x".repeat(120));
        fs::create_dir(&deep).unwrap();
        fs::set_permissions(&deep, fs::Permissions::from_mode(0o700)).unwrap();
        let bound = bind(&deep, &lease(&deep)).unwrap();
        assert!(call(&deep).unwrap().is_some());
        bound.unbind().unwrap();
        assert!(!deep.join(FILE).exists());
    }

    #[test]
    fn what_somebody_else_may_have_planted_is_refused() {
        let (dir, other) = (book(), book());
        let bound = bind(other.path(), &lease(other.path())).unwrap();
        symlink(other.path().join(FILE), dir.path().join(FILE)).unwrap();
        let is_refused =
            |result: io::Result<_>| result.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
        assert!(is_refused(call(dir.path()).map(drop)), "a link");
        assert!(is_refused(bind(dir.path(), &lease(dir.path())).map(drop)), "a link");
        fs::set_permissions(other.path(), fs::Permissions::from_mode(0o777)).unwrap();
        assert!(is_refused(call(other.path()).map(drop)), "a directory that everybody may write");
        drop(bound);
    }
}
