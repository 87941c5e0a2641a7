import {PREFIX} from '../../changelog/formats/technical/heading.ts';
import {isReferencesLabel} from '../../changelog/formats/technical/slots.ts';
import {nodesOfType, rangeOf} from '../../markdown/node.ts';
import {printable} from '../../project/names.ts';
import {nearestOf} from '../../project/nearest.ts';
import {foldNumber, isNumberedLog, numberedLogIn} from '../changelog/numbered-log.ts';
import {defineRule} from '../rule.ts';

export const logReference = defineRule({
  id: 'log-reference',
  severity: 'warning',
  on: 'document',
  where: isNumberedLog,
  fixable: false,
  family: 'changelog',
  summary: 'a number among the cross-references of the technical log is that of an entry',
  *check(document, project) {
    const log = numberedLogIn(document, project);
    if (!log) return;
    const {entries, prefix = PREFIX} = log;
    const known = entries.map(({number}) => number);
    const numbers = new Set(known.map(foldNumber));
    const escaped = prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const form = new RegExp(
      `(?<![\\p{L}\\p{N}_-])${escaped}\\d{1,9}(?:\\.\\d{1,9})*(?![\\p{L}\\p{N}_-])`,
      'giu',
    );
    const fields = new Set(
      entries.flatMap((entry) => entry.fields.filter(({label}) => isReferencesLabel(label))),
    );
    const nodes = [...fields].flatMap(({value, blocks}) => [...value, ...blocks]);
    for (const leaf of nodes.flatMap((node) => [
      ...nodesOfType(node, 'text'),
      ...nodesOfType(node, 'inlineCode'),
    ])) {
      const {start, end} = rangeOf(leaf);
      for (const {0: number, index} of document.text.slice(start, end).matchAll(form)) {
        if (numbers.has(foldNumber(number))) continue;
        const meant = nearestOf(number, known);
        const right =
          meant === undefined ? 'expected the number of an entry' : `did you mean \`${printable(meant)}\``;
        yield {
          range: {start: start + index, end: start + index + number.length},
          message: `No entry has the number \`${printable(number)}\`, ${right}`,
        };
      }
    }
  },
});
