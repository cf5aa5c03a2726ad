//! The packed map beside a plain `BTreeMap`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

type Model = BTreeMap<Vec<u8>, Vec<u8>>;

#[derive(Clone, Debug)]
enum Step {
    Commit(Vec<(Vec<u8>, Option<Vec<u8>>)>),
    Pour(Vec<(Vec<u8>, Option<Vec<u8>>)>),
    Reopen,
}

/// Few views and few letters, so that keys meet, prefixes nest and blocks border on each other.
fn key() -> impl Strategy<Value = Vec<u8>> {
    let view = prop::sample::select(vec![b'a', b'b', 0xff]);
    let rest = prop::collection::vec(prop::sample::select(vec![0, 1, b'x', b'y', 0xff]), 0..6);
    (view, rest).prop_map(|(view, rest)| [vec![view], rest].concat())
}

fn value() -> impl Strategy<Value = Option<Vec<u8>>> {
    let length = prop_oneof![8 => 0..40_usize, 4 => 200..1_200_usize, 1 => 2_990..3_010_usize, 1 => 0..20_000_usize];
    prop::option::weighted(0.75, (length, any::<u8>()).prop_map(|(length, byte)| vec![byte; length]))
}

fn step() -> impl Strategy<Value = Step> {
    let writes = || prop::collection::vec((key(), value()), 1..150);
    prop_oneof![5 => writes().prop_map(Step::Commit), 1 => writes().prop_map(Step::Pour), 1 => Just(Step::Reopen)]
}

fn overlay(writes: &[(Vec<u8>, Option<Vec<u8>>)]) -> Overlay {
    let mut overlay = Overlay::default();
    for (key, value) in writes {
        overlay.set(key, value.as_deref());
    }
    overlay
}

fn write(model: &mut Model, writes: &[(Vec<u8>, Option<Vec<u8>>)]) {
    for (key, value) in writes {
        match value {
            Some(value) => model.insert(key.clone(), value.clone()),
            None => model.remove(key),
        };
    }
}

fn check(packed: &Packed, model: &Model, probe: &[u8], start: usize, len: usize) {
    assert_eq!(packed.get(probe).unwrap().as_ref(), model.get(probe));
    let all: Vec<_> = model.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    let inside = |prefix: &[u8]| -> Vec<_> { all.iter().filter(|(key, _)| key.starts_with(prefix)).cloned().collect() };
    for prefix in [&probe[..1], &probe[..probe.len().min(2)], probe] {
        let expected = inside(prefix);
        // The second reading keeps what it reads, the third one takes what was kept.
        for _ in 0..3 {
            let keep = |kept: &mut Vec<_>, key: &[u8], value: &[u8]| {
                kept.push((key.to_vec(), value.to_vec()));
                Ok(())
            };
            let mut often = packed.share_often(prefix, Vec::new, keep).unwrap().concat();
            often.sort();
            assert_eq!(often, expected);
        }
        let forward = packed.entries(prefix, Direction::Forward).unwrap();
        assert_eq!(forward.collect::<Result<Vec<_>, _>>().unwrap(), expected);
        let backward = packed.entries(prefix, Direction::Backward).unwrap();
        let mut backward = backward.collect::<Result<Vec<_>, _>>().unwrap();
        backward.reverse();
        assert_eq!(backward, expected, "backward");
        let each = |shared: &mut Vec<_>, key: &[u8], value: &[u8]| {
            shared.push((key.to_vec(), value.to_vec()));
            Ok(())
        };
        let mut shared = packed.share(prefix, Vec::new, each).unwrap().concat();
        shared.sort();
        assert_eq!(shared, expected, "share");
        assert_eq!(packed.count(prefix).unwrap(), expected.len(), "count");
        let window: Vec<_> = expected.iter().skip(start).take(len).map(|(key, _)| key.clone()).collect();
        assert_eq!(packed.window(prefix, start, len).unwrap(), window, "window {start} {len}");
    }
    let view = inside(&probe[..1]);
    let (before, after): (Vec<_>, Vec<_>) = view.into_iter().partition(|(key, _)| key.as_slice() < probe);
    assert_eq!(packed.rank(probe).unwrap(), before.len(), "rank");
    let from = packed.entries_from(&probe[..1], probe).unwrap();
    assert_eq!(from.collect::<Result<Vec<_>, _>>().unwrap(), after, "from");
    let mut back = packed.entries_before(&probe[..1], probe).unwrap().collect::<Result<Vec<_>, _>>().unwrap();
    back.reverse();
    assert_eq!(back, before, "before");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_map_answers_as_a_plain_one_would(
        steps in prop::collection::vec((step(), key(), 0..200_usize, 0..100_usize), 1..12)
    ) {
        let dir = TempDir::new().unwrap();
        let mut packed = Packed::open(dir.path()).unwrap();
        let mut model = Model::new();
        for (number, (step, probe, start, len)) in (0_u8..).zip(steps) {
            match &step {
                Step::Commit(writes) => {
                    packed.commit(&overlay(writes), &[number]).unwrap();
                    assert_eq!(packed.meta().unwrap(), Some(vec![number]));
                    write(&mut model, writes);
                }
                Step::Pour(writes) => {
                    packed.pour(&overlay(writes)).unwrap();
                    packed.commit(&Overlay::default(), &[number]).unwrap();
                    write(&mut model, writes);
                }
                Step::Reopen => {
                    drop(packed);
                    packed = Packed::open(dir.path()).unwrap();
                }
            }
            check(&packed, &model, &probe, start, len);
        }
    }
}

fn numbered(number: u32) -> Vec<u8> {
    [b"n".as_slice(), &number.to_be_bytes()].concat()
}

#[test]
fn rows_that_come_in_order_fill_their_blocks() {
    let dir = TempDir::new().unwrap();
    let mut packed = Packed::open(dir.path()).unwrap();
    for number in 0..1_000 {
        packed.commit(&overlay(&[(numbered(number), Some(vec![1; 100]))]), &[]).unwrap();
    }
    let fences = packed.fences(b'n').unwrap();
    assert!(fences.len() <= 1_000 / 35, "{} blocks", fences.len());
}

#[test]
fn rows_that_come_in_any_order_leave_no_tiny_blocks() {
    let dir = TempDir::new().unwrap();
    let mut packed = Packed::open(dir.path()).unwrap();
    for number in 0..1_000_u32 {
        let key = numbered(number.wrapping_mul(0x9e37_79b9));
        packed.commit(&overlay(&[(key, Some(vec![1; 100]))]), &[]).unwrap();
    }
    let fences = packed.fences(b'n').unwrap();
    assert!(fences.len() <= 1_000 / 20, "{} blocks", fences.len());
}

#[test]
fn a_long_value_leaves_no_chunk_behind() {
    let dir = TempDir::new().unwrap();
    let mut packed = Packed::open(dir.path()).unwrap();
    for length in [70_000, 7_000, 64_000, 10, 12_000, 6_000] {
        packed.commit(&overlay(&[(numbered(1), Some(vec![7; length]))]), &[]).unwrap();
        assert_eq!(packed.get(&numbered(1)).unwrap().unwrap().len(), length);
    }
    packed.commit(&overlay(&[(numbered(1), None)]), &[]).unwrap();
    let mut left = Vec::new();
    let each = |key: &super::super::disk::Bytes, _: &super::super::disk::Bytes| {
        left.push(key.to_vec());
        Ok(ControlFlow::Continue(()))
    };
    packed.disk.scan(std::ops::Bound::Unbounded, std::ops::Bound::Unbounded, each).unwrap();
    left.retain(|key| !key.starts_with(b"R"));
    assert_eq!(left, [b"M".to_vec()]);
}

#[test]
fn a_block_that_fell_back_to_an_earlier_state_is_noticed_at_opening() {
    let dir = TempDir::new().unwrap();
    let mut packed = Packed::open(dir.path()).unwrap();
    let key = layout::block_key(b"n");
    packed.commit(&overlay(&[(numbered(1), Some(vec![1]))]), &[]).unwrap();
    let earlier = packed.disk.get(&key).unwrap().unwrap().to_vec();
    packed.commit(&overlay(&[(numbered(1), Some(vec![2]))]), &[]).unwrap();
    let mut batch = super::super::disk::Batch::default();
    batch.set(key, Some(earlier));
    packed.disk.apply(batch).unwrap();
    drop(packed);
    assert!(Packed::open(dir.path()).is_err());
}
