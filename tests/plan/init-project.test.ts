import {expect, test} from 'vitest';
import {planInit} from '../../src/plan/init-project.ts';

const contentOf = (there: readonly string[]) => {
  const plan = planInit(
    (path) => there.includes(path),
    (name) => `# ${name}\n`,
  );
  const [config] = plan.filter((each) => each.kind === 'create' && each.path === 'openspec/config.yaml');
  return config?.kind === 'create' ? config.content : undefined;
};

test('the config names its schema where the package lies beside the project, and nowhere else', () => {
  expect(contentOf([])).toBe('# config.yaml\n');
  expect(contentOf(['node_modules/openspec-changes/docs/schemas/config.json'])).toBe(
    '# yaml-language-server: $schema=../node_modules/openspec-changes/docs/schemas/config.json\n\n# config.yaml\n',
  );
  expect(contentOf(['openspec/config.yaml'])).toBeUndefined();
});
