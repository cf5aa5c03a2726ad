//! Other people's formats and the domain: bytes in, domain out, and back. No files, no store.

#[cfg(test)]
mod deals;
mod json_tree;
mod pieces;
mod row;
mod row_field;
mod write;

pub mod csv;
pub mod json;
pub mod ndjson;
pub mod plain_json;
pub mod schema;
pub mod table;

pub use write::{Writer, writer};
