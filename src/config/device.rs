//! The identity of this installation, which lives outside every book.

use super::Paths;
use super::place::{Existing, Written, read_if_there, write_whole};
use crate::domain::DeviceId;
use crate::domain::id::Uuid128;
use crate::ops::{Code, Failure, Reason};

/// The identity of this installation. On first use it becomes `fresh`; of two programs that start at once, both get
/// the one that was written first.
pub fn device_id(paths: &Paths, fresh: DeviceId) -> Result<DeviceId, Failure> {
    if let Some(known) = read_device(paths)? {
        return Ok(known);
    }
    let path = paths.device();
    match write_whole(&path, &format!("{fresh}\n"), Existing::Keep)? {
        Written::Now => Ok(fresh),
        Written::Before => Ok(read_device(paths)?.unwrap_or(fresh)),
    }
}

fn read_device(paths: &Paths) -> Result<Option<DeviceId>, Failure> {
    let Some(text) = read_if_there(&paths.device())? else { return Ok(None) };
    let read = text.trim().parse::<Uuid128>().map(DeviceId).map(Some);
    read.map_err(|invalid| {
        let bad = Failure::new(Code::BadSettings).fact("path", paths.device().display()).fact("line", 1);
        bad.because(Reason::BadValue).fact("what", invalid.what).fact("text", invalid.text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::settings::tests::home;

    #[test]
    fn an_installation_keeps_its_identity() {
        let (_dir, paths) = home();
        let first = DeviceId(Uuid128(1));
        assert_eq!(device_id(&paths, first), Ok(first));
        assert_eq!(device_id(&paths, DeviceId(Uuid128(2))), Ok(first));
        std::fs::write(paths.device(), "what?").unwrap();
        assert_eq!(device_id(&paths, first).unwrap_err().code, Code::BadSettings);
    }
}
