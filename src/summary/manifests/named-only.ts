import type {ManifestKind} from './manifest.ts';

/** Manifests that are programs, or in a form that is not read: that they changed is all that is said. */
export const namedOnly: ManifestKind = {
  isNamed: (name) => NAMES.has(name) || /\.(?:csproj|fsproj|gemspec|cabal)$|\.gradle(?:\.kts)?$/.test(name),
};

const NAMES: ReadonlySet<string> = new Set([
  'Gemfile',
  'Package.swift',
  'Pipfile',
  'build.sbt',
  'deno.json',
  'environment.yml',
  'libs.versions.toml',
  'mix.exs',
  'pom.xml',
  'pubspec.yaml',
  'setup.cfg',
  'setup.py',
  'vcpkg.json',
]);
