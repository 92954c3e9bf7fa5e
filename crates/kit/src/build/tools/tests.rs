//! Where `wasm-opt` is looked for, and what is said when there is none or it does not work.

use super::*;

#[test]
fn versions_of_wasm_opt_are_read() {
    assert_eq!(version("wasm-opt version 121 (version_121-12-g0ab)"), Some(121));
    assert_eq!(version("wasm-opt version 108"), Some(108));
    assert_eq!(version("nonsense"), None);
}

#[test]
fn a_chosen_program_that_is_none_is_told() {
    let chosen = Some(PathBuf::from("/nowhere/wasm-opt"));
    let tools = Installed { chosen, cache: None, path: OsString::new(), progress: |_| {} };
    let error = tools.wasm_opt().unwrap_err();
    assert!(error.starts_with("MORTISE_WASM_OPT = \"/nowhere/wasm-opt\""), "{error}");
}

/// Programs are scripts of the shell here.
#[cfg(unix)]
mod on_the_path {
    use super::*;
    use crate::build::wasm_opt;

    const NEW: &str = "echo 'wasm-opt version 121 (version_121)'";

    /// A machine with a `PATH` of its own, and a cache.
    struct Machine(tempfile::TempDir);

    impl Machine {
        fn new(programs: &[(&str, &str)]) -> Self {
            let machine = Self(tempfile::tempdir().unwrap());
            fs::create_dir(machine.path()).unwrap();
            for (name, script) in programs {
                // A shell writes it: what this process has open for writing, another test's child
                // would hold open, too, and the system starts no file that somebody may write.
                let written = Command::new("sh")
                    .args([
                        "-c",
                        "printf '#!/bin/sh\\n%s\\n' \"$1\" > \"$2\" && chmod +x \"$2\"",
                        "sh",
                    ])
                    .arg(script)
                    .arg(machine.path().join(name))
                    .status();
                assert!(written.unwrap().success());
            }
            machine
        }

        fn path(&self) -> PathBuf {
            self.0.path().join("bin")
        }

        fn cache(&self) -> PathBuf {
            self.0.path().join("cache")
        }

        fn wasm_opt(&self) -> Result<Command, String> {
            let (path, cache) = (self.path().into_os_string(), Some(self.cache()));
            Installed { chosen: None, cache, path, progress: |_| {} }.wasm_opt()
        }

        /// What a machine answers that has none and could not get one.
        #[track_caller]
        fn has_none(&self) -> String {
            self.wasm_opt().unwrap_err()
        }
    }

    #[test]
    fn a_new_one_is_taken() {
        let machine = Machine::new(&[("wasm-opt", NEW)]);
        let command = machine.wasm_opt().unwrap();
        assert_eq!(Path::new(command.get_program()), machine.path().join("wasm-opt"));
        assert!(!machine.cache().exists(), "nothing is installed");
    }

    #[test]
    fn where_there_is_none_people_read_what_to_install() {
        let expected = "no wasm-opt on the PATH, and no Node to install it with: install binaryen, or \
                        Node from https://nodejs.org";
        assert_eq!(Machine::new(&[]).has_none(), expected);
        for script in ["echo 'wasm-opt version 108'", "exit 3", "echo nonsense"] {
            let broken = Machine::new(&[("wasm-opt", script)]);
            assert_eq!(broken.has_none(), expected, "{script}");
        }
    }

    #[test]
    fn one_that_can_not_be_installed_says_what_npm_said_and_leaves_nothing() {
        let npm = "echo >&2; echo 'npm error the network is away' >&2; exit 1";
        let machine = Machine::new(&[("node", "exit 0"), ("npm", npm)]);
        assert_eq!(
            machine.has_none(),
            "wasm-opt could not be installed, which needs the network once: npm error the network \
             is away"
        );
        assert_eq!(fs::read_dir(machine.cache()).unwrap().count(), 0);
        let error = Machine::new(&[("node", "exit 0")]).has_none();
        assert!(error.starts_with("wasm-opt could not be installed"), "{error}");
    }

    #[test]
    fn one_is_installed_once() {
        let machine = Machine::new(&[("node", "exit 0"), ("npm", "exit 1")]);
        let program = machine.cache().join(format!("binaryen-{BINARYEN_VERSION}/{NPM_PROGRAM}"));
        fs::create_dir_all(program.parent().unwrap()).unwrap();
        fs::write(&program, "").unwrap();
        let command = machine.wasm_opt().unwrap();
        assert_eq!(Path::new(command.get_program()), machine.path().join("node"));
        assert_eq!(command.get_args().collect::<Vec<_>>(), [program.as_os_str()]);
    }

    #[test]
    fn one_that_breaks_off_leaves_the_file_and_says_why() {
        let broken =
            format!("case \"$1\" in --version) {NEW};; *) echo 'out of room' >&2; exit 7;; esac");
        let machine = Machine::new(&[("wasm-opt", &broken)]);
        let wasm = machine.0.path().join("a.wasm");
        fs::write(&wasm, "as it was").unwrap();
        let error = wasm_opt::shrink(&mut machine.wasm_opt().unwrap(), &wasm).unwrap_err();
        assert_eq!(error.to_string(), "wasm-opt failed (exit status: 7): out of room");
        assert_eq!(fs::read(&wasm).unwrap(), b"as it was");

        let gone = machine.path().join("nowhere");
        let error = wasm_opt::shrink(&mut Command::new(gone), &wasm).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}
