import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import {byCodePoint} from '../../project/read-project.ts';
import {type DeltaFile, deltaFileOf, holdsRequirements} from '../deltas/requirement-files.ts';
import {defineRule} from '../rule.ts';

export const deltaPath = defineRule({
  id: 'delta-path',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'a requirement delta lies at `specs/<capability>/spec.md`, one for each capability',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    if (!file || (file.delta.sections.length === 0 && file.slips.length === 0)) return;
    const wanted = pathWanted(file.path);
    const other = otherOf(file, wanted);
    if (wanted !== file.path) yield {message: misplaced(file.path, wanted, other)};
    else if (other) yield {message: `${shown(other)} is about the same capability, expected one delta of it`};
  },
});

/** `auth.md` and `auth/login.md` are about `auth`; a file at the root names no capability if it is called `spec.md`. */
function pathWanted(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const stem = baseName(path).replace(/\.[^.]*$/, '');
  if (folders.length > 0) return `${folders.join('/')}/spec.md`;
  return /^spec$/i.test(stem) ? '<capability>/spec.md' : `${stem}/spec.md`;
}

/** The delta that lies at the same place, or at one that only differs by case. */
function otherOf({change, path}: DeltaFile, wanted: string): string | undefined {
  const specs = `${change.folder}/specs/`;
  const others = change.files
    .filter((file) => file.startsWith(specs))
    .map((file) => file.slice(specs.length));
  const same = others.filter((file) => file !== path && file.toLowerCase() === wanted.toLowerCase());
  // Of two sound paths only the second is too much.
  return same.find((file) => wanted !== path || byCodePoint(file, path) < 0);
}

function misplaced(path: string, wanted: string, other: string | undefined): string {
  const there = other === undefined ? '' : `, where one is already`;
  return `The delta ${shown(path)} is not read, expected it at ${shown(wanted)}${there}`;
}

function shown(path: string): string {
  return `\`specs/${printable(path)}\``;
}
