//! The store: opening it, or beginning a fresh one, and what it knows about itself.

use std::fs::{self, DirBuilder, FileType};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::domain::{Asker, Catalogue, Place, Tip};

use super::held::Held;
use super::key::View;
use super::meta::Meta;
use super::packed::{Direction, Overlay, Packed};
use super::{Identity, StoreError, bytes};

/// The file that sled keeps its pages in.
const PAGES: &str = "db";

/// The views of a book.
pub struct Store {
    dir: PathBuf,
    identity: Identity,
    /// Absent once the store was closed.
    packed: Option<Packed>,
    pub(super) meta: Meta,
    pub(super) catalogue: Catalogue,
    pub(super) held: Held,
}

/// What opening a store gave.
pub enum Opened {
    /// It can be read from; what the journal holds beyond its tip is still to be applied.
    Ready(Box<Store>),
    /// It is of no use: [`Store::fresh`], then apply the whole journal.
    Stale(Stale),
}

/// Why a store is of no use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stale {
    /// There is none.
    Missing,
    /// Another version of rolo wrote it.
    Format,
    /// It belongs to another book.
    Book,
    /// It was written before the last boot: pages may be lost.
    Boot,
    /// A large entry was applied in part.
    Unfinished {
        /// Where the entry begins.
        begin: Place,
    },
    /// It cannot be read.
    Damaged {
        /// What was found.
        what: String,
    },
}

impl Store {
    /// Opens the store in `dir`, which the caller's lease protects.
    pub fn open(dir: &Path, identity: &Identity) -> Result<Opened, StoreError> {
        if !dir.join(PAGES).is_file() {
            return Ok(Opened::Stale(Stale::Missing));
        }
        match Store::read(dir, identity) {
            Ok(opened) => Ok(opened),
            Err(StoreError::Damaged { what }) => Ok(Opened::Stale(Stale::Damaged { what })),
            Err(error) => Err(error),
        }
    }

    /// Removes whatever is at `dir` and begins an empty store there. The old one is moved aside first, so that no half
    /// of it is ever taken for a store.
    pub fn fresh(dir: &Path, identity: &Identity) -> Result<Store, StoreError> {
        remove_old(dir)?;
        if kind_of(dir)?.is_some() {
            fs::rename(dir, aside(dir)).map_err(StoreError::io(dir))?;
        }
        remove_old(dir)?;
        DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(StoreError::io(dir))?;
        let mut packed = Packed::open(dir)?;
        let meta = Meta::of(identity);
        packed.commit(&Overlay::default(), &meta.write()?)?;
        let mut store = Store::of(dir, identity, packed, meta);
        store.renew_catalogue()?;
        Ok(store)
    }

    /// Opens a store that was written before the last boot, although pages of it may be lost: for a book whose journal
    /// is damaged, so that what the store still holds is all there is.
    pub fn open_from_before_boot(dir: &Path, identity: &Identity) -> Result<Opened, StoreError> {
        if !dir.join(PAGES).try_exists().map_err(StoreError::io(dir))? {
            return Ok(Opened::Stale(Stale::Missing));
        }
        let packed = Packed::open(dir)?;
        let Some(meta) = packed.meta()? else { return Ok(Opened::Stale(Stale::Missing)) };
        let identity = Identity { boot: Meta::read(&meta)?.boot().to_owned(), ..identity.clone() };
        drop(packed);
        Store::open(dir, &identity)
    }

    /// Makes the store anew and empty, whatever state it is in.
    pub fn renew(&mut self) -> Result<(), StoreError> {
        // sled must have let go of its files before they are moved aside.
        self.packed = None;
        *self = Store::fresh(&self.dir, &self.identity)?;
        Ok(())
    }

    /// Gives the store up at the end of the process, without waiting for the disk. Until then nobody else can open it.
    pub fn leave(self) {
        if let Some(packed) = self.packed {
            packed.leave();
        }
    }

    /// From now on, what is read is read for `asker`: when they go, every reading fails as broken off.
    pub fn read_for(&mut self, asker: &Asker) {
        if let Some(packed) = &mut self.packed {
            packed.read_for(asker);
        }
    }

    /// The last entry that was applied; number 0 in an empty store.
    pub fn tip(&self) -> Tip {
        self.meta.tip
    }

    /// A hash over all keys and values of all views and the tip: two stores that hold the same have the same.
    pub fn digest(&self) -> Result<[u8; 32], StoreError> {
        let mut hash = Sha256::new();
        for view in View::ALL {
            for entry in self.views()?.entries(&view.key(&[]), Direction::Forward)? {
                let (key, value) = entry?;
                for part in [key, value] {
                    hash.update((part.len() as u64).to_le_bytes());
                    hash.update(part);
                }
            }
        }
        hash.update(bytes::write(&self.meta.tip)?);
        Ok(hash.finalize().into())
    }

    /// The map to read from, unless a large entry was left half applied in it.
    pub(super) fn views(&self) -> Result<&Packed, StoreError> {
        match self.meta.applying {
            None => self.packed.as_ref().ok_or_else(closed),
            Some(begin) => Err(StoreError::Unfinished { begin }),
        }
    }

    /// Where it is.
    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// Writes to the views together with what is known about them, or not at all; what is held of them follows.
    pub(super) fn commit(&mut self, overlay: &Overlay, meta: Meta) -> Result<(), StoreError> {
        // Nothing is held of what is only half known to have been written.
        let mut held = std::mem::take(&mut self.held);
        self.packed()?.commit(overlay, &meta.write()?)?;
        held.renew(overlay)?;
        (self.held, self.meta) = (held, meta);
        Ok(())
    }

    /// The map to write to.
    pub(super) fn packed(&mut self) -> Result<&mut Packed, StoreError> {
        self.packed.as_mut().ok_or_else(closed)
    }

    /// Closes and opens: sled writes the snapshot that makes opening fast only when it is opened.
    pub(super) fn reopen(&mut self) -> Result<(), StoreError> {
        self.packed = None;
        match Store::read(&self.dir, &self.identity)? {
            Opened::Ready(store) if store.meta == self.meta => *self = *store,
            Opened::Ready(_) | Opened::Stale(_) => return Err(StoreError::damaged("a bulk load was not kept")),
        }
        Ok(())
    }

    fn of(dir: &Path, identity: &Identity, packed: Packed, meta: Meta) -> Store {
        Store {
            dir: dir.to_owned(),
            identity: identity.clone(),
            packed: Some(packed),
            meta,
            catalogue: Catalogue::default(),
            held: Held::default(),
        }
    }

    fn read(dir: &Path, identity: &Identity) -> Result<Opened, StoreError> {
        let packed = Packed::open(dir)?;
        let Some(meta) = packed.meta()? else { return Ok(Opened::Stale(Stale::Missing)) };
        let meta = Meta::read(&meta)?;
        if let Some(stale) = meta.staleness(identity) {
            return Ok(Opened::Stale(stale));
        }
        let mut store = Store::of(dir, identity, packed, meta);
        store.renew_catalogue()?;
        Ok(Opened::Ready(Box::new(store)))
    }
}

fn closed() -> StoreError {
    StoreError::damaged("it was closed")
}

/// Where a store that is about to be removed goes.
fn aside(dir: &Path) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_owned();
    name.push("-old");
    dir.with_file_name(name)
}

fn remove_old(dir: &Path) -> Result<(), StoreError> {
    let old = aside(dir);
    let removed = match kind_of(&old)? {
        None => Ok(()),
        Some(kind) if kind.is_dir() => fs::remove_dir_all(&old),
        Some(_) => fs::remove_file(&old),
    };
    removed.map_err(StoreError::io(&old))
}

/// What stands at `path`, if anything does; a link is not followed.
fn kind_of(path: &Path) -> Result<Option<FileType>, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata.file_type())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io(path)(error)),
    }
}
