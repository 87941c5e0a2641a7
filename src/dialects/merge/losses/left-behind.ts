import type {List, ListItem, RootContent} from 'mdast';
import {plainText, rangeOf} from '../../../markdown/node.ts';
import {descendants} from '../../../markdown/section.ts';
import type {Scenario} from '../../requirement-block.ts';
import type {Spec} from '../../spec.ts';
import {within} from '../neighbours.ts';

const STEP = /^(?:given|when|then|and|but)\b/i;

/**
 * The first thing a spec says besides its title, its purpose and its requirements; nothing when there is none.
 *
 * A file that is removed takes it along, so a note below the steps of a scenario counts, and HTML in the purpose too.
 */
export function leftBehind(spec: Spec): string | undefined {
  const {document, purpose, section, requirements} = spec;
  const inRequirement = within(requirements.map(({block}) => block));
  const inPurpose = within(purpose ? [purpose] : []);
  const other = descendants(document.top).find(
    (each) => each.depth > 1 && each !== purpose && each !== section && !inRequirement(each.start),
  );
  if (other) return `the section \`${other.title}\``;
  const outside = document.root.children.find((node) => {
    const {start} = rangeOf(node);
    const isPurpose = inPurpose(start) && node.type !== 'html';
    return node.type !== 'heading' && !isPurpose && !inRequirement(start);
  });
  const note = outside ?? requirements.flatMap(({scenarios}) => scenarios.flatMap(notesIn))[0];
  return note && `\`${firstLine(document.text, note)}\``;
}

/** What stands in a scenario and is no step of it. */
function notesIn({section: {blocks}}: Scenario): readonly (RootContent | ListItem)[] {
  const steps = blocks.findIndex((block) => block.type === 'list' && block.children.some(isStep));
  if (steps < 0) return [];
  const {children} = blocks[steps] as List;
  return [...children.filter((item) => !isStep(item)), ...blocks.slice(steps + 1)];
}

function isStep(item: ListItem): boolean {
  return STEP.test(plainText(item));
}

function firstLine(text: string, node: RootContent | ListItem): string {
  const {start, end} = rangeOf(node);
  return text.slice(start, Math.min(end, start + 60)).split(/[\r\n]/)[0] ?? '';
}
