import {printable} from '../../project/names.ts';
import {specPath} from '../../project/project.ts';
import {unbasedIn} from '../../project/unbased.ts';
import {shortCommit} from '../../short-commit.ts';
import {type StalePart, staleIn} from '../across/stale.ts';
import {defineRule} from '../rule.ts';

export const staleBase = defineRule({
  id: 'stale-base',
  severity: 'info',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'across',
  summary: 'a requirement did not move since the delta was written',
  *check(change, project) {
    for (const part of staleIn(project)(change)) {
      const {path, range, capability, now, problems} = part;
      // What keeps it from being merged is an error of its own, which says what changed.
      if (problems.length > 0) continue;
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
    for (const {path, heading: range, requirement, isKnown} of unbasedIn(project, change)) {
      // Of what git knows nothing at all is told when it is asked.
      if (!isKnown) continue;
      yield {
        path,
        range,
        message: `What this was written against is not known: no spec before it had \`${printable(requirement)}\`, expected \`base:\` in \`.openspec.yaml\``,
      };
    }
  },
});

function messageOf({change, capability, name, commit, base, now, renamedTo}: StalePart): string {
  const gone = renamedTo === undefined ? 'was removed' : `was renamed to \`${printable(renamedTo)}\``;
  const verb = !now ? gone : base ? 'was changed' : 'was added';
  return `Requirement \`${printable(name)}\` of \`${printable(capability)}\` ${verb} since \`${shortCommit(commit)}\`, which this was written against; they merge, expected \`openspec rebase ${printable(change.name)}\``;
}
