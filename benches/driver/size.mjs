export async function size() { throw new Error('not there yet'); }
