//! The version of a written graph, asked before anything else: a later form may hold what this one does not know.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::error::WireError;
use super::v1;

const FIELDS: &[&str] = &["dictum", "recordings", "nodes", "statements"];

impl<'de> Deserialize<'de> for v1::Graph<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Graph", FIELDS, Parts)
    }
}

struct Parts;

impl<'de> Visitor<'de> for Parts {
    type Value = v1::Graph<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a graph: an object with `dictum`, `recordings`, `nodes`, `statements`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut dictum, mut recordings, mut nodes, mut statements) = (None, None, None, None);
        let mut unknown: Option<String> = None;
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            match name.as_ref() {
                "dictum" if dictum.is_none() => dictum = Some(version(map.next_value()?)?),
                "recordings" if recordings.is_none() => recordings = Some(map.next_value()?),
                "nodes" if nodes.is_none() => nodes = Some(map.next_value()?),
                "statements" if statements.is_none() => statements = Some(map.next_value()?),
                "dictum" | "recordings" | "nodes" | "statements" => {
                    return Err(A::Error::custom(format!("`{name}` stands there twice")));
                }
                _ => {
                    unknown.get_or_insert_with(|| name.into_owned());
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        dictum.ok_or_else(|| A::Error::missing_field("dictum"))?;
        match unknown {
            Some(name) => Err(A::Error::unknown_field(&name, FIELDS)),
            None => Ok(v1::Graph {
                recordings: recordings.ok_or_else(|| A::Error::missing_field("recordings"))?,
                nodes: nodes.ok_or_else(|| A::Error::missing_field("nodes"))?,
                statements: statements.ok_or_else(|| A::Error::missing_field("statements"))?,
            }),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        version(part(&mut list, 0)?)?;
        let (recordings, nodes, statements) = (part(&mut list, 1)?, part(&mut list, 2)?, part(&mut list, 3)?);
        Ok(v1::Graph { recordings, nodes, statements })
    }
}

fn version<E: Error>(found: u32) -> Result<(), E> {
    if found == v1::VERSION { Ok(()) } else { Err(E::custom(WireError::Version { found })) }
}

fn part<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(list: &mut A, index: usize) -> Result<T, A::Error> {
    list.next_element()?.ok_or_else(|| A::Error::invalid_length(index, &Parts))
}
