//! Writes a column, in constant memory.

use std::io::{self, Write};

use super::column::Column;
use super::{texts, vocabulary};
use crate::graph::tables::core::Core;
use crate::graph::tables::rows::{IMPLIED, OUTSIDE, Packed, RULES, WORDS};
use crate::model::{Extent, Ground, Key, NodeKind, Relation};
use crate::text::Content;

impl Core {
    /// The bytes of a column.
    pub(crate) fn write_column(&self, column: Column, to: &mut impl Write) -> io::Result<()> {
        let (rows, values) = (&self.rows, &self.rows.values);
        match column {
            Column::Kinds => texts::write(NodeKind::ALL.iter().map(|kind| kind.as_str()), to),
            Column::Relations => {
                let lines: Vec<String> = Relation::ALL.iter().map(|relation| vocabulary::lines(*relation)).collect();
                texts::write(lines.iter().map(String::as_str), to)
            }
            Column::Recordings => {
                let lines = self.recordings.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
                texts::write(lines.iter().map(String::as_str), to)
            }
            Column::Nodes => self.nodes.kinds.iter().try_for_each(|kind| to.write_all(&[*kind as u8])),
            Column::Keys => texts::write(self.nodes.keys.iter().map(Key::as_str), to),
            Column::Documents => texts::write(self.contents.iter().map(Content::as_str), to),
            Column::Statements => {
                let mut each = rows.rows.iter().zip(&rows.terms);
                each.try_for_each(|row| to.write_all(&statement(row)))
            }
            Column::Details => {
                rows.details.iter().try_for_each(|(row, (_, number))| write_numbers([*row, *number], to))
            }
            Column::Runs => {
                rows.recordings.iter().try_for_each(|(first, recording)| write_numbers([*first, *recording], to))
            }
            Column::Lists => {
                let mut end = 0;
                rows.listed.iter().try_for_each(|grounds| {
                    end += grounds.len() as u32;
                    write_numbers([end], to)
                })
            }
            Column::Grounds => {
                rows.listed.iter().flatten().try_for_each(|ground| write_numbers(numbers_of(*ground), to))
            }
            Column::Texts => {
                let each = (0..values.texts.len()).map(|text| values.texts.get(text).unwrap_or_default());
                texts::write(each, to)
            }
            Column::Dates => {
                let dates: Vec<String> = values.dates.iter().map(ToString::to_string).collect();
                texts::write(dates.iter().map(String::as_str), to)
            }
            Column::Numbers => values.numbers.iter().try_for_each(|number| to.write_all(&number.to_le_bytes())),
            Column::Words => values.extents.iter().try_for_each(|extent| write_numbers(place(extent), to)),
        }
    }
}

fn write_numbers<const COUNT: usize>(numbers: [u32; COUNT], to: &mut impl Write) -> io::Result<()> {
    numbers.iter().try_for_each(|number| to.write_all(&number.to_le_bytes()))
}

fn statement((row, term): (&Packed, &u8)) -> [u8; 16] {
    let [a, b, c, d] = row.subject.to_le_bytes();
    let [e, f, g, h] = row.object.to_le_bytes();
    let [i, j, k, l] = row.ground.to_le_bytes();
    let of = u8::from(row.is_of_row);
    [a, b, c, d, e, f, g, h, i, j, k, l, row.relation as u8, of, row.rests, *term]
}

fn place(extent: Extent) -> [u32; 3] {
    [extent.document.index(), extent.span.start(), extent.span.end()]
}

fn numbers_of(ground: Ground) -> [u32; 4] {
    let (sort, extent) = match ground {
        Ground::Outside => (OUTSIDE, None),
        Ground::Words(extent, _) => (WORDS, Some(extent)),
        Ground::Implied(extent, _) => (IMPLIED, Some(extent)),
    };
    let [document, start, end] = extent.map_or([0; 3], place);
    [document, start, end, u32::from(sort | ground.matched().bits() << RULES)]
}
