//! The program: words in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(rolo::boot::run(std::env::args_os()))
}
