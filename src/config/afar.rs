//! Directories that other machines change, too: network file systems, and folders that a program copies to and fro.
//!
//! A book there would be opened by two machines at once, which do not see each other's locks, or be copied half written.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What brings other machines to a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Afar {
    /// It lies on a file system of this name, which they use at the same time.
    Network(String),
    /// A program of this name copies it, known by what stands here.
    Synced(&'static str, PathBuf),
}

/// File systems that are shared, by the number that `statfs` gives. Numbers: `linux/magic.h`, and `stat.c` of GNU
/// coreutils, which also says which of them are remote. Shared folders of virtual machines are the host's.
const NETWORK: &[(u32, &str)] = &[
    (0x0000_6969, "NFS"),
    (0x0000_517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB"),
    (0x5346_414F, "AFS"),
    (0x6B41_4653, "AFS"),
    (0x7375_7245, "Coda"),
    (0x0000_564C, "NCP"),
    (0x0102_1997, "9P"),
    (0x00C3_6400, "Ceph"),
    (0x0BD0_0BD0, "Lustre"),
    (0x4750_4653, "GPFS"),
    (0x0116_1970, "GFS2"),
    (0x7461_636F, "OCFS2"),
    (0x1983_0326, "BeeGFS"),
    (0xAAD7_AAEA, "PanFS"),
    (0xBACB_ACBC, "vmhgfs"),
    (0x786F_4256, "vboxsf"),
];

/// The number of every file system that is a program (FUSE): which one, the table of mounts tells.
const FUSE: u32 = 0x6573_5546;

/// Those of them that keep their files on this machine: on a disk of its own (`fuseblk`), or in another directory.
const LOCAL_FUSE: &[&str] =
    &["fuseblk", "bindfs", "mergerfs", "fuse-overlayfs", "gocryptfs", "encfs", "cryfs", "securefs"];

/// What stands in a folder that a program keeps in step with other machines, and that program. Sources: Dropbox's page
/// on its cache folder, Syncthing's on its folder marker, nextcloud/desktop issues 3491 and 6574.
const MARKERS: &[(&str, &str)] = &[
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync/ID", "Resilio Sync"),
    (".tmp.drivedownload", "Google Drive"),
];

/// What such programs call their folders; a word may follow, as in `OneDrive - Acme` and `Dropbox (Acme)`.
const FOLDERS: &[(&str, &str)] = &[
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("Google Drive", "Google Drive"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("iCloud Drive", "iCloud"),
    ("Mobile Documents", "iCloud"),
    ("CloudStorage", "macOS"),
];

/// What brings other machines to a directory that is there, if anything does.
pub(super) fn look(dir: &Path) -> io::Result<Option<Afar>> {
    let dir = fs::canonicalize(dir)?;
    let network = network_of(&File::open(&dir)?)?.map(Afar::Network);
    Ok(network.or_else(|| dir.ancestors().find_map(synced)))
}

/// The network file system on which a directory lies.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn network_of(dir: &File) -> io::Result<Option<String>> {
    let number = low(rustix::fs::fstatfs(dir)?.f_type.to_le_bytes());
    if number != FUSE {
        return Ok(network(number).map(str::to_owned));
    }
    let device = rustix::fs::fstat(dir)?.st_dev;
    let mounts = fs::read_to_string("/proc/self/mountinfo")?;
    let program = program(&mounts, &format!("{}:{}", rustix::fs::major(device), rustix::fs::minor(device)));
    Ok(remote(program.unwrap_or("fuse")))
}

/// Elsewhere nobody tells in the same way.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn network_of(_dir: &File) -> io::Result<Option<String>> {
    Ok(None)
}

/// The number in the lower bytes of a word, whatever its width and sign.
fn low<const WIDTH: usize>(word: [u8; WIDTH]) -> u32 {
    word.iter().take(4).rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn network(number: u32) -> Option<&'static str> {
    NETWORK.iter().find(|(known, _)| *known == number).map(|(_, name)| *name)
}

/// What the table of mounts calls the file system of a device: `36 35 0:42 / /mnt rw - fuse.sshfs kim@host: rw`.
fn program<'m>(mounts: &'m str, device: &str) -> Option<&'m str> {
    let mount = mounts.lines().find(|line| line.split(' ').nth(2) == Some(device))?;
    mount.split_once(" - ")?.1.split(' ').next()
}

/// The name of a file system that is a program, unless it is known to stay on this machine.
fn remote(program: &str) -> Option<String> {
    let name = program.strip_prefix("fuse.").unwrap_or(program);
    (!LOCAL_FUSE.contains(&name)).then(|| name.to_owned())
}

/// The program that keeps this very folder in step with other machines.
fn synced(dir: &Path) -> Option<Afar> {
    let marked = MARKERS.iter().find(|(marker, _)| dir.join(marker).symlink_metadata().is_ok());
    if let Some((marker, program)) = marked {
        return Some(Afar::Synced(program, dir.join(marker)));
    }
    let name = dir.file_name()?.to_str()?;
    let is_called = |folder: &str| {
        name.strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(" (") || rest.starts_with(" - "))
    };
    let (_, program) = FOLDERS.iter().find(|(folder, _)| is_called(folder))?;
    Some(Afar::Synced(program, dir.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 27 0:21 / /proc rw,relatime - proc proc rw\n\
                          36 35 0:42 / /mnt/office rw,nosuid shared:7 - fuse.sshfs kim@office:/ rw,user_id=1000\n\
                          37 35 8:17 / /media/stick rw,nosuid - fuseblk /dev/sdb1 rw\n";

    #[test]
    fn network_file_systems_are_known_by_their_numbers() {
        let of = |word: i64| network(low(word.to_le_bytes()));
        assert_eq!((of(0x6969), of(0xFF53_4D42), of(0x0102_1997)), (Some("NFS"), Some("CIFS"), Some("9P")));
        // Where a word has 32 bits, this number is negative.
        assert_eq!(network(low((-0x00AC_B2BE_i32).to_le_bytes())), Some("CIFS"));
        for local in [0xEF53, 0x5846_5342, 0x9123_683E, 0x2FC1_2FC1, 0x0102_1994, 0x794C_7630] {
            assert_eq!(of(local), None, "ext4, XFS, Btrfs, ZFS, tmpfs and overlayfs");
        }
    }

    #[test]
    fn of_programs_that_are_file_systems_only_those_are_trusted_that_stay_on_this_machine() {
        let named = |device| remote(program(MOUNTS, device).unwrap_or("fuse"));
        assert_eq!(
            (named("0:42").as_deref(), named("8:17"), named("0:9").as_deref()),
            (Some("sshfs"), None, Some("fuse"))
        );
        assert_eq!((remote("fuse.gocryptfs"), remote("virtiofs").as_deref()), (None, Some("virtiofs")));
    }

    #[test]
    fn a_folder_that_is_copied_elsewhere_is_known_by_its_marks_and_by_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let at = |place: &str| {
            let book = dir.path().join(place).join("crm/book");
            fs::create_dir_all(&book).unwrap();
            match look(&book).unwrap() {
                Some(Afar::Synced(program, _)) => Some(program),
                Some(Afar::Network(_)) | None => None,
            }
        };
        for (name, program) in [
            ("Dropbox", "Dropbox"),
            ("Dropbox (Acme)", "Dropbox"),
            ("OneDrive - Acme", "OneDrive"),
            ("Nextcloud", "Nextcloud"),
        ] {
            assert_eq!(at(name), Some(program), "{name}");
        }
        for name in ["Dropboxes", "my Dropbox", "OneDriver", "plain"] {
            assert_eq!(at(name), None, "{name}");
        }
        for (number, (marker, program)) in MARKERS.iter().enumerate() {
            let place = format!("folder{number}");
            fs::create_dir_all(dir.path().join(&place).join(marker)).unwrap();
            assert_eq!(at(&place), Some(*program), "{marker}");
        }
        // The client's own directory, which stands in every home where it is installed.
        fs::create_dir(dir.path().join(".dropbox")).unwrap();
        assert_eq!(at("home"), None);
    }
}
