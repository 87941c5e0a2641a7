import {test} from 'vitest';
import {specOf} from '../spec-text.ts';
import {rebased} from './rebased.ts';

const req = (st: string, ...sc: string[]) => `### Requirement: Login\n${st}\n\n${sc.join('\n')}`;
const sc = (n: string, b = '- **WHEN** a\n- **THEN** b') => `#### Scenario: ${n}\n${b}\n`;
const mod = (b: string) => `# D\n\n## MODIFIED Requirements\n\n${b}`;
const show = (l: string, r: ReturnType<typeof rebased>) =>
  console.log(`===== ${l}\n${r.text}\n${JSON.stringify(r.told)}`);
const S = 'One SHALL.\nTwo.\nThree.\nFour.\nFive.';
test('x', () => {
  const base = specOf(req(S, sc('A'), sc('B'), sc('C')));
  show(
    'clean',
    rebased(
      base,
      specOf(req(S.replace('One', 'Une'), sc('A'), sc('New'), sc('C'))),
      mod(
        req(S.replace('Five', 'Cinq'), sc('A'), sc('B'), '#### REMOVED Scenario: C\n\nGone.\n') +
          '\n## ADDED Requirements\n\n### Requirement: Z\nZ SHALL.\n',
      ).replaceAll('\n', '\r\n'),
    ),
  );
  show(
    'conflict',
    rebased(
      base,
      specOf(req(S.replace('One', 'Une'), sc('A'), sc('B', '- **WHEN** b'), sc('C', '- other'))),
      mod(req(S.replace('One', 'Eins'), sc('A'), sc('B'), '#### REMOVED Scenario: C\n')),
    ),
  );
  show(
    'rename',
    rebased(
      base,
      specOf(req(S.replace('One', 'Une'), sc('A', '- aa'), sc('B'), sc('C', '- other\n- **THEN** b'))),
      mod(
        req(
          S,
          '#### RENAMED Scenario: A\nTO: AA\n',
          sc('B'),
          '#### RENAMED Scenario: C\nTO: CC\n- **WHEN** a\n- **THEN** c\n',
        ),
      ),
    ),
  );
  show(
    'removal',
    rebased(
      base,
      specOf(req(S.replace('One', 'Une'), sc('A'))),
      '## REMOVED Requirements\n\n### Requirement: Login\n\n**Reason**: no\n\n## ADDED Requirements\n',
    ),
  );
  show(
    'bullet',
    rebased(
      base,
      specOf(req(S.replace('One', 'Une'), sc('A'))),
      '## REMOVED Requirements\n\n- Login\n- Other\n',
    ),
  );
  show(
    'renamed since',
    rebased(
      base,
      specOf(req(S, sc('A'), sc('B'), sc('C')).replace('Login', 'Sign in')),
      mod(req(S.replace('One', 'Une'), sc('A'), sc('B'), sc('C'))),
    ),
  );
  show(
    'removed since',
    rebased(
      base,
      specOf('### Requirement: Q\nQ SHALL.\n'),
      mod(req(S.replace('One', 'Une'), sc('A'), sc('B'), sc('C'))),
    ),
  );
  show(
    'code',
    rebased(specOf(req('```\none\n```')), specOf(req('```\ntwo\n```')), mod(req('```\nthree\n```'))),
  );
  show(
    'underline',
    rebased(specOf(req('Ab\n=======\none')), specOf(req('Ab\n=======\ntwo')), mod(req('Ab\n=======\nthree'))),
  );
});
