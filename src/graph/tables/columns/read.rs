//! Tables from columns: all that is needed for every question to have an answer is checked, the laws are not asked.

use super::column::{Column, Unsound};
use super::reader::Columns;
use super::rows::{self, Named};
use super::vocabulary::Vocabulary;
use super::{nodes, values};
use crate::graph::tables::both::both;
use crate::graph::tables::core::Core;
use crate::graph::tables::rows::Rows;
use crate::graph::tables::values::Values;

impl Core {
    /// The tables that these columns hold, on several threads: statements, keys and texts take about as long.
    ///
    /// # Errors
    /// What cannot be what was written.
    pub(crate) fn of_columns(columns: &impl Columns) -> Result<Core, Unsound> {
        let vocabulary = Vocabulary::read(columns)?;
        let recordings = columns.read(Column::Recordings, values::recordings)?;
        let kinds = columns.read(Column::Nodes, |column| nodes::kinds(column, &vocabulary))?;
        let (rows, (nodes, contents)) = both(
            || read_rows(columns, &Named { vocabulary: &vocabulary, kinds: &kinds }, recordings.len()),
            || {
                both(
                    || columns.read(Column::Keys, |column| nodes::nodes(column, &kinds)),
                    || columns.read(Column::Documents, |column| nodes::contents(column, &kinds)),
                )
            },
        );
        let (rows, nodes, contents) = (rows?, nodes?, contents?);
        values::held(&rows, &nodes, &contents)?;
        Ok(Core::of_tables(nodes, contents, rows, recordings))
    }
}

/// The statements, and what they say and rest on that is no node.
fn read_rows(columns: &impl Columns, named: &Named<'_>, recordings: usize) -> Result<Rows, Unsound> {
    let values = Values {
        texts: columns.read(Column::Texts, values::texts)?,
        dates: columns.read(Column::Dates, values::dates)?,
        numbers: columns.read(Column::Numbers, values::numbers)?,
        extents: columns.read(Column::Words, values::words)?,
    };
    let ends = columns.read(Column::Lists, values::list_ends)?;
    let listed = columns.read(Column::Grounds, |column| values::lists(column, &ends))?;
    let details = columns.read(Column::Details, rows::details)?;
    let mut rows = columns.read(Column::Statements, |column| named.rows(column, &details, values, listed))?;
    rows.recordings = columns.read(Column::Runs, |column| rows::runs(column, rows.len(), recordings))?;
    Ok(rows)
}
