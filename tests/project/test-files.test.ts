import {expect, test} from 'vitest';
import {isTestFile, isTestOf} from '../../src/project/test-files.ts';
import {projectOf} from '../support/project.ts';

test.each([
  'src/a.test.ts',
  'src/a.spec.tsx',
  'src/__tests__/a.js',
  'tests/a.ts',
  'packages/api/test/fixtures/a.json',
  'e2e/login.ts',
  'src/pkg/test_a.py',
  'src/pkg/a_test.py',
  'conftest.py',
  'pkg/a_test.go',
  'pkg/testdata/a.txt',
  'crates/a/tests/b.rs',
  'src/test/java/org/a/Base.java',
  'src/androidTest/kotlin/A.kt',
  'src/main/java/org/a/ShopTest.java',
  'src/main/java/org/a/ShopIT.java',
  'Shop.Tests/Base.cs',
  'Shop/CartTests.cs',
  'spec/models/user_spec.rb',
  'spec/support/helpers.rb',
  'test/models/user_test.rb',
  'tests/Unit/UserTest.php',
  'app/UserTest.php',
  'Tests/ShopTests/Cart.swift',
  'Sources/CartTests.swift',
  'apps/shop/lib/a_test.exs',
  'src/a_test.cc',
  'lib/a_test.dart',
])('%s is a test', (path) => {
  expect(isTestFile(path)).toBe(true);
});

test.each([
  'openspec/specs/tests/spec.md',
  'src/latest.py',
  'contest/a.go',
  'spec/openapi.yaml',
  'src/testing/render.ts',
  'lib/test/harness.ts',
  'src/attest.ts',
  'src/Contest.java',
  'src/EDIT.java',
  'docs/tests/how.md',
  'src/inspect.ts',
  'src/spec.ts',
])('%s is none', (path) => {
  expect(isTestFile(path)).toBe(false);
});

test('patterns of the config add and take out, the last one decides', () => {
  const {project} = {
    project: projectOf({
      'openspec/config.yaml': "tests:\n  - qa/\n  - '!qa/tools/'\n  - '!*.test.ts'\n  - ../x\n",
    }),
  };
  const all = ['qa/a.ts', 'qa/tools/a.ts', 'a.test.ts', 'b_test.go'];
  expect(all.filter((path) => isTestOf(project, path))).toEqual(['qa/a.ts', 'b_test.go']);
  expect(project.config.tests).toEqual(['qa/', '!qa/tools/', '!*.test.ts']);
});
