import {rangeOf} from '../../markdown/node.ts';
import {descendants} from '../../markdown/section.ts';
import type {Spec} from '../spec.ts';

/** The first thing a spec says besides its title, its purpose and its requirements; nothing when there is none. */
export function leftBehind(spec: Spec): string | undefined {
  const {document, purpose, section, requirements} = spec;
  const isOwn = (start: number) => requirements.some(({block}) => start >= block.start && start < block.end);
  const sections = [...descendants(document.top)].filter(({start}) => !isOwn(start));
  const others = sections.filter((each) => each.depth > 1 && each !== purpose && each !== section);
  if (others[0]) return `the section \`${others[0].title}\``;
  const outside = document.root.children.filter((node) => {
    const {start} = rangeOf(node);
    const isInPurpose = purpose !== undefined && start >= purpose.start && start < purpose.end;
    return node.type !== 'heading' && !isInPurpose && !isOwn(start);
  });
  const [first] = outside;
  return (
    first &&
    `\`${document.text
      .slice(rangeOf(first).start, rangeOf(first).end)
      .split(/[\r\n]/)[0]
      ?.slice(0, 60)}\``
  );
}
