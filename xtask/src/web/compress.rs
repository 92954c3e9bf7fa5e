//! Puts a brotli copy beside each file that is worth it, for the server to send as it is.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::ctx::Ctx;
use crate::files;
use crate::tools;

/// Smaller files fit into one packet anyway.
const WORTH_IT_BYTES: u64 = 1024;

/// Compressed already by their format.
const COMPRESSED_FORMATS: [&str; 6] = ["png", "jpg", "jpeg", "webp", "woff2", "br"];

/// Node brings brotli in native code: ours would be compiled without optimisation and take minutes.
const SCRIPT: &str = "
    const fs = require('node:fs'), zlib = require('node:zlib');
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 };
    for (const file of process.argv.slice(1)) {
        // In threads of Node's own, several at once; what is thrown here ends the program as failed.
        zlib.brotliCompress(fs.readFileSync(file), { params }, (error, packed) => {
            if (error) throw error;
            fs.writeFileSync(file + '.br', packed);
        });
    }";

pub(super) fn compress(ctx: &Ctx, dir: &Path) -> Result<()> {
    let mut command = Command::new(tools::node()?);
    command.args(["-e", SCRIPT, "--"]);
    for file in files::walk(dir)? {
        if is_worth_it(&file) {
            command.arg(file);
        }
    }
    ctx.progress.run("compressing the web client", &mut command)?;
    Ok(())
}

fn is_worth_it(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let is_large = file.metadata().is_ok_and(|metadata| metadata.len() >= WORTH_IT_BYTES);
    is_large && !COMPRESSED_FORMATS.contains(&extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_compressed_files_are_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, n_bytes: usize| {
            let path = dir.path().join(name);
            files::write(&path, vec![b'x'; n_bytes]).unwrap();
            path
        };
        assert!(is_worth_it(&file("app.wasm", 1024)));
        assert!(!is_worth_it(&file("tiny.css", 1023)));
        assert!(!is_worth_it(&file("photo.png", 90_000)));
    }
}
