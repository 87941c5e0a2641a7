import {printable} from '../../project/names.ts';
import {specPath} from '../../project/project.ts';
import {type StalePart, staleIn} from '../across/stale.ts';
import {defineRule} from '../rule.ts';

export const staleBase = defineRule({
  id: 'stale-base',
  severity: 'info',
  on: 'change',
  fixable: false,
  family: 'across',
  summary: 'a requirement did not move since the delta was written',
  *check(change, project) {
    for (const part of staleIn(project)(change)) {
      const {path, range, capability, now} = part;
      yield {
        path,
        range,
        message: messageOf(part),
        ...(now && {
          related: [
            {path: specPath(capability), range: now.requirement.heading, message: 'the spec says this now'},
          ],
        }),
      };
    }
  },
});

function messageOf({change, capability, name, commit, base, now, problems}: StalePart): string {
  const verb = !now ? 'was removed' : base ? 'was changed' : 'was added';
  const outcome = problems.length === 0 ? 'they merge' : 'they do not merge';
  return `Requirement \`${printable(name)}\` of \`${printable(capability)}\` ${verb} since \`${commit.slice(0, 7)}\`, which this was written against; ${outcome}, expected \`openspec rebase ${printable(change.name)}\``;
}
