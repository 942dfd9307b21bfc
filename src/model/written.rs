//! Statements as files hold them.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::basis::{OneOrMany, WrittenBasis, YesOrWords};
use super::key::Key;
use super::kind::Node;
use super::record::{Diagnosed, Flaws, many, one};
use super::reference::{Reference, Target};
use super::relation::{Holds, Relation};
use super::statement::{Object, Statement, Subject};

/// `object` and `detail` are what the relation holds: a key, a text, a date (`null` for a phrase without one), a term by name, words, a number.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    deny_unknown_fields,
    expecting = "an object with `subject`, `relation` and its ground (one of `words`, `implied`, `outside`)"
)]
struct Written {
    /// The key of the node of which it is said; left out where it qualifies another statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<Reference<Node>>,
    relation: Relation,
    #[serde(default, skip_serializing_if = "Json::is_null")]
    object: Json,
    #[serde(default, skip_serializing_if = "Json::is_null")]
    detail: Json,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<OneOrMany>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    implied: Option<YesOrWords>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outside: Option<bool>,
    /// What is said of the statement itself: hedges, who judged, how sure, remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    qualifiers: Vec<Written>,
}

impl Serialize for Statement {
    /// # Errors
    /// Where it names a node or a statement by a handle: files hold keys.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let subject = match &self.subject {
            Subject::Node(target) => Reference::to(target.clone()),
            Subject::AuthorOf(target) => author(target),
            _ => return Err(S::Error::custom("a statement about a statement has no form in annotation files")),
        };
        let mut written = written(self).map_err(S::Error::custom)?;
        written.subject = Some(subject);
        written.serialize(serializer)
    }
}

/// The author's voice is known by its key too.
fn author(document: &Target) -> Reference<Node> {
    let key = document.key().map(|key| Key::author_of(&key));
    Reference::to(key.map_or_else(|| document.clone(), Target::Key))
}

fn written(said: &Statement) -> Result<Written, String> {
    let basis = WrittenBasis::from(said.basis.clone());
    let ends = said.relation.ends();
    Ok(Written {
        subject: None,
        relation: said.relation,
        object: match (&said.object, said.basis.words()) {
            (Object::OwnWords, [words]) => serde_json::to_value(words).map_err(shown)?,
            (object, _) => json(object, ends.object)?,
        },
        detail: said.detail().map_or(Ok(Json::Null), |detail| json(detail, ends.detail))?,
        words: basis.words,
        implied: basis.implied,
        outside: basis.outside,
        qualifiers: said.qualifiers().iter().map(written).collect::<Result<_, _>>()?,
    })
}

fn json(object: &Object, holds: Holds) -> Result<Json, String> {
    let value = match (object, holds) {
        (Object::Term(number), Holds::Terms(names)) => names.get(usize::from(*number)).map(|name| Json::from(*name)),
        (Object::Node(target), _) => return serde_json::to_value(Reference::<Node>::to(target.clone())).map_err(shown),
        (Object::Text(text), _) => Some(Json::from(text.as_str())),
        (Object::NoDate(error), _) => Some(Json::from(error.found.as_str())),
        (Object::Date(date), _) => Some(Json::from(date.to_string())),
        (Object::Number(number), _) if !number.is_finite() => return Err(format!("{number} cannot be written")),
        (Object::Number(number), _) => Some(Json::from(*number)),
        (Object::OwnWords, _) => return Err("its words are those on which it rests, and it rests on others".to_owned()),
        (Object::Words(words), _) => return serde_json::to_value(words).map_err(shown),
        _ => None,
    };
    Ok(value.unwrap_or(Json::Null))
}

impl<'de> Deserialize<'de> for Statement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let subject = written.subject.clone();
        let subject =
            subject.ok_or_else(|| D::Error::custom("`subject` is missing: the key of the node of which it is said"))?;
        Ok(read(written).map_err(D::Error::custom)?.of(Subject::Node(subject.target)))
    }
}

impl Diagnosed for Statement {
    fn diagnose(field: &str, written: &RawValue) -> Option<Flaws> {
        match field {
            "subject" => Some(one::<Reference<Node>>(written)),
            "relation" => Some(one::<Relation>(written)),
            // What they hold depends on the relation.
            "object" | "detail" => Some(Vec::new()),
            "words" => Some(one::<Option<OneOrMany>>(written)),
            "implied" => Some(one::<Option<YesOrWords>>(written)),
            "outside" => Some(one::<Option<bool>>(written)),
            "qualifiers" => Some(many::<Written>(written)),
            _ => None,
        }
    }

    fn fields() -> Vec<&'static str> {
        vec!["subject", "relation", "object", "detail", "words", "implied", "outside", "qualifiers"]
    }

    fn required() -> Vec<&'static str> {
        vec!["subject", "relation"]
    }
}

/// Nests as deeply as the JSON does, which its reader bounds.
fn read(written: Written) -> Result<Statement, String> {
    let relation = written.relation;
    let ends = relation.ends();
    let basis = WrittenBasis { words: written.words, implied: written.implied, outside: written.outside };
    let object = object(relation, written.object, ends.object)?;
    let mut said = Statement::new(relation, object, basis.read()?);
    match self::object(relation, written.detail, ends.detail)? {
        Object::Nothing => {}
        detail => said = said.detailed(detail),
    }
    for qualifier in written.qualifiers {
        if qualifier.subject.is_some() {
            return Err("a qualifier has no `subject`: it is said of the statement in which it stands".to_owned());
        }
        said = said.qualified(read(qualifier)?);
    }
    Ok(said)
}

fn object(relation: Relation, json: Json, holds: Holds) -> Result<Object, String> {
    let expected = |what: &str, found: &Json| format!("`{relation}` takes {what}, not {found}");
    match (holds, json) {
        (Holds::Nothing, Json::Null) => Ok(Object::Nothing),
        (Holds::Nodes(_), json) => {
            let reference: Reference<Node> = serde_json::from_value(json).map_err(shown)?;
            match reference.target {
                Target::Unnamed => Err(format!("`{relation}` takes the key of a node")),
                target => Ok(Object::Node(target)),
            }
        }
        (Holds::Text, Json::String(text)) => Ok(Object::Text(text)),
        (Holds::Date, Json::Null) => Ok(Object::Undated),
        (Holds::Date, json) => serde_json::from_value(json).map(|date| Object::Date(Box::new(date))).map_err(shown),
        (Holds::Words, json) => serde_json::from_value(json).map(Object::Words).map_err(shown),
        (Holds::Number, json) => json.as_f64().map(Object::Number).ok_or_else(|| expected("a number", &json)),
        (Holds::Terms(names), json) => {
            let number = json.as_str().and_then(|name| names.iter().position(|known| *known == name));
            let number = number.ok_or_else(|| expected(&format!("one of {}", names.join(", ")), &json))?;
            Ok(Object::Term(number as u8))
        }
        (Holds::Text, json) => Err(expected("a text", &json)),
        (Holds::Nothing, json) => Err(expected("nothing", &json)),
    }
}

fn shown(error: serde_json::Error) -> String {
    error.to_string()
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Statement {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Statement".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = Written::json_schema(generator);
        super::basis::schema::one_ground(&mut schema);
        schema
    }
}
