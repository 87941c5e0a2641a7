import {shownPair} from '../../dialects/name-difference.ts';
import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import {foldName} from '../../project/portable-name.ts';
import {entriesOf, parentOf} from '../deltas/entries.ts';
import {defineRule} from '../rule.ts';

export const noNameClash = defineRule({
  id: 'no-name-clash',
  severity: 'error',
  on: 'project',
  fixable: false,
  family: 'change',
  summary: 'no two names in a folder are one on macOS or Windows',
  *check(project) {
    const first = new Map<string, string>();
    for (const path of entriesOf(project)) {
      const key = `${parentOf(path)}/${foldName(baseName(path))}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, path);
      else yield {path, message: clash(baseName(path), baseName(other))};
    }
  },
});

function clash(name: string, other: string): string {
  const pair = shownPair(name, other);
  return printable(`${pair.name} and ${pair.near} are one name on macOS or Windows, expected one of them`);
}
