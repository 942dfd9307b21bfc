//! Snapshots that somebody changed: those whose checksums are wrong are refused by name; those whose checksums were made right are refused, or
//! can be asked anything.

use std::path::Path;

use dictum::{Graph, StoreError};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::parts::Parts;
use super::{opened, saved};
use crate::world::{Dice, World, answers, cases, plans, throw};

/// Something that could stand in a section instead.
fn patch(parts: &mut Parts, dice: &mut Dice) {
    let filled: Vec<usize> = (0..parts.0.len()).filter(|part| !parts.0[*part].1.is_empty()).collect();
    let statements = parts.0.iter().position(|(name, _)| name == "statements").unwrap();
    let part = if dice.chance(50) && filled.contains(&statements) { statements } else { dice.one_of(&filled) };
    let section = &mut parts.0[part].1;
    let (at, other) = (dice.below(section.len()), dice.below(section.len()));
    match dice.below(6) {
        0 => section[at] = dice.below(256) as u8,
        1 => section[at] = section[at].wrapping_add(if dice.chance(50) { 1 } else { 255 }),
        2 => section[at] = section[other],
        3 => swap(section, at / 16 * 16, other / 16 * 16, 16),
        4 => number(section, at / 4 * 4, other / 4 * 4, dice),
        _ => {
            // One item less, or the last twice.
            let size = dice.one_of(&[1, 4, 8, 12, 16]).min(section.len());
            let last = section.split_off(section.len() - size);
            let times = if dice.chance(50) { 2 } else { 0 };
            (0..times).for_each(|_| section.extend(&last));
        }
    }
}

fn swap(section: &mut [u8], one: usize, other: usize, size: usize) {
    let size = size.min(section.len() - one.max(other));
    for byte in 0..size {
        section.swap(one + byte, other + byte);
    }
}

fn number(section: &mut [u8], at: usize, other: usize, dice: &mut Dice) {
    if at.max(other) + 4 <= section.len() {
        let there = super::parts::u32_at(section, other);
        let small = dice.below(12) as u32;
        let number = dice.one_of(&[there, there.wrapping_add(1), there.wrapping_sub(1), small, u32::MAX]);
        section[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }
}

/// It is refused, or whatever is asked of it has an answer.
fn is_refused_or_answers(file: &[u8], path: &Path) -> TestCaseResult {
    std::fs::write(path, file).unwrap();
    let Ok(mut graph) = Graph::open(path) else { return Ok(()) };
    prop_assert!(!answers(&graph).is_empty() || graph.nodes().count() == 0);
    let _ = graph.verify();
    let _ = serde_json::to_string(&graph).unwrap();
    let _ = graph.compacted();
    // It is as much a graph as it was.
    prop_assert!(saved(&graph) == file, "it is saved otherwise than it was opened");
    let _ = graph.insert(dictum::Document::new("one more", "Words."));
    Ok(())
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_snapshot_made_up_with_right_checksums_is_refused_or_can_be_asked_anything(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let whole = Parts::of(&saved(&world.graph));
        let mut dice = Dice::from(throw);
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..60 {
            let mut parts = whole.clone();
            (0..1 + dice.below(3)).for_each(|_| patch(&mut parts, &mut dice));
            is_refused_or_answers(&parts.file(), &folder.path().join("made up"))?;
        }
    }
}

/// A graph with something in every section.
fn story() -> Graph {
    super::story().unwrap()
}

#[test]
fn a_bit_that_was_flipped_is_told_by_the_name_of_its_section() {
    let whole = saved(&story());
    let parts = Parts::of(&whole);
    let mut start = whole.len() - parts.0.iter().map(|(_, section)| section.len()).sum::<usize>();
    for (name, section) in &parts.0 {
        assert!(!section.is_empty(), "nothing is in {name}");
        for at in (start..start + section.len()).step_by(7) {
            let told = opened(&flipped(&whole, at, at % 8)).unwrap_err();
            assert!(matches!(&told, StoreError::Damaged { section, .. } if section == name), "byte {at}: {told}");
        }
        start += section.len();
    }
}

fn flipped(whole: &[u8], at: usize, bit: usize) -> Vec<u8> {
    let mut flipped = whole.to_vec();
    flipped[at] ^= 1 << bit;
    flipped
}

#[test]
fn every_bit_of_a_header_is_held() {
    let whole = saved(&story());
    let parts = Parts::of(&whole);
    let header = whole.len() - parts.0.iter().map(|(_, section)| section.len()).sum::<usize>();
    for at in 0..header {
        let told = opened(&flipped(&whole, at, at % 8)).unwrap_err();
        let is_named = match at {
            0..8 => matches!(told, StoreError::NoGraph { .. }),
            8..12 => matches!(told, StoreError::OtherVersion { .. }),
            _ => matches!(told, StoreError::Damaged { section: "header", .. }),
        };
        assert!(is_named, "byte {at}: {told}");
    }
}

#[test]
fn a_file_that_was_cut_off_anywhere_says_how_long_it_should_be() {
    let whole = saved(&story());
    for length in 0..whole.len() {
        let told = opened(&whole[..length]).unwrap_err();
        let StoreError::CutOff { expected, found, .. } = told else { panic!("{length} bytes: {told}") };
        assert!(found == length as u64 && expected > found && expected <= whole.len() as u64);
    }
    let longer = [&whole[..], b"more"].concat();
    let told = opened(&longer).unwrap_err().to_string();
    assert!(told.contains("4 bytes stand after the last section"), "{told}");
}

#[test]
fn a_later_version_is_called_so_whatever_else_it_holds() {
    let told = opened(b"\x89dictum\n\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0").unwrap_err();
    assert!(matches!(told, StoreError::OtherVersion { version: 2, .. }), "{told}");
    assert!(told.to_string().ends_with("open it with the library that saved it, or a later one"), "{told}");
}

#[test]
fn a_name_that_this_library_does_not_know_is_told() {
    for (section, known, unknown, told) in [
        ("kinds", "person", "wizard", r#"no kind "wizard""#),
        ("relations", "\nspoken_by", "\nspoken_to", r#"no term "spoken_to""#),
        ("relations", "verdict", "sarcasm", r#"no relation "sarcasm""#),
    ] {
        let mut parts = Parts::of(&saved(&story()));
        let bytes = parts.section_mut(section);
        let known = known.trim_start_matches('\n').as_bytes();
        let at = bytes.windows(known.len()).position(|there| there == known).unwrap();
        bytes[at..at + known.len()].copy_from_slice(unknown.trim_start_matches('\n').as_bytes());
        let error = opened(&parts.file()).unwrap_err().to_string();
        assert!(error.contains(section) && (error.contains(told) || unknown.starts_with('\n')), "{error}");
    }
}
