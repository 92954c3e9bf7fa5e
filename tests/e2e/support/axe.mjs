// Runs axe-core in a page and answers the serious and critical findings, short enough to read. One rule is left out:
// «label-content-name-mismatch» wants the initials of a team's sign and the number on a badge to be
// part of a name, word for word. They are signs; the name says the same in words.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function seriousFindings(page) {
  // In the page's own world by evaluation, so that a Content-Security-Policy does not refuse it.
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    resultTypes: ['violations'],
    rules: { 'label-content-name-mismatch': { enabled: false } },
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return violations
    .filter(({ impact }) => (impact === 'serious' || impact === 'critical'))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target }) => target.flat().join(' ')).join(' | ')}`);
}
