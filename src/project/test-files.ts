import {patternCovers} from './path-pattern.ts';
import {baseName, OPENSPEC} from './paths.ts';
import type {Project} from './project.ts';

/** A way in which an ecosystem tells its tests from other files, by name, by folder, or by both. */
interface Convention {
  /** What the last part of a path is. */
  readonly name?: RegExp;
  /** What stands before it, each folder with its `/`. */
  readonly folder?: RegExp;
}

const CONVENTIONS: readonly Convention[] = [
  // JavaScript and TypeScript: https://vitest.dev/config/#include, https://jestjs.io/docs/configuration#testmatch-arraystring;
  // https://docs.cypress.io/app/references/configuration#e2e for `*.cy.*`.
  {name: /\.(?:test|spec|cy|e2e|bench)(?:-d)?\.[cm]?[jt]sx?$/},
  {folder: /(?:^|\/)__(?:tests|mocks|snapshots|fixtures)__\//},
  {name: /\.snap$/, folder: /(?:^|\/)__snapshots__\//},
  // Vue, Svelte and Astro components are tested under the same names as the scripts beside them.
  {name: /\.(?:test|spec)\.(?:vue|svelte|astro)$/},
  // Python: https://docs.pytest.org/en/stable/explanation/goodpractices.html#conventions-for-python-test-discovery
  {name: /^(?:test_.*|.*_test|conftest|tests)\.py$/},
  // Go: https://pkg.go.dev/cmd/go#hdr-Test_packages; `testdata` is ignored by the go tool.
  {name: /_test\.go$/},
  {folder: /(?:^|\/)testdata\//},
  // Rust: https://doc.rust-lang.org/cargo/guide/project-layout.html; benches measure, and are run by `cargo test` too.
  {name: /\.rs$/, folder: /(?:^|\/)(?:tests|benches)\//},
  {name: /^tests?\.rs$/},
  // Java, Kotlin, Scala, Groovy: https://maven.apache.org/guides/introduction/introduction-to-the-standard-directory-layout.html,
  // names by https://maven.apache.org/surefire/maven-surefire-plugin/examples/inclusion-exclusion.html; Gradle and Android
  // have other source sets beside `test`.
  {folder: /(?:^|\/)src\/(?:test|\w*Test|test[A-Z]\w*|\w+Test\w*)\//},
  {
    name: /^(?:Test\p{Lu}\w*|[\p{Lu}]\w*(?:Tests?|TestCase|(?<=[\p{Ll}\d])IT(?:Case)?|Spec))\.(?:java|kt|kts|scala|groovy)$/u,
  },
  // C#: https://learn.microsoft.com/dotnet/core/testing/unit-testing-best-practices: a project for tests beside the tested one.
  {folder: /(?:^|\/)[\w.]+\.(?:\w*Tests?|Specs)\//},
  {name: /^\p{Lu}\w*(?:Tests?|Specs)\.(?:cs|fs|vb)$/u},
  // Ruby: https://rspec.info/documentation/, https://guides.rubyonrails.org/testing.html
  {name: /(?:_spec|_test)\.rb$/},
  {name: /^(?:spec_helper|rails_helper|test_helper)\.rb$/},
  {name: /\.rb$/, folder: /(?:^|\/)(?:spec|test)\//},
  // PHP: https://docs.phpunit.de/en/11.5/organizing-tests.html
  {name: /^\p{Lu}\w*(?:Test|TestCase|Cest)\.php$/u},
  // Swift: https://developer.apple.com/documentation/packagedescription/target/testtarget
  {name: /^\w*(?:Tests?|TestCase)\.swift$/},
  {folder: /(?:^|\/)(?:Tests|\w+(?:Tests|UITests))\//},
  // Elixir: https://hexdocs.pm/mix/Mix.Tasks.Test.html
  {name: /_test\.exs$/},
  {name: /^test_helper\.exs$/},
  // C and C++: https://google.github.io/styleguide/cppguide.html#File_Names; `test_x.c` with many C frameworks.
  {name: /(?:_(?:unit)?tests?|-tests?)\.(?:c|cc|cpp|cxx|h|hpp|mm?)$/},
  {name: /^test_.*\.(?:c|cc|cpp|cxx|h|hpp)$/},
  // Dart and Flutter: https://dart.dev/tools/dart-test
  {name: /_test\.dart$/},
  // Shell: https://bats-core.readthedocs.io
  {name: /\.bats$/},
  // A `tests/`, `test/` or `e2e/` at the top of a repository or of a package in it, in any language; not one within the
  // sources, where it may be what a library offers.
  {
    folder:
      /^(?!(?:src|lib|app|pkg|internal|docs?|public|include|spec)\/(?:tests?|e2e)\/)(?:(?:packages|apps|libs|crates|services|modules|plugins|extensions)\/[^/]+\/|[^/]+\/)?(?:tests?|e2e)\//,
  },
];

/**
 * Whether a path is that of a test, or of what tests need, by the conventions of its ecosystem.
 *
 * A repository's own patterns add to them, as `patternCovers` reads them; one that begins with `!` takes out, and the
 * last that covers a path decides.
 */
export function isTestFile(path: string, patterns: readonly string[] = []): boolean {
  const own = patterns.findLast((pattern) => patternCovers(pattern.replace(/^!/, ''), path));
  if (own !== undefined) return !own.startsWith('!');
  if (path.startsWith(`${OPENSPEC}/`)) return false;
  const name = baseName(path);
  const folder = path.slice(0, path.length - name.length);
  return CONVENTIONS.some((each) => fits(each, name, folder));
}

/** Whether a path is that of a test of this project, by the conventions and by `tests:` of its config. */
export function isTestOf({config}: Project, path: string): boolean {
  return isTestFile(path, config.tests);
}

function fits(convention: Convention, name: string, folder: string): boolean {
  return (convention.name?.test(name) ?? true) && (convention.folder?.test(folder) ?? true);
}
