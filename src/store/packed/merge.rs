//! Merging gathered writes into blocks: block by block, split when too large, dropped when empty.

use std::iter::Peekable;
use std::ops::Range;

use super::super::StoreError;
use super::super::disk::Batch;
use super::block::{FULL, MOST_ENTRIES, Packer, Slot, Stub};
use super::layout::{CHUNK, LONG, block_key, chunk_key, floor_of};
use super::map::{Packed, Placed};
use super::overlay::{Overlay, Write};

/// What became of the block at a fence: the blocks that stand there now, with their numbers of entries.
pub(super) struct Replaced {
    pub(super) fence: Vec<u8>,
    pub(super) by: Vec<(Vec<u8>, usize)>,
}

/// A merge under way.
pub(super) struct Merge<'o> {
    writes: Peekable<Box<dyn Iterator<Item = Write<'o>> + 'o>>,
    replaced: Vec<Replaced>,
}

/// An entry of the block that is being made.
struct Line<'b> {
    key: &'b [u8],
    slot: Slot<'b>,
}

/// The entries of a block with their whole keys, which the block itself holds only in part.
#[derive(Default)]
struct Unpacked<'b> {
    keys: Vec<u8>,
    slots: Vec<(Range<usize>, Slot<'b>)>,
}

/// What a block of a run may hold.
#[derive(Clone, Copy)]
struct Measure {
    bytes: usize,
    entries: usize,
}

impl<'o> Merge<'o> {
    pub(super) fn of(overlay: &'o Overlay) -> Merge<'o> {
        let writes: Box<dyn Iterator<Item = Write<'o>> + 'o> = Box::new(overlay.writes());
        Merge { writes: writes.peekable(), replaced: Vec::new() }
    }

    /// The blocks that were replaced.
    pub(super) fn into_replaced(self) -> Vec<Replaced> {
        self.replaced
    }

    /// Merges the writes that belong to the next block. Returns whether there was one.
    pub(super) fn step(&mut self, packed: &Packed, batch: &mut Batch) -> Result<bool, StoreError> {
        let Some((first, _)) = self.writes.peek() else { return Ok(false) };
        let floor = floor_of(first);
        let old = packed.block_at(first)?;
        let fence = old.as_ref().map_or(floor, |old| &old.fence).to_vec();
        let next = packed.block_after(&fence)?.map(|next| next.fence);
        let belongs = |key: &[u8]| key.starts_with(floor) && next.as_ref().is_none_or(|next| key < next.as_slice());
        let unpacked = old.as_ref().map(unpack).transpose()?.unwrap_or_default();
        let mut writes = Vec::new();
        while let Some(write) = self.writes.next_if(|(key, _)| belongs(key)) {
            writes.push(write);
        }
        let (lines, is_appended) = merged(&unpacked, &writes, batch);
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

fn unpack(placed: &Placed) -> Result<Unpacked<'_>, StoreError> {
    let mut unpacked = Unpacked::default();
    let mut cursor = placed.block.cursor();
    while let Some((key, slot)) = cursor.next()? {
        let start = unpacked.keys.len();
        unpacked.keys.extend_from_slice(key);
        unpacked.slots.push((start..unpacked.keys.len(), slot));
    }
    Ok(unpacked)
}

/// The old entries with the writes in their places, and whether all writes stand behind the old entries.
fn merged<'b>(old: &'b Unpacked<'b>, writes: &[Write<'b>], batch: &mut Batch) -> (Vec<Line<'b>>, bool) {
    let mut lines = Vec::with_capacity(writes.len() + old.slots.len());
    let mut writes = writes.iter().copied().peekable();
    let mut is_appended = true;
    for (range, slot) in &old.slots {
        let key = old.keys.get(range.clone()).unwrap_or_default();
        while let Some((new, value)) = writes.next_if(|(new, _)| *new < key) {
            is_appended = false;
            lines.extend(write(new, value, None, batch));
        }
        match writes.next_if(|(new, _)| *new == key) {
            Some((new, value)) => {
                is_appended = false;
                lines.extend(write(new, value, Some(*slot), batch));
            }
            None => lines.push(Line { key, slot: *slot }),
        }
    }
    for (new, value) in writes {
        lines.extend(write(new, value, None, batch));
    }
    (lines, is_appended)
}

/// The entry that is written at a key in place of `old`; chunks go into the batch at once.
fn write<'b>(key: &'b [u8], value: Option<&'b [u8]>, old: Option<Slot<'b>>, batch: &mut Batch) -> Option<Line<'b>> {
    let long = value.filter(|value| value.len() > LONG);
    let mut chunks = 0;
    for chunk in long.into_iter().flat_map(|value| value.chunks(CHUNK)) {
        batch.set(chunk_key(key, chunks), Some(chunk.to_vec()));
        chunks += 1;
    }
    if let Some(Slot::Long(stub)) = old {
        for index in chunks..(stub.len as usize).div_ceil(CHUNK) {
            batch.set(chunk_key(key, index), None);
        }
    }
    let stub =
        long.map(|value| Stub { len: u32::try_from(value.len()).unwrap_or(u32::MAX), crc: crc32c::crc32c(value) });
    let slot = stub.map(Slot::Long).or(value.map(Slot::Short))?;
    Some(Line { key, slot })
}

/// A run of entries that becomes one block.
struct Run<'l> {
    first: &'l [u8],
    packer: Packer,
}

fn runs<'l>(lines: &[Line<'l>], most: Measure) -> Vec<Run<'l>> {
    let mut runs: Vec<Run<'l>> = Vec::new();
    for line in lines {
        let adds = line.key.len() + if let Slot::Short(value) = line.slot { value.len() } else { 8 };
        let fits = |run: &&mut Run<'_>| run.packer.count() < most.entries && run.packer.size() + adds <= most.bytes;
        if let Some(run) = runs.last_mut().filter(fits) {
            run.packer.push(line.key, line.slot);
        } else {
            let mut packer = Packer::new();
            packer.push(line.key, line.slot);
            runs.push(Run { first: line.key, packer });
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
