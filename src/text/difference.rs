//! Word by word, what two wordings do not share.

use std::fmt;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What two wordings share and do not share, word by word, in order (Myers 1986).
///
/// It is shown with `[-words-]` that only the first has and `{+words+}` that only the second has.
///
/// ```
/// use dictum::Difference;
///
/// let difference = Difference::between("It will not open", "It will open soon");
/// assert_eq!(difference.to_string(), "It will [-not-] open {+soon+}");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Difference {
    edits: Vec<Edit>,
}

/// A stretch of two wordings.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Edit {
    /// Both have it.
    Same(String),
    /// Only the first has it.
    Removed(String),
    /// Only the second has it.
    Added(String),
}

/// Longer wordings are compared as wholes.
const MOST_WORDS: usize = 2000;

impl Difference {
    /// From the first wording to the second. Cost: O(words x different words); wordings of over 2,000 words are only told to be equal or
    /// not.
    pub fn between(first: &str, second: &str) -> Self {
        let a: Vec<&str> = first.split_whitespace().collect();
        let b: Vec<&str> = second.split_whitespace().collect();
        let ops = if a.len().max(b.len()) > MOST_WORDS && a != b {
            vec![DiffOp::Replace { old_index: 0, old_len: a.len(), new_index: 0, new_len: b.len() }]
        } else {
            capture_diff_slices(Algorithm::Myers, &a, &b)
        };
        let join = |words: &[&str], range: std::ops::Range<usize>| words.get(range).unwrap_or_default().join(" ");
        let edits = ops.into_iter().flat_map(|op| match op {
            DiffOp::Equal { .. } => vec![Edit::Same(join(&a, op.old_range()))],
            _ => vec![Edit::Removed(join(&a, op.old_range())), Edit::Added(join(&b, op.new_range()))],
        });
        Difference { edits: edits.filter(|edit| !edit.text().is_empty()).collect() }
    }

    /// The stretches, in order.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Whether there is no difference.
    pub fn is_empty(&self) -> bool {
        self.edits.iter().all(|edit| matches!(edit, Edit::Same(_)))
    }
}

impl Edit {
    /// Its words.
    pub fn text(&self) -> &str {
        match self {
            Edit::Same(text) | Edit::Removed(text) | Edit::Added(text) => text,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, edit) in self.edits.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            match edit {
                Edit::Same(text) => f.write_str(text)?,
                Edit::Removed(text) => write!(f, "[-{text}-]")?,
                Edit::Added(text) => write!(f, "{{+{text}+}}")?,
            }
        }
        Ok(())
    }
}
