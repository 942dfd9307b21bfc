//! The closed lists: each term has one name, in texts and in files.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use dictum::{
    Attitude, CueKind, EventStatus, MentionForm, Modality, Polarity, QuoteKind, Rating, StanceKind, TermError,
    VoiceKind,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

trait Listed: Copy + Ord + Debug + Display + FromStr<Err = TermError> + Serialize + DeserializeOwned {}
impl<T: Copy + Ord + Debug + Display + FromStr<Err = TermError> + Serialize + DeserializeOwned> Listed for T {}

/// The name of each term is shown, read, and written in JSON; no two share one; the list is in its order.
fn holds_together<T: Listed>(all: &[T], names: &[&str]) {
    assert_eq!(all.iter().map(T::to_string).collect::<Vec<_>>(), names);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "a name is given twice");
    assert!(all.is_sorted());
    for (term, name) in all.iter().zip(names) {
        assert_eq!(name.parse::<T>().unwrap(), *term);
        let written = format!("\"{name}\"");
        assert_eq!(serde_json::to_string(term).unwrap(), written);
        assert_eq!(serde_json::from_str::<T>(&written).unwrap(), *term);
    }
    refuses::<T>(names);
}

fn refuses<T: Listed>(names: &[&str]) {
    let first = names[0];
    for found in ["", "shouted", &first.to_uppercase(), &format!(" {first}")] {
        let refused = found.parse::<T>().unwrap_err();
        assert_eq!((refused.found.as_str(), refused.permitted), (found, names));
        assert!(serde_json::from_value::<T>(found.into()).is_err());
    }
}

/// The names as the list gives them.
macro_rules! holds_together {
    ($($list:ident $count:literal,)*) => {$(
        let names: Vec<&str> = $list::ALL.iter().map(|term| term.as_str()).collect();
        assert_eq!(names.len(), $count, "{}", stringify!($list));
        holds_together($list::ALL, &names);
    )*};
}

#[test]
fn every_term_is_read_as_it_is_shown_and_no_other_is() {
    holds_together! {
        QuoteKind 4, CueKind 6, Modality 7, Polarity 3, MentionForm 3,
        EventStatus 6, VoiceKind 10, StanceKind 6, Attitude 3, Rating 4,
    }
}

#[test]
fn names_of_several_words_are_joined_by_low_lines() {
    assert_eq!(VoiceKind::EditorNote.as_str(), "editor_note");
    assert_eq!("machine_summary".parse(), Ok(VoiceKind::MachineSummary));
}

#[test]
fn what_is_no_term_is_refused_with_all_that_are() {
    let refused = "shouted".parse::<QuoteKind>().unwrap_err();
    assert_eq!(refused.list, "QuoteKind");
    assert_eq!(refused.to_string(), r#""shouted" is no QuoteKind; write one of direct, indirect, mixed, scare"#);
}
