import {jsonOf} from '../../json.ts';
import {asRecord} from '../../project/yaml-record.ts';
import {type ManifestKind, textsOf} from './manifest.ts';

/** Source: https://getcomposer.org/doc/04-schema.md. */
export const composerJson: ManifestKind = {
  isNamed: (name) => name === 'composer.json',
  dependenciesIn(text) {
    const read = jsonOf(text);
    return read === undefined
      ? undefined
      : textsOf(['require', 'require-dev'].map((group) => asRecord(read)[group]));
  },
};
