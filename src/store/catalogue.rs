//! The fields that people defined, as the views have them, and beside the views in a file of their own: who reads a
//! command line has to know them before the book is open, and while somebody else has it open.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Store, StoreError};
use crate::domain::{Catalogue, Definition, Kind, Life};

/// The name of the file, in the directory of the views.
const FILE: &str = "fields";

/// Its name while it is being written.
const UNFINISHED: &str = "fields.new";

/// What the file says that it is; another one is not read.
const SCHEMA: &str = "rolo/fields/1";

#[derive(Serialize, Deserialize)]
struct Written {
    schema: String,
    definitions: Vec<Definition>,
}

/// The fields of the book whose views are in `dir`; nothing if that cannot be said without opening it.
pub fn catalogue_beside(dir: &Path) -> Option<Catalogue> {
    let written: Written = serde_json::from_slice(&fs::read(dir.join(FILE)).ok()?).ok()?;
    (written.schema == SCHEMA).then(|| written.definitions.into_iter().collect())
}

impl Store {
    /// The fields of the book.
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Reads the definitions again, and writes them beside the views if they are others than those there.
    pub(super) fn renew_catalogue(&mut self) -> Result<(), StoreError> {
        let mut definitions = Vec::new();
        for life in [Life::Live, Life::Deleted] {
            for record in self.records(Kind::Field, life)? {
                let record = record?;
                definitions.extend(Definition::of(&record).map(|definition| (record.id.uuid, definition)));
            }
        }
        // In the order in which they were made, which their identities have.
        definitions.sort_by_key(|(made, _)| *made);
        self.catalogue = definitions.into_iter().map(|(_, definition)| definition).collect();
        if catalogue_beside(self.dir()).as_ref() != Some(&self.catalogue) && self.write_catalogue().is_err() {
            // What is there is wrong now. If it cannot even be removed, nothing can be changed in this book at all.
            drop(fs::remove_file(self.dir().join(FILE)));
        }
        Ok(())
    }

    /// Whoever reads the file sees the old one or the new one; should a power cut spoil it, the book is opened instead.
    fn write_catalogue(&self) -> io::Result<()> {
        let definitions = self.catalogue.definitions().cloned().collect();
        let written = serde_json::to_vec(&Written { schema: SCHEMA.to_owned(), definitions })?;
        let unfinished = self.dir().join(UNFINISHED);
        let mut file = File::options().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
        file.write_all(&written)?;
        fs::rename(unfinished, self.dir().join(FILE))
    }
}
