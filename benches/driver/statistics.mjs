// Minimum, median and 95th percentile. Outliers stay in: they are what a person meets.

export function summarise(readings) {
  const sorted = [...readings].sort((a, b) => a - b);
  const at = (share) => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)];
    const above = sorted[Math.ceil(place)];
    return below + (above - below) * (place - Math.floor(place));
  };
  return { n: sorted.length, min: sorted[0], median: at(0.5), p95: at(0.95) };
}

// Replaces every list of readings in a nested object by its summary.
export function summariseAll(tree) {
  if (Array.isArray(tree)) return summarise(tree);
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, summariseAll(value)]));
}
