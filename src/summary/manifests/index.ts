import {cargoToml} from './cargo-toml.ts';
import {composerJson} from './composer-json.ts';
import {goMod} from './go-mod.ts';
import type {ManifestKind} from './manifest.ts';
import {namedOnly} from './named-only.ts';
import {packageJson} from './package-json.ts';
import {pyprojectToml} from './pyproject-toml.ts';
import {requirementsTxt} from './requirements.ts';

/** Every kind of manifest that is known. */
export const manifestKinds: readonly ManifestKind[] = [
  packageJson,
  requirementsTxt,
  pyprojectToml,
  cargoToml,
  goMod,
  composerJson,
  namedOnly,
];
