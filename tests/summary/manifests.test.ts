import {expect, test} from 'vitest';
import type {AttributedFile} from '../../src/history/attribution.ts';
import {manifestKinds} from '../../src/summary/manifests/index.ts';
import {manifestChanges, manifestQuestions} from '../../src/summary/manifests/read-manifests.ts';

const READ: Readonly<Record<string, readonly [text: string, found: Readonly<Record<string, string>>]>> = {
  'package.json': [
    '{"dependencies":{"a":"^1"},"devDependencies":{"a":"2","b":"*"},"peerDependencies":[1]}',
    {a: '^1', b: '*'},
  ],
  'composer.json': ['{"require":{"php":">=8"},"require-dev":{"x/y":"^1"}}', {php: '>=8', 'x/y': '^1'}],
  'Cargo.toml': [
    '[dependencies]\nserde = { version = "1", features = ["derive"] }\nown = { path = "../own" }\n[target."cfg(unix)".dependencies]\nnix = "0.29"\n[dev-dependencies]\nrand = "0.8"\n[workspace.dependencies]\ntokio = "1"\n',
    {serde: '1', own: '../own', rand: '0.8', tokio: '1', nix: '0.29'},
  ],
  'pyproject.toml': [
    '[project]\ndependencies = ["requests[socks]>=2.31 ; python_version > \'3.8\'", "flask"]\n[project.optional-dependencies]\ndev = ["pytest~=8.0"]\n[dependency-groups]\nlint = ["ruff==0.5", {include-group = "dev"}]\n[tool.poetry.group.x.dependencies]\nhttpx = "^0.27"\n',
    {httpx: '^0.27', requests: '>=2.31', flask: '', pytest: '~=8.0', ruff: '==0.5'},
  ],
  'requirements-dev.txt': [
    '# comment\n-r base.txt\nrequests >= 2.31 # why\nflask\nurllib3==2.0 --hash=sha256:abc \\\n./local.whl\nhttps://example.com/x.whl\npkg @ https://example.com/y.whl\n',
    {requests: '>= 2.31', flask: '', urllib3: '==2.0', pkg: '@ https://example.com/y.whl'},
  ],
  'go.mod': [
    'module x\n\ngo 1.22\n\nrequire golang.org/x/net v0.1.0\nrequire (\n\tgithub.com/a/b v1.2.3\n\tgithub.com/c/d v0.0.1 // indirect\n)\nreplace (\n\ta v1 => b v2\n)\n',
    {'golang.org/x/net': 'v0.1.0', 'github.com/a/b': 'v1.2.3'},
  ],
};

test.each(Object.entries(READ))('the dependencies that %s names are read', (name, [text, found]) => {
  const kind = manifestKinds.find(({isNamed}) => isNamed(name));
  expect(Object.fromEntries(kind?.dependenciesIn?.(text) ?? [])).toEqual(found);
});

test('no text makes a reader fail', () => {
  const texts = [
    '',
    '{',
    '[',
    'null',
    '[[x',
    'require (',
    '\0',
    `a = ${'['.repeat(5000)}`,
    '{"dependencies":3}',
  ];
  for (const {dependenciesIn} of manifestKinds)
    for (const text of texts) expect(() => dependenciesIn?.(text)).not.toThrow();
});

test('what others did to a manifest between two commits of a change is none of its own', () => {
  const file = manifest({touches: ['1', '2']});
  const contents = new Map([
    ['1^:package.json', json({a: '1'})],
    ['1:package.json', json({a: '1', b: '1', c: '1'})],
    ['2^:package.json', json({a: '9', b: '1', c: '1', theirs: '1'})],
    ['2:package.json', json({a: '9', b: '2', theirs: '1'})],
  ]);
  expect(manifestQuestions(attribution(file))).toEqual([...contents.keys()]);
  const [found] = manifestChanges(attribution(file), contents, () => undefined);
  expect(found?.dependencies).toEqual([{name: 'b', kind: 'added', was: undefined, is: '2'}]);
});

test('of a change that only keeps its commits, they say what was done', () => {
  const commits = ['2', '1'].map(
    (hash) => ({hash, parents: [], time: 0, message: '', files: [], evidence: 'pin'}) as const,
  );
  const file = {...manifest({touches: []}), commits};
  const contents = new Map([
    ['1:package.json', json({a: '1'})],
    ['2^:package.json', json({a: '1', theirs: '1'})],
    ['2:package.json', json({a: '2', theirs: '1'})],
  ]);
  const [found] = manifestChanges(attribution(file), contents, () => undefined);
  expect(found?.dependencies).toEqual([{name: 'a', kind: 'added', was: undefined, is: '2'}]);
  expect(
    manifestChanges(attribution(manifest({touches: []})), contents, () => undefined)[0]?.dependencies,
  ).toBeUndefined();
});

test('work that is not committed counts against HEAD; what is not known is said to be so', () => {
  const file = manifest({touches: [], isUncommitted: true});
  const contents = new Map([['HEAD:package.json', json({a: '1', b: '1'})]]);
  const changes = (text: string | undefined) =>
    manifestChanges(attribution(file), contents, () => text)[0]?.dependencies;
  expect(changes(json({a: '2'}))).toEqual([
    {name: 'a', kind: 'changed', was: '1', is: '2'},
    {name: 'b', kind: 'removed', was: '1', is: undefined},
  ]);
  expect(changes('{')).toBeUndefined();
  const committed = manifest({touches: ['1']});
  expect(
    manifestChanges(attribution(committed), new Map(), () => undefined)[0]?.dependencies,
  ).toBeUndefined();
});

function json(dependencies: Readonly<Record<string, string>>): string {
  return JSON.stringify({dependencies});
}

function manifest({touches, isUncommitted = false}: {touches: readonly string[]; isUncommitted?: boolean}) {
  return {
    kind: 'modified',
    path: 'package.json',
    commits: [],
    touches: touches.map((hash) => ({hash, path: 'package.json'})),
    isUncommitted,
    subject: undefined,
    evidence: undefined,
  } satisfies AttributedFile;
}

function attribution(file: AttributedFile) {
  return {commits: [], files: [file], touched: [file.path], unknownPins: [], isCutOff: false};
}
