// Runs axe-core in a page and answers the serious and critical findings, short enough to read.
// Its experimental rules are left out: one of them wants initials to be part of a name.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function seriousFindings(page) {
  // In the page's own world by evaluation, so that a Content-Security-Policy does not refuse it.
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return violations
    .filter(({ impact, tags }) => (impact === 'serious' || impact === 'critical') && !tags.includes('experimental'))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target }) => target.flat().join(' ')).join(' | ')}`);
}
