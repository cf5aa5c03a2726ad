//! What stands where in sled: blocks, chunks and the one meta value.

/// The key of the meta value.
pub(super) const META: &[u8] = b"M";

/// Values of more bytes are cut into chunks.
pub(super) const LONG: usize = 3_000;

/// Bytes of a chunk; sled would put values of over 8 KB into files of their own, which it never syncs.
pub(super) const CHUNK: usize = 6_000;

/// The key of the block whose fence is `fence`.
pub(super) fn block_key(fence: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(fence.len() + 1);
    key.push(b'B');
    key.extend_from_slice(fence);
    key
}

/// The key of a chunk; the length keeps the chunks of two keys apart.
pub(super) fn chunk_key(key: &[u8], index: usize) -> Vec<u8> {
    let mut chunk = vec![b'C'];
    chunk.extend_from_slice(&(key.len() as u64).to_be_bytes());
    chunk.extend_from_slice(key);
    chunk.extend_from_slice(&(index as u64).to_be_bytes());
    chunk
}

/// The fence back from a block's key.
pub(super) fn fence_of(key: &[u8]) -> &[u8] {
    key.get(1..).unwrap_or_default()
}

/// The lowest fence of the view that `key` belongs to.
pub(super) fn floor_of(key: &[u8]) -> &[u8] {
    key.get(..1).unwrap_or_default()
}

/// The first key after all that begin with `prefix`; nothing if there is none.
pub(super) fn end_of(prefix: &[u8]) -> Option<Vec<u8>> {
    let last = prefix.iter().rposition(|byte| *byte != u8::MAX)?;
    let mut end = prefix.get(..=last)?.to_vec();
    if let Some(byte) = end.last_mut() {
        *byte += 1;
    }
    Some(end)
}
