//! Sorted runs of writes in temporary files, for indexes that a large load would otherwise rewrite again and again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::StoreError;
use super::packed::Overlay;

/// Stands for the length of a value that is a removal.
const REMOVAL: u32 = u32::MAX;

/// A key and its new value, or a removal.
type Put = (Vec<u8>, Option<Vec<u8>>);

/// Runs in the order in which they were written; the same key in a later run wins.
pub(super) struct Spill {
    dir: PathBuf,
    runs: Vec<File>,
}

impl Spill {
    /// No runs yet; files without a name in `dir` will hold them.
    pub(super) fn new(dir: &Path) -> Spill {
        Spill { dir: dir.to_owned(), runs: Vec::new() }
    }

    /// Whether nothing was written.
    pub(super) const fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Writes a run.
    pub(super) fn push(&mut self, overlay: &Overlay) -> Result<(), StoreError> {
        let run = write_run(&self.dir, overlay).map_err(StoreError::io(&self.dir))?;
        self.runs.push(run);
        Ok(())
    }

    /// Hands all writes to `each` in the order of their keys, one a key.
    pub(super) fn merge(
        self,
        mut each: impl FnMut(&[u8], Option<&[u8]>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let failed = |error| StoreError::io(&self.dir)(error);
        let mut readers: Vec<_> = self.runs.into_iter().map(BufReader::new).collect();
        let mut heads = BinaryHeap::new();
        for (run, reader) in readers.iter_mut().enumerate() {
            heads.extend(read_put(reader).map_err(failed)?.map(|put| head(put, run)));
        }
        let mut last: Option<Vec<u8>> = None;
        while let Some(Reverse((key, Reverse(run), value))) = heads.pop() {
            if last.as_ref() != Some(&key) {
                each(&key, value.as_deref())?;
                last = Some(key);
            }
            if let Some(reader) = readers.get_mut(run) {
                heads.extend(read_put(reader).map_err(failed)?.map(|put| head(put, run)));
            }
        }
        Ok(())
    }
}

/// What a run offers next: the lowest key first, and for one key the latest run.
type Head = Reverse<(Vec<u8>, Reverse<usize>, Option<Vec<u8>>)>;

fn head((key, value): Put, run: usize) -> Head {
    Reverse((key, Reverse(run), value))
}

fn write_run(dir: &Path, overlay: &Overlay) -> io::Result<File> {
    let mut file = BufWriter::new(tempfile::tempfile_in(dir)?);
    for (key, value) in overlay.writes() {
        let length = value.map_or(REMOVAL, |value| u32::try_from(value.len()).unwrap_or(REMOVAL - 1));
        file.write_all(&u32::try_from(key.len()).unwrap_or(u32::MAX).to_le_bytes())?;
        file.write_all(&length.to_le_bytes())?;
        file.write_all(key)?;
        file.write_all(value.unwrap_or_default())?;
    }
    let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

fn read_put(reader: &mut BufReader<File>) -> io::Result<Option<Put>> {
    let mut key_length = [0; 4];
    match reader.read_exact(&mut key_length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let mut length = [0; 4];
    reader.read_exact(&mut length)?;
    let mut key = vec![0; u32::from_le_bytes(key_length) as usize];
    reader.read_exact(&mut key)?;
    let value = match u32::from_le_bytes(length) {
        REMOVAL => None,
        length => {
            let mut value = vec![0; length as usize];
            reader.read_exact(&mut value)?;
            Some(value)
        }
    };
    Ok(Some((key, value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_run_wins_and_keys_come_in_order() {
        let dir = tempfile::TempDir::new().unwrap();
        let mut spill = Spill::new(dir.path());
        assert!(spill.is_empty());
        let runs: [&[(&str, Option<&str>)]; 3] = [
            &[("nb", Some("1")), ("nd", Some("1")), ("ne", Some("1"))],
            &[("na", Some("2")), ("nd", None)],
            &[("hz", Some("3")), ("nb", Some("")), ("ne", None), ("nd", Some("3"))],
        ];
        for run in runs {
            let mut overlay = Overlay::default();
            for (key, value) in run {
                overlay.set(key.as_bytes(), value.map(str::as_bytes));
            }
            spill.push(&overlay).unwrap();
        }
        let mut merged = Vec::new();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let each = |key: &[u8], value: Option<&[u8]>| {
            merged.push((text(key), value.map(text)));
            Ok(())
        };
        spill.merge(each).unwrap();
        let expected = [("hz", Some("3")), ("na", Some("2")), ("nb", Some("")), ("nd", Some("3")), ("ne", None)];
        assert_eq!(merged, expected.map(|(key, value)| (key.to_owned(), value.map(str::to_owned))));
    }
}
