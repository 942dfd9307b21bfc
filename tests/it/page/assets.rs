//! What the page brings with it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::markup::{Piece, pieces, tags};
use super::{bundled, written};

#[test]
fn what_is_vendored_is_what_its_digests_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/assets/cytoscape");
    let digests = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    let mut files = 0;
    for line in digests.lines() {
        let (digest, file) = line.split_once("  ").unwrap();
        let bytes = fs::read(folder.join(file)).unwrap();
        let found = Sha256::digest(&bytes).iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        });
        assert_eq!(found, digest, "{file} is another than was vendored");
        files += 1;
    }
    assert_eq!(files, 2, "the library and its licence");
}

#[test]
fn the_policy_lets_in_the_scripts_and_the_style_of_the_page_and_nothing_else() {
    let html = written(&bundled());
    let pieces = pieces(&html);
    let mut digests = Vec::new();
    for pair in pieces.windows(2) {
        let [Piece::Open(name, attributes), Piece::Text(text)] = pair else { continue };
        let is_data = attributes.iter().any(|(name, value)| name == "type" && value == "application/json");
        if ["script", "style"].contains(&name.as_str()) && !is_data {
            digests.push((name.clone(), format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))));
        }
    }
    let [(_, style), (_, cytoscape), (_, page)] = &digests[..] else { panic!("{digests:?}") };
    let metas = tags(&html).into_iter().filter(|(name, _)| name == "meta").map(|(_, attributes)| attributes);
    let policy = metas.filter(|all| all.iter().any(|(_, value)| value == "Content-Security-Policy"));
    let policy: Vec<String> = policy.flatten().filter(|(name, _)| name == "content").map(|(_, value)| value).collect();
    let expected = format!(
        "default-src 'none'; script-src {cytoscape} {page}; style-src {style}; base-uri 'none'; form-action 'none'"
    );
    assert_eq!(policy, [expected]);
}

#[test]
fn the_page_loads_nothing() {
    let loading =
        ["src", "srcset", "action", "formaction", "poster", "data", "background", "ping", "manifest", "xlink:href"];
    for (tag, attributes) in tags(&written(&bundled())) {
        assert!(
            !["link", "img", "iframe", "object", "embed", "base", "video", "audio"].contains(&tag.as_str()),
            "{tag}"
        );
        assert!(attributes.iter().all(|(name, _)| !loading.contains(&name.as_str())), "{tag} {attributes:?}");
    }
    let style = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/assets/page.css")).unwrap();
    assert!(!style.contains("url(") && !style.contains("@import"));
}
