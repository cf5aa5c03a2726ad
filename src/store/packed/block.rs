//! One block: a sorted run of entries in one sled value, front-coded, with a checksum over it and its fence.

use super::super::StoreError;
use super::super::disk::Bytes;

/// The first byte of every block.
const MAGIC: u8 = 0xb1;

/// Magic, count (u16), checksum (u32), both little-endian.
const HEADER: usize = 7;

/// The most entries of a block.
pub(super) const MOST_ENTRIES: usize = 64;

/// The bytes at which a block is full.
pub(super) const FULL: usize = 4096;

/// What stands at a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot<'a> {
    /// The value itself.
    Short(&'a [u8]),
    /// The value is cut into chunks.
    Long(Stub),
}

/// What is known of a value that is cut into chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stub {
    /// Bytes of the whole value.
    pub(super) len: u32,
    /// The crc32c of the whole value.
    pub(super) crc: u32,
}

/// A block whose checksum was right.
pub(super) struct Block(Bytes);

impl Block {
    /// Takes what sled gave at `fence`.
    pub(super) fn check(fence: &[u8], bytes: Bytes) -> Result<Block, StoreError> {
        match (bytes.first(), bytes.get(3..HEADER)) {
            (Some(&MAGIC), Some(crc)) if crc == checksum(fence, &bytes).to_le_bytes() => Ok(Block(bytes)),
            _ => Err(StoreError::damaged("a block's checksum")),
        }
    }

    /// How many entries it holds.
    pub(super) fn count(&self) -> usize {
        self.0.get(1..3).and_then(|count| count.try_into().ok()).map_or(0, |count| u16::from_le_bytes(count).into())
    }

    /// Its entries in order.
    pub(super) fn cursor(&self) -> Cursor<'_> {
        Cursor { rest: self.0.get(HEADER..).unwrap_or_default(), key: Vec::new(), left: self.count() }
    }
}

/// Walks through a block.
pub(super) struct Cursor<'b> {
    rest: &'b [u8],
    key: Vec<u8>,
    left: usize,
}

impl<'b> Cursor<'b> {
    /// The next entry; the key lives until the next call, the value as long as the block.
    pub(super) fn next(&mut self) -> Result<Option<(&[u8], Slot<'b>)>, StoreError> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let slot = self.read().ok_or_else(|| StoreError::damaged("a block's entries"))?;
        Ok(Some((&self.key, slot)))
    }

    fn read(&mut self) -> Option<Slot<'b>> {
        let shared = self.number()?;
        let own = self.number()?;
        let value = self.number()?;
        if shared > self.key.len() {
            return None;
        }
        self.key.truncate(shared);
        let own = self.bytes(own)?;
        self.key.extend_from_slice(own);
        let bytes = self.bytes(value >> 1)?;
        if value & 1 == 0 {
            return Some(Slot::Short(bytes));
        }
        let (len, crc) = bytes.split_first_chunk()?;
        let stub = Stub { len: u32::from_le_bytes(*len), crc: u32::from_le_bytes(crc.try_into().ok()?) };
        Some(Slot::Long(stub))
    }

    fn bytes(&mut self, len: usize) -> Option<&'b [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14] {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

/// Packs entries, which must come in order.
pub(super) struct Packer {
    bytes: Vec<u8>,
    last: Vec<u8>,
    count: u16,
}

impl Packer {
    /// An empty block.
    pub(super) fn new() -> Packer {
        Packer { bytes: vec![0; HEADER], last: Vec::new(), count: 0 }
    }

    /// How many entries it holds.
    pub(super) fn count(&self) -> usize {
        self.count.into()
    }

    /// How long the block is by now, in bytes.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Adds an entry.
    pub(super) fn push(&mut self, key: &[u8], slot: Slot<'_>) {
        let shared = self.last.iter().zip(key).take_while(|(a, b)| a == b).count();
        let own = key.get(shared..).unwrap_or_default();
        self.number(shared);
        self.number(own.len());
        match slot {
            Slot::Short(value) => {
                self.number(value.len() << 1);
                self.bytes.extend_from_slice(own);
                self.bytes.extend_from_slice(value);
            }
            Slot::Long(stub) => {
                self.number(8 << 1 | 1);
                self.bytes.extend_from_slice(own);
                self.bytes.extend_from_slice(&stub.len.to_le_bytes());
                self.bytes.extend_from_slice(&stub.crc.to_le_bytes());
            }
        }
        self.last.truncate(shared);
        self.last.extend_from_slice(own);
        self.count += 1;
    }

    /// The finished bytes, to be put at `fence`.
    pub(super) fn finish(mut self, fence: &[u8]) -> Vec<u8> {
        if let Some([magic, count @ ..]) = self.bytes.first_chunk_mut::<3>() {
            *magic = MAGIC;
            *count = self.count.to_le_bytes();
        }
        let crc = checksum(fence, &self.bytes).to_le_bytes();
        if let Some(place) = self.bytes.get_mut(3..HEADER) {
            place.copy_from_slice(&crc);
        }
        self.bytes
    }

    /// Seven bits a byte, lowest first. Keys and short values are far below the 21 bits that three bytes hold.
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }
}

fn checksum(fence: &[u8], block: &[u8]) -> u32 {
    let head = crc32c::crc32c_append(crc32c::crc32c(fence), block.get(..3).unwrap_or_default());
    crc32c::crc32c_append(head, block.get(HEADER..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed() -> Vec<u8> {
        let mut packer = Packer::new();
        packer.push(b"anna", Slot::Short(b"1"));
        packer.push(b"annette", Slot::Short(&[7; 3000]));
        packer.push(b"bert", Slot::Long(Stub { len: 70_000, crc: 5 }));
        packer.finish(b"a")
    }

    #[test]
    fn a_block_gives_back_what_was_packed() {
        let block = Block::check(b"a", packed().into()).unwrap();
        assert_eq!(block.count(), 3);
        let mut cursor = block.cursor();
        assert_eq!(cursor.next().unwrap(), Some((b"anna".as_slice(), Slot::Short(b"1".as_slice()))));
        assert_eq!(cursor.next().unwrap(), Some((b"annette".as_slice(), Slot::Short([7; 3000].as_slice()))));
        assert_eq!(cursor.next().unwrap(), Some((b"bert".as_slice(), Slot::Long(Stub { len: 70_000, crc: 5 }))));
        assert_eq!(cursor.next().unwrap(), None);
    }

    #[test]
    fn no_flipped_bit_of_a_block_goes_unnoticed() {
        let good = packed();
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(Block::check(b"a", bad.into()).is_err(), "bit {bit}");
        }
        assert!(Block::check(b"b", good.clone().into()).is_err(), "a block in another's place");
        assert!(Block::check(b"a", good[..good.len() - 1].into()).is_err());
        assert!(Block::check(b"a", Vec::new().into()).is_err());
    }
}
