//! How the program is linked: at a fixed address, where the system can be told so.
//!
//! A program that may lie anywhere has the addresses in its tables put right at each start, some 70,000 of them, mostly
//! in tables of time zones and of Chinese characters: 2 ms, as long as the rest of a look-up. Safe Rust does not need to
//! be hard to find.

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
