//! Claims and reviews, out of what describes them.

use super::fields::Fields;
use super::json::Json;
use super::kept::nth_of;
use super::rating::{Scale, normalised};
use super::reader::{Reader, related, said};
use super::taken::{Taken, at, wrong_at};
use super::term::Counted;
use crate::graph::Stated;
use crate::io::intake::Reason;
use crate::io::taken::Wrong;
use crate::model::record::{Claim, Review};
use crate::model::{Key, NodeKind, Outside, Relation};

impl Reader<'_, '_> {
    /// A claim: with its own text, or the wording that a review gives it.
    pub(super) fn claim(&mut self, mut fields: Fields, reviewed: Option<&str>) -> Result<Key, Wrong> {
        let path = fields.path.clone();
        let own = |field: &'static str| Some((field, fields.first(field)?));
        let reviewed = || Some(("text", reviewed?.to_owned()));
        let others = || ["name", "headline", "description"].into_iter().find_map(own);
        let Some((from, wording)) = own("text").or_else(reviewed).or_else(others) else {
            let message = "expected what is claimed: `text` of the claim, or `claimReviewed`";
            return Err(wrong_at(Reason::Malformed, &path, message));
        };
        let key = self.key(&mut fields, None, &wording, "claim")?;
        // The wording by which the graph knows it stays; another is kept beside it.
        let known = self
            .graph
            .claim(&key)
            .ok()
            .map(|claim| claim.wording().to_owned())
            .filter(|_| self.kind(&key) == Some(NodeKind::Claim));
        let wording = known.unwrap_or(wording);
        let others = fields.texts(from).into_iter().filter(|text| *text != wording).map(Json::Text).collect();
        fields.keep(from, others);
        let mut claim = Claim::new(wording).key(&key);
        claim.related = related("author", self.agents(&mut fields, "author", &format!("{key}/author"))?);
        for field in ["appearance", "firstAppearance"] {
            claim.related.extend(related(field, self.works(&mut fields, field, &format!("{key}/{field}"))?));
        }
        fields.take_type(NodeKind::Claim);
        claim.attributes = fields.kept();
        self.submit(claim, &path)
    }

    /// A review, with the claims that it holds; each of these is counted by itself and stays if the review is refused.
    pub(super) fn review(&mut self, mut fields: Fields, start: usize, of: Option<Key>) -> Result<(), Wrong> {
        let reviewed = fields.texts("claimReviewed");
        let mut item = Item { claims: Vec::from_iter(of), ..Item::default() };
        for (index, value) in fields.take("itemReviewed").into_iter().enumerate() {
            let path = format!(
                "{}.itemReviewed{}",
                fields.path,
                if index == 0 { String::new() } else { format!("[{index}]") }
            );
            let (object, known) = self.described(value, path, "url")?;
            match known {
                Some(key) if self.kind(&key) == Some(NodeKind::Claim) => item.claims.push(key),
                None if object.counted() == Some(Counted::Claim) => {
                    let wording = reviewed.first().filter(|_| index == 0).map(String::as_str);
                    match self.counted_claim(object, start, wording) {
                        Some(key) => item.claims.push(key),
                        None => item.is_refused = true,
                    }
                }
                _ => item.works.push(object),
            }
        }
        let mark = self.graph.mark();
        let done = self.review_of(item, reviewed, fields);
        if done.is_err() {
            self.graph.roll_back(mark);
        }
        done
    }

    fn review_of(&mut self, item: Item, reviewed: Vec<String>, mut fields: Fields) -> Result<(), Wrong> {
        let path = fields.path.clone();
        if item.claims.is_empty() && item.is_refused {
            return Err(wrong_at(Reason::Dangling, &path, "the claim that it reviews is refused"));
        }
        let mut claims = item.claims;
        if claims.is_empty() {
            let mut alone = Fields::new(Json::Object(Vec::new()), format!("{path}.itemReviewed")).map_err(at(&path))?;
            item.works.into_iter().for_each(|work| in_work(work, &mut alone));
            claims.push(self.claim(alone, reviewed.first().map(String::as_str))?);
        } else {
            fields.keep("itemReviewed", item.works.into_iter().map(Fields::into_json).collect());
        }
        let claim = claims.remove(0);
        let wording = self.graph.claim(&claim).map(|claim| claim.wording().to_owned()).unwrap_or_default();
        if reviewed != [wording] {
            fields.keep("claimReviewed", reviewed.into_iter().map(Json::Text).collect());
        }
        let key = self.given_key(&mut fields)?;
        let review = self.verdict(&mut fields, &claim, key.as_ref())?;
        let mut review = Review { key, related: related("itemReviewed", claims), ..review };
        for reviewer in self.agents(&mut fields, "author", &format!("{claim}/reviewer"))? {
            review = review.by(reviewer, Outside);
        }
        fields.take_type(NodeKind::Review);
        review.attributes = fields.kept();
        self.submit(review, &path).map(|_| ())
    }

    /// A claim within a review, which is counted by itself.
    fn counted_claim(&mut self, fields: Fields, start: usize, reviewed: Option<&str>) -> Option<Key> {
        let mark = self.graph.mark();
        let claim = self.claim(fields, reviewed);
        if claim.is_err() {
            self.graph.roll_back(mark);
        }
        let (key, wrong) = claim.map_or_else(|wrong| (None, Some(wrong)), |key| (Some(key), None));
        self.records.taken.push(Taken { start, wrong });
        key
    }

    /// A review with its verdict in the reviewer's words, the rating as far as it is plain, and why.
    fn verdict(&mut self, fields: &mut Fields, claim: &Key, key: Option<&Key>) -> Result<Review, Wrong> {
        let mut values = fields.take("reviewRating");
        let path = format!("{}.reviewRating", fields.path);
        let none = || {
            wrong_at(
                Reason::Malformed,
                &path,
                "expected a verdict: `alternateName` or `ratingValue` of a `reviewRating`",
            )
        };
        let first =
            values.iter().position(|value| matches!(value, Json::Object(_)) && value.text().is_none()).unwrap_or(0);
        let first = if values.is_empty() { Json::Null } else { values.remove(first) };
        // A rating that is no object is its own verdict.
        let first = match first {
            Json::Null => return Err(none()),
            first => self.described(first, path.clone(), "alternateName")?.0,
        };
        let named = ["alternateName", "name", "ratingValue", "description"];
        let verdict = named.into_iter().find_map(|field| first.first(field)).ok_or_else(none)?;
        // What is kept of it is told from what is kept of another verdict, which the review has already.
        let nth = key.map_or(1, |key| self.nth_verdict(key, &verdict));
        let mut rating = Fields::within(&nth_of(RATED, nth), first);
        let names = rating.texts("alternateName");
        rating.keep("alternateName", names.into_iter().filter(|name| *name != verdict).map(Json::Text).collect());
        let (value, best, worst) =
            (rating.first("ratingValue"), rating.first("bestRating"), rating.first("worstRating"));
        let scale =
            Scale { verdict: &verdict, value: value.as_deref(), best: best.as_deref(), worst: worst.as_deref() };
        let normalised = normalised(&scale);
        let mut review = Review::new(claim, verdict, Outside);
        review.reasons = said(rating.texts("ratingExplanation"));
        if let Some(rating) = normalised {
            review = review.rating(rating, Outside);
        }
        if rating.types() == [RATING] {
            rating.take("@type");
        }
        rating.keep_in(fields, RATED, nth, values);
        Ok(review)
    }

    /// Which of the verdicts of a review it is, from 1.
    fn nth_verdict(&self, review: &Key, verdict: &str) -> usize {
        let known = self.graph.review(review).ok();
        let known: Vec<&str> =
            known.into_iter().flat_map(|review| review.texts(Relation::Verdict)).map(Stated::into_value).collect();
        1 + known.iter().position(|known| *known == verdict).unwrap_or(known.len())
    }

    /// All works of a field.
    fn works(&mut self, fields: &mut Fields, field: &str, beside: &str) -> Result<Vec<Key>, Wrong> {
        let values = fields.take(field).into_iter().enumerate();
        let of = |index: usize| if index == 0 { String::new() } else { format!("[{index}]") };
        values.map(|(index, value)| self.work(value, format!("{}.{field}{}", fields.path, of(index)), beside)).collect()
    }
}

/// The field of the ratings of a review.
const RATED: &str = "reviewRating";

/// The type of a rating that has no other.
pub(super) const RATING: &str = "Rating";

/// What a review is of.
#[derive(Default)]
struct Item {
    claims: Vec<Key>,
    /// Works that are no claims.
    works: Vec<Fields>,
    /// Whether a claim did not come in.
    is_refused: bool,
}

/// A reviewed work that is no claim: who made the claim and when is said of it; it is where the claim appears, if more is known of it.
fn in_work(mut work: Fields, claim: &mut Fields) {
    ["author", "datePublished", "appearance", "firstAppearance"]
        .iter()
        .for_each(|field| claim.take_from(&mut work, field));
    if !work.is_blank("CreativeWork") {
        claim.put("appearance", vec![work.into_json()]);
    }
}
