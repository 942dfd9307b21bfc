//! The JSON Schema of annotation files. `DICTUM_RECORD=1 cargo test --features schema schema` writes it anew.

use std::fs;
use std::path::Path;

use dictum::Annotations;

#[test]
fn the_schema_in_the_repository_is_that_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/annotations.schema.json");
    let schema = serde_json::to_string_pretty(&Annotations::schema()).unwrap() + "\n";
    if std::env::var_os("DICTUM_RECORD").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), schema, "record it anew if this is meant");
}
