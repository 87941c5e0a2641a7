import {jsonOf} from '../../json.ts';
import {asRecord} from '../../project/yaml-record.ts';
import {type ManifestKind, textsOf} from './manifest.ts';

/** Source: https://docs.npmjs.com/cli/configuring-npm/package-json. */
export const packageJson: ManifestKind = {
  isNamed: (name) => name === 'package.json',
  dependenciesIn(text) {
    const read = jsonOf(text);
    return read === undefined ? undefined : textsOf(GROUPS.map((group) => asRecord(read)[group]));
  },
};

/** The one that is said of a name in several groups is that of the first. */
const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
