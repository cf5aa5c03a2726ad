//! Merging gathered writes into blocks: block by block, split when too large, dropped when empty.

use std::iter::Peekable;
use std::vec;

use super::super::StoreError;
use super::super::disk::Batch;
use super::block::{Cursor, FULL, MOST_ENTRIES, Packer, Slot, Stub};
use super::layout::{CHUNK, LONG, block_key, chunk_key, floor_of};
use super::map::{Packed, Placed};
use super::overlay::Overlay;

/// What became of the block at a fence: the blocks that stand there now, with their numbers of entries.
pub(super) struct Replaced {
    pub(super) fence: Vec<u8>,
    pub(super) by: Vec<(Vec<u8>, usize)>,
}

type Write = (Vec<u8>, Option<Vec<u8>>);

/// A merge under way.
pub(super) struct Merge {
    writes: Peekable<vec::IntoIter<Write>>,
    replaced: Vec<Replaced>,
}

/// An entry of the block that is being made.
struct Line<'b> {
    key: Vec<u8>,
    value: Held<'b>,
}

enum Held<'b> {
    Old(Slot<'b>),
    New(Vec<u8>),
}

impl Line<'_> {
    fn slot(&self) -> Slot<'_> {
        match &self.value {
            Held::Old(slot) => *slot,
            Held::New(bytes) => Slot::Short(bytes),
        }
    }
}

/// What a block of a run may hold.
#[derive(Clone, Copy)]
struct Measure {
    bytes: usize,
    entries: usize,
}

impl Merge {
    pub(super) fn of(overlay: Overlay) -> Merge {
        let writes: Vec<Write> = overlay.into_writes().collect();
        Merge { writes: writes.into_iter().peekable(), replaced: Vec::new() }
    }

    /// The blocks that were replaced so far.
    pub(super) fn replaced(&self) -> &[Replaced] {
        &self.replaced
    }

    /// Merges the writes that belong to the next block. Returns whether there was one.
    pub(super) fn step(&mut self, packed: &Packed, batch: &mut Batch) -> Result<bool, StoreError> {
        let Some((first, _)) = self.writes.peek() else { return Ok(false) };
        let floor = floor_of(first).to_vec();
        let old = packed.block_at(first)?;
        let fence = old.as_ref().map_or(&floor, |old| &old.fence).clone();
        let next = packed.block_after(&fence)?.map(|next| next.fence);
        let belongs = |key: &[u8]| key.starts_with(&floor) && next.as_ref().is_none_or(|next| key < next.as_slice());
        let mut writes = Vec::new();
        while let Some(write) = self.writes.next_if(|(key, _)| belongs(key)) {
            writes.push(write);
        }
        let (lines, is_appended) = merged(old.as_ref(), writes, batch)?;
        let mut runs = runs(&lines, Measure { bytes: FULL, entries: MOST_ENTRIES });
        if runs.len() > 1 && !is_appended {
            runs = self::runs(&lines, evenly(&runs, lines.len()));
        }
        if runs.is_empty() && old.is_some() {
            batch.set(block_key(&fence), None);
        }
        let by = write_runs(runs, &fence, batch);
        self.replaced.push(Replaced { fence, by });
        Ok(true)
    }
}

/// The entries of the old block with the writes in their places, and whether all writes stand behind the old entries.
fn merged<'b>(
    old: Option<&'b Placed>,
    writes: Vec<Write>,
    batch: &mut Batch,
) -> Result<(Vec<Line<'b>>, bool), StoreError> {
    let mut lines = Vec::with_capacity(writes.len() + MOST_ENTRIES);
    let mut writes = writes.into_iter().peekable();
    let mut is_appended = true;
    let mut cursor = old.map(|old| old.block.cursor());
    while let Some((key, slot)) = cursor.as_mut().map(Cursor::next).transpose()?.flatten() {
        while let Some((new, value)) = writes.next_if(|(new, _)| new.as_slice() < key) {
            is_appended = false;
            push(new, value, None, &mut lines, batch);
        }
        match writes.next_if(|(new, _)| new == key) {
            Some((new, value)) => {
                is_appended = false;
                push(new, value, Some(slot), &mut lines, batch);
            }
            None => lines.push(Line { key: key.to_vec(), value: Held::Old(slot) }),
        }
    }
    for (new, value) in writes {
        push(new, value, None, &mut lines, batch);
    }
    Ok((lines, is_appended))
}

/// Adds what is written at a key in place of `old`; chunks go into the batch at once.
fn push(key: Vec<u8>, value: Option<Vec<u8>>, old: Option<Slot<'_>>, lines: &mut Vec<Line<'_>>, batch: &mut Batch) {
    let long = value.as_deref().filter(|value| value.len() > LONG);
    let chunks: Vec<&[u8]> = long.map(|value| value.chunks(CHUNK).collect()).unwrap_or_default();
    for (index, chunk) in chunks.iter().enumerate() {
        batch.set(chunk_key(&key, index), Some(chunk.to_vec()));
    }
    if let Some(Slot::Long(stub)) = old {
        for index in chunks.len()..(stub.len as usize).div_ceil(CHUNK) {
            batch.set(chunk_key(&key, index), None);
        }
    }
    let stub =
        long.map(|value| Stub { len: u32::try_from(value.len()).unwrap_or(u32::MAX), crc: crc32c::crc32c(value) });
    match (stub, value) {
        (Some(stub), _) => lines.push(Line { key, value: Held::Old(Slot::Long(stub)) }),
        (None, Some(value)) => lines.push(Line { key, value: Held::New(value) }),
        (None, None) => {}
    }
}

/// A run of entries that becomes one block.
struct Run<'l> {
    first: &'l [u8],
    packer: Packer,
}

fn runs<'l>(lines: &'l [Line<'_>], most: Measure) -> Vec<Run<'l>> {
    let mut runs: Vec<Run<'l>> = Vec::new();
    for line in lines {
        let slot = line.slot();
        let adds = line.key.len() + if let Slot::Short(value) = slot { value.len() } else { 8 };
        let fits = |run: &&mut Run<'_>| run.packer.count() < most.entries && run.packer.size() + adds <= most.bytes;
        if let Some(run) = runs.last_mut().filter(fits) {
            run.packer.push(&line.key, slot);
        } else {
            let mut packer = Packer::new();
            packer.push(&line.key, slot);
            runs.push(Run { first: &line.key, packer });
        }
    }
    runs
}

/// The measure by which runs become of about the same size, so that each has room for more.
fn evenly(runs: &[Run<'_>], entries: usize) -> Measure {
    let bytes: usize = runs.iter().map(|run| run.packer.size()).sum();
    let each = bytes.div_ceil(runs.len().max(1));
    Measure { bytes: (each + each / 8).min(FULL), entries: entries.div_ceil(runs.len().max(1)) }
}

fn write_runs(runs: Vec<Run<'_>>, fence: &[u8], batch: &mut Batch) -> Vec<(Vec<u8>, usize)> {
    let mut by = Vec::with_capacity(runs.len());
    for run in runs {
        // The first one keeps the old fence, which may lie before its first key.
        let own = if by.is_empty() { fence.to_vec() } else { run.first.to_vec() };
        by.push((own.clone(), run.packer.count()));
        batch.set(block_key(&own), Some(run.packer.finish(&own)));
    }
    by
}
