//! The fields that people defined, as the views have them, and beside the views in a file of their own: who reads a
//! command line has to know them before the book is open, and while somebody else has it open.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Store, StoreError};
use crate::domain::{Catalogue, Definition, Kind};

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
        let records = self.made_records(Kind::Field)?.collect::<Result<Vec<_>, _>>()?;
        self.catalogue = records.iter().filter_map(Definition::of).collect();
        if catalogue_beside(self.dir()).as_ref() != Some(&self.catalogue) && self.write_catalogue().is_err() {
            // What is there is wrong now. If it cannot even be removed, nothing can be changed in this book at all.
            drop(fs::remove_file(self.dir().join(FILE)));
        }
        Ok(())
    }

    /// Whoever reads the file sees the old one or the new one, also after a power cut; one that is spoilt is not
    /// believed, and the book is opened instead.
    fn write_catalogue(&self) -> io::Result<()> {
        let definitions = self.catalogue.definitions().cloned().collect();
        let written = serde_json::to_vec(&Written { schema: SCHEMA.to_owned(), definitions })?;
        let unfinished = self.dir().join(UNFINISHED);
        let mut file = File::options().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
        file.write_all(&written)?;
        file.sync_data()?;
        fs::rename(unfinished, self.dir().join(FILE))?;
        File::open(self.dir())?.sync_all()
    }
}
