//! The journal: the append-only, checksummed, hash-chained log of entries that is the book's truth.
//!
//! It knows nothing of the views; they are made from it and may be lost at any time.
//!
//! # Invariants
//!
//! * An entry is on disk before [`Journal::commit`] returns, the directory included when it is in a new segment.
//! * Only committed entries exist. Only the last one can be torn; what is cut off is moved aside, never deleted.
//! * After a failed write or sync this process writes nothing more.
//! * A damaged journal is never modified: it is read up to the damage.
//!
//! # Format
//!
//! This section is enough to write a reader in any language.
//!
//! A journal is a directory (mode 0700) of *segments*, files (mode 0600) that are called `000001.log`, `000002.log` and
//! so on: the number in decimal, six digits or more, without gaps. The journal is the segments in the order of their
//! numbers. A segment may be empty. An entry lies in one segment. An entry begins a new segment when the last one
//! has reached 8 MiB; a large entry becomes a segment of its own, to which later entries are appended until it has
//! reached 8 MiB.
//!
//! Other files in the directory are not part of the journal: `torn-1`, `torn-2` … hold tails that were cut off, and
//! `staging-…` holds lines of an entry that is not committed yet.
//!
//! ## Lines
//!
//! A segment is a sequence of lines, each at most 16 MiB long with everything:
//!
//! ```text
//! crc32c SP payload LF
//! ```
//!
//! `crc32c` is the CRC-32C (Castagnoli, as in iSCSI) of the payload's bytes as eight hexadecimal digits in lower case.
//! `SP` is one space, `LF` one byte 0x0A. The payload is a JSON object in UTF-8 that holds no LF and no NUL. Its first
//! bytes tell what kind of line it is; no white space stands before or within them:
//!
//! | first bytes | payload | meaning |
//! | --- | --- | --- |
//! | `{"begin":` | `{"begin":{…},"nonce":"…"}` | begins an entry; holds its [`Header`] |
//! | `{"change":` | `{"change":{"kind":…,"id":…,"set":{path:[old,new],…}},"nonce":"…"}` | one [`Change`] of the entry |
//! | `{"erased":` | `{"erased":"<64 hex digits>"}` | a change stood here; its payload's SHA-256 |
//! | `{"commit":` | `{"commit":{"seq":…,"time":…,"count":…,"prev":"…","hash":"…"}}` | ends the entry |
//!
//! A reader ignores keys that it does not know. The nonce is 128 random bits in hexadecimal digits, so that nobody can
//! find an erased change by guessing.
//!
//! ## Entries
//!
//! An entry is a begin line, any number of change and erased lines, and a commit line. In the commit line
//!
//! * `seq` is the number of the entry in this journal: 1, 2, 3, without gaps;
//! * `time` is a 64-bit hybrid logical clock reading: milliseconds since 1970 in the upper 48 bits, a counter below;
//! * `count` is the number of change and erased lines;
//! * `prev` is the `hash` of the entry before, and 64 zeros in the first one;
//! * `hash` is the entry's own hash.
//!
//! All hashes are SHA-256, written as 64 hexadecimal digits in lower case. An entry's hash is taken over the following
//! bytes, one after the other:
//!
//! 1. the 32 bytes of `prev`;
//! 2. the 32 bytes of the SHA-256 of the begin line's payload;
//! 3. for each change line, in their order, the 32 bytes of the SHA-256 of its payload; for an erased line the 32 bytes
//!    that it names, which are the same;
//! 4. `seq`, `time` and `count`, each as 8 bytes, the most significant first.
//!
//! ## A reader
//!
//! ```python
//! import hashlib, json, pathlib, sys
//! prev, entry = bytes(32), None
//! for segment in sorted(pathlib.Path(sys.argv[1]).glob("*.log"), key=lambda path: int(path.stem)):
//!     for line in segment.open("rb"):
//!         payload = line[9:-1]                        # line[:8] is the CRC-32C
//!         (kind, body), *_ = json.loads(payload).items()
//!         if kind == "begin":
//!             entry, changes = [hashlib.sha256(payload).digest()], []
//!         elif kind == "change":
//!             entry.append(hashlib.sha256(payload).digest()); changes.append(body)
//!         elif kind == "erased":
//!             entry.append(bytes.fromhex(body))
//!         elif kind == "commit":
//!             numbers = b"".join(body[key].to_bytes(8, "big") for key in ("seq", "time", "count"))
//!             digest = hashlib.sha256(prev + b"".join(entry) + numbers).digest()
//!             assert body["prev"] == prev.hex() and body["hash"] == digest.hex(), "the chain is broken"
//!             prev = digest
//!             for change in changes: print(json.dumps(change))
//! ```
//!
//! ## Torn or damaged
//!
//! What follows the last commit line is not there. It is *torn* when it lies in the last segment and no whole commit
//! line follows it: a process or a machine stopped while it wrote. There is one more case. An entry of at most 4,096
//! bytes is written at once, and a power cut can leave zero bytes in place of its beginning although its commit line
//! is whole. So a last entry of that size is torn, too, if one of its lines holds a zero byte.
//!
//! Everything else that does not read as above is *damage*: a whole commit line follows bad bytes, the chain is broken,
//! a segment is missing, or the views know of an entry that is not there.
//!
//! [`Header`]: crate::domain::Header
//! [`Change`]: crate::domain::Change

mod chain;
mod check;
mod commit;
mod draft;
mod error;
mod events;
mod line;
mod log;
mod nonce;
mod open;
mod payload;
mod segment;
mod tape;
mod torn;
mod writer;

#[cfg(test)]
mod testing;

pub use commit::{Committed, Places};
pub use draft::Draft;
pub use error::{Damage, Flaw, JournalError};
pub use events::{Event, Events, Passing};
pub use log::{Journal, Limits};
pub use open::Opening;
pub use torn::Torn;
