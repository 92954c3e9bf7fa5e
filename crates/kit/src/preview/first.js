// Runs in each cell before anything else: chance is the same each time. The clock is the cell's own.
(() => {
  let seed = 1;
  Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
})();
