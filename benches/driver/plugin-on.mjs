export async function pluginOn() { throw new Error('not there yet'); }
