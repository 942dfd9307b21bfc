//! Claims, reviews and comparisons.

use dictum::{Claim, Comparison, Graph, Holder, Review, Stance, Topic};

use super::ground::passage;
use super::name::{agent, named, node};
use crate::oracle::{Of, Record, Step};

pub(super) fn claim(graph: &Graph, record: &Record) -> Claim {
    let wording = record.first("wording").expect("a claim has a wording").text();
    let mut claim = Claim::new(wording);
    claim.key = record.key.as_deref().map(Into::into);
    claim.place = record.place.as_ref().map(|place| passage(graph, place));
    record.steps.iter().fold(claim, |claim, step| {
        let ground = step.ground(graph);
        match step.relation {
            "wording" => claim,
            "takes_stance" => claim.stance(stance(graph, step)),
            "about" => claim.about(named::<Topic>(graph, step.to()), ground),
            "attribute" => claim.attribute(step.label(), step.text(), ground),
            "related" => claim.related(step.label(), node(graph, step.to()), ground),
            "note" => claim.note(step.text()),
            relation => unreachable!("a claim has no {relation}"),
        }
    })
}

fn stance(graph: &Graph, step: &Step) -> Stance {
    let stance = Stance::new(step.term(), step.ground(graph));
    let stance = match &step.subject {
        Of::Node(name) => stance.by(named::<Holder>(graph, name)),
        _ => stance,
    };
    step.qualifiers.iter().fold(stance, |stance, qualifier| match qualifier.relation {
        "hedge" => stance.hedged(qualifier.pointer(graph)),
        "modality" => stance.modality(qualifier.term()),
        "attitude" => stance.attitude(qualifier.term()),
        "viewpoint" => stance.viewpoint(agent(graph, qualifier.to())),
        relation => unreachable!("a stance has no {relation}"),
    })
}

pub(super) fn review(graph: &Graph, record: &Record) -> Review {
    let verdict = record.first("verdict").expect("a review has a verdict");
    let claim = record.first("reviews").expect("a review has a claim");
    let mut review = Review::new(named::<Claim>(graph, claim.to()), verdict.text(), verdict.ground(graph));
    review.key = record.key.as_deref().map(Into::into);
    review.place = record.place.as_ref().map(|place| passage(graph, place));
    record.steps.iter().fold(review, |review, step| {
        let ground = step.ground(graph);
        match step.relation {
            "reviews" | "verdict" => review,
            "rating" => review.rating(step.term(), ground),
            "reviewed_by" => review.by(agent(graph, step.to()), ground),
            "reason" => review.reason(step.text(), ground),
            "attribute" => review.attribute(step.label(), step.text(), ground),
            "related" => review.related(step.label(), node(graph, step.to()), ground),
            "note" => review.note(step.text()),
            relation => unreachable!("a review has no {relation}"),
        }
    })
}

pub(super) fn comparison(graph: &Graph, record: &Record) -> Comparison {
    let title = record.first("title").expect("a comparison has a title").text();
    let finding = record.first("finding").expect("a comparison finds something");
    let mut comparison = Comparison::new(title, finding.text(), finding.ground(graph));
    comparison.key = record.key.as_deref().map(Into::into);
    comparison.place = record.place.as_ref().map(|place| passage(graph, place));
    record.steps.iter().fold(comparison, |comparison, step| said(graph, comparison, step))
}

fn said(graph: &Graph, comparison: Comparison, step: &Step) -> Comparison {
    let ground = step.ground(graph);
    match step.relation {
        "title" | "finding" => comparison,
        "compares" => comparison.of(node(graph, step.to())),
        "attribute" => comparison.attribute(step.label(), step.text(), ground),
        "related" => comparison.related(step.label(), node(graph, step.to()), ground),
        "note" => comparison.note(step.text()),
        relation => unreachable!("a comparison has no {relation}"),
    }
}
