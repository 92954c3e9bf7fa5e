export async function posts() { throw new Error('not there yet'); }
