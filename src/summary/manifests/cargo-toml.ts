import {asRecord} from '../../project/yaml-record.ts';
import {type ManifestKind, textsOf} from './manifest.ts';
import {tomlOf} from './toml.ts';

/** Source: https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html. */
export const cargoToml: ManifestKind = {
  isNamed: (name) => name === 'Cargo.toml',
  dependenciesIn(text) {
    const read = tomlOf(text);
    if (!read) return undefined;
    const places = [
      read,
      asRecord(read['workspace']),
      ...Object.values(asRecord(read['target'])).map(asRecord),
    ];
    return textsOf(places.flatMap((place) => GROUPS.map((group) => place[group])));
  },
};

const GROUPS = ['dependencies', 'dev-dependencies', 'build-dependencies'];
