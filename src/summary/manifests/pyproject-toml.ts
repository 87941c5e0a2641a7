import {asRecord} from '../../project/yaml-record.ts';
import {type ManifestKind, textsOf} from './manifest.ts';
import {requirementsIn} from './requirements.ts';
import {tomlOf} from './toml.ts';

/** Sources: PEP 621, PEP 735, and https://python-poetry.org/docs/pyproject. */
export const pyprojectToml: ManifestKind = {
  isNamed: (name) => name === 'pyproject.toml',
  dependenciesIn(text) {
    const read = tomlOf(text);
    if (!read) return undefined;
    const project = asRecord(read['project']);
    const poetry = asRecord(asRecord(read['tool'])['poetry']);
    const lists = [
      project['dependencies'],
      ...Object.values(asRecord(project['optional-dependencies'])),
      ...Object.values(asRecord(read['dependency-groups'])),
    ];
    const groups = Object.values(asRecord(poetry['group'])).map((group) => asRecord(group)['dependencies']);
    const tables = [poetry['dependencies'], poetry['dev-dependencies'], ...groups];
    return new Map([...textsOf(tables), ...requirementsIn(lists.flatMap(wordsOf))]);
  },
};

function wordsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
}
