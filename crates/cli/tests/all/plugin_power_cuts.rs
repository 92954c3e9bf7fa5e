//! SIGKILL at random moments while plugins are uploaded, upgraded, turned on and off, and removed.
//!
//! After each restart the plugin list is the state before the change or the one after it, what is
//! acknowledged is there, and the files are those that the list names, no more and no less.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support::{Server, upload};

const CUTS: u32 = 100;

const ID: &str = "power-cut";

/// Enough content that unpacking takes a while.
const ASSETS: usize = 12;

/// What the plugin list says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    /// The installed version, and whether it is on.
    plugin: Option<(String, bool)>,
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Upload(&'static str),
    Enable,
    Disable,
    Remove,
}

impl Change {
    /// What the list says once the change is made.
    fn applied_to(self, state: &State) -> State {
        let plugin = match (self, &state.plugin) {
            (Self::Upload(version), before) => {
                Some((version.to_owned(), before.as_ref().is_some_and(|(_, enabled)| *enabled)))
            }
            (Self::Enable, Some((version, _))) => Some((version.clone(), true)),
            (Self::Disable, Some((version, _))) => Some((version.clone(), false)),
            (Self::Enable | Self::Disable, None) | (Self::Remove, _) => None,
        };
        State { plugin }
    }

    /// Asks the server; true once it acknowledged.
    fn ask(self, url: &str, token: &str, bundles: &Bundles) -> bool {
        match self {
            Self::Upload(version) => upload(url, token, bundles.of(version)),
            Self::Enable => call("POST", url, token, "/enable"),
            Self::Disable => call("POST", url, token, "/disable"),
            Self::Remove => call("DELETE", url, token, ""),
        }
    }
}

fn call(method: &str, url: &str, token: &str, what: &str) -> bool {
    let request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{url}/api/v4/plugins/{ID}{what}"))
        .header("authorization", format!("Bearer {token}"))
        .body(())
        .unwrap();
    ureq::run(request).is_ok()
}

/// The same plugin in two versions.
struct Bundles {
    one: Vec<u8>,
    two: Vec<u8>,
}

impl Bundles {
    fn of(&self, version: &str) -> &[u8] {
        if version == "1.0.0" { &self.one } else { &self.two }
    }
}

fn pack(version: &str) -> Vec<u8> {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("webapp")).unwrap();
    let manifest = json!({
        "id": ID, "name": "Power cut", "version": version,
        "webapp": { "bundle_path": "webapp/main.js", "kind": "module" },
    });
    fs::write(dir.path().join("plugin.json"), manifest.to_string()).unwrap();
    let module = format!("export default {{ initialize() {{}}, version: {version:?} }};\n");
    fs::write(dir.path().join("webapp/main.js"), module).unwrap();
    let mut random = Random(7);
    for number in 0..ASSETS {
        let content: Vec<u8> = (0..64 << 10).map(|_| random.next().to_le_bytes()[3]).collect();
        fs::write(dir.path().join(format!("webapp/asset-{number}.bin")), content).unwrap();
    }
    let mut packed = Vec::new();
    bundle::write(dir.path(), ID, &mut packed).unwrap();
    packed
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        // Xorshift, by Marsaglia.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

fn next_change(state: &State, random: &mut Random) -> Change {
    let chance = random.below(100);
    match &state.plugin {
        None => Change::Upload("1.0.0"),
        Some((version, _)) if chance < 50 => {
            Change::Upload(if version == "1.0.0" { "2.0.0" } else { "1.0.0" })
        }
        Some((_, enabled)) if chance < 80 => {
            if *enabled {
                Change::Disable
            } else {
                Change::Enable
            }
        }
        Some(_) => Change::Remove,
    }
}

#[test]
fn a_power_cut_at_any_moment_leaves_one_of_two_legal_states() {
    let dir = TempDir::new().unwrap();
    let bundles = Bundles { one: pack("1.0.0"), two: pack("2.0.0") };
    let mut random = Random(20_261_122);
    let mut server = Server::start(&dir, &[]);
    let token = server.sign_up();
    let uploads_on = json!({ "PluginSettings": { "EnableUploads": true } });
    server.put("/config/patch", &token, &uploads_on).unwrap();
    let mut state = read(&server, &token);
    // About how long an upload takes here; cuts fall into this time and a bit beyond. It is
    // learnt from where they fell, as machines differ widely.
    let mut usual = Duration::from_millis(60);
    let (mut n_before, mut n_after) = (0, 0);
    for _ in 0..CUTS {
        let change = next_change(&state, &mut random);
        let (answered, answer) = mpsc::channel();
        let acknowledged = thread::scope(|scope| {
            let (url, token, bundles) = (&server.url, &token, &bundles);
            scope.spawn(move || {
                let acknowledged = change.ask(url, token, bundles);
                // The other side may have stopped waiting.
                let _ = answered.send(acknowledged);
            });
            let cut_after =
                usual.mul_f64(f64::from(u32::try_from(random.below(130)).unwrap()) / 100.0);
            let early = match answer.recv_timeout(cut_after) {
                Ok(acknowledged) => Some(acknowledged),
                Err(RecvTimeoutError::Timeout) => None,
                Err(error) => panic!("{error}"),
            };
            server.cut();
            early.unwrap_or_else(|| answer.recv().unwrap())
        });
        server = Server::start(&dir, &[]);
        let found = read(&server, &token);
        let after = change.applied_to(&state);
        if acknowledged {
            assert_eq!(found, after, "{change:?} was acknowledged");
        } else {
            assert!(found == state || found == after, "{change:?}: {state:?} became {found:?}");
        }
        let step = if found == after {
            n_after += 1;
            0.8
        } else {
            n_before += 1;
            1.25
        };
        if matches!(change, Change::Upload(_)) {
            usual = usual.mul_f64(step);
        }
        check_files(&dir, &server, &found, &bundles);
        state = found;
    }
    // Otherwise the cuts did not fall into the changes.
    assert!(n_before >= 5 && n_after >= 5, "{n_before} cuts came before, {n_after} after");
}

fn read(server: &Server, token: &str) -> State {
    let list = server.get("/plugins/management", token);
    let row = list.as_array().unwrap().iter().find(|row| row["id"] == ID);
    let row = row.filter(|row| row["installed"] == true);
    if let Some(row) = row {
        assert_eq!(row["error"], "", "{row}");
    }
    let plugin = row.map(|row| {
        (row["version"].as_str().unwrap().to_owned(), row["enabled"].as_bool().unwrap())
    });
    State { plugin }
}

/// The bundle that is served is the one of the state, and nothing else lies about.
fn check_files(dir: &TempDir, server: &Server, state: &State, bundles: &Bundles) {
    let url = format!("{}/api/v4/plugins/webapp", server.url);
    let served: Value = ureq::get(&url).call().unwrap().body_mut().read_json().unwrap();
    let served = served.as_array().unwrap();
    match &state.plugin {
        Some((version, true)) => {
            assert_eq!(served.len(), 1, "{served:?}");
            assert_eq!(served[0]["version"], version.as_str());
            let path = served[0]["webapp"]["bundle_path"].as_str().unwrap();
            let path = path.replacen("/static/", "/static/plugins/", 1);
            let mut response = ureq::get(format!("{}{path}", server.url)).call().unwrap();
            let module = response.body_mut().read_to_string().unwrap();
            assert!(module.contains(version.as_str()), "{module}");
        }
        Some((_, false)) | None => assert!(served.is_empty(), "{served:?}"),
    }
    let current = state.plugin.as_ref().map(|(version, _)| hex(bundles.of(version)));
    let all: BTreeSet<String> = [&bundles.one, &bundles.two].map(|bytes| hex(bytes)).into();
    let kept = names(&dir.path().join("data/blobs/bundles"));
    let kept: BTreeSet<String> =
        kept.iter().map(|name| name.trim_end_matches(".tar.gz").to_owned()).collect();
    match &current {
        // The previous version may be kept as well.
        Some(current) => assert!(kept.contains(current) && kept.is_subset(&all), "{kept:?}"),
        None => assert!(kept.is_empty(), "{kept:?}"),
    }
    let unpacked = names(&dir.path().join("data/unpacked").join(ID));
    assert!(unpacked.is_subset(&all), "half unpacked: {unpacked:?}");
    if current.is_none() {
        assert!(unpacked.is_empty(), "{unpacked:?}");
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What lies in a folder; one that is missing is empty.
fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeSet::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
