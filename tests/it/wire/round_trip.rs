//! Written, read and written again.

use dictum::Graph;
use proptest::prelude::*;

use crate::world::{World, answers, cases, plans, same};

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_is_read_is_written_again_to_the_byte(plan in plans(24)) {
        let world = World::of(&plan)?;
        let written = serde_json::to_string(&world.graph).expect("it is written");
        let read: Graph = serde_json::from_str(&written).expect("it is read");
        prop_assert_eq!(&serde_json::to_string(&read).expect("it is written"), &written);
        read.verify().expect("every law holds");
    }

    #[test]
    fn what_is_read_grows_on_as_the_first_does(plan in plans(24), more in plans(10)) {
        let mut first = World::of(&plan)?;
        let mut second = World::of(&plan)?;
        second.graph = serde_json::from_str(&serde_json::to_string(&first.graph).unwrap()).unwrap();
        first.follow_on(&more)?;
        second.follow_on(&more)?;
        same(&answers(&second.graph), &answers(&first.graph)).map_err(|error| first.told(error))?;
    }
}
