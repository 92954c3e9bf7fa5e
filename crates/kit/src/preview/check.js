// Has the cell check itself; its findings come as text.
globalThis.mortiseCell.check().then((findings) => JSON.stringify(findings))
