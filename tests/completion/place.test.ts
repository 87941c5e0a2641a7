import {describe, expect, test} from 'vitest';
import {commands} from '../../cli/commands/index.ts';
import {placeAt} from '../../cli/completion/place.ts';
import {takesValue} from '../../cli/completion/table.ts';
import {readTable, tableText} from '../../cli/completion/write-table.ts';
import {globalOptions, ownOptions} from '../../cli/flags.ts';

describe('what completion knows of commands', () => {
  test('every flag with a value says what it takes, and every positional argument too', async () => {
    for (const {name, load} of commands) {
      const command = await load();
      for (const {flags, takes} of [...ownOptions(command), ...globalOptions])
        expect(takes !== undefined, `${name} ${flags}`).toBe(takesValue(flags));
      const positionals = command.usage.split(' ').filter(Boolean).length;
      if (positionals > 0) expect(command.takes?.length ?? 0, name).toBeGreaterThanOrEqual(1);
    }
  });

  test('survives being written', async () => {
    const table = await readTable();
    expect(JSON.parse(tableText(table))).toEqual(table);
  });
});

describe('the place in a line', async () => {
  const table = await readTable();
  const at = (line: string) => {
    const words = line.split(' ');
    return placeAt(table, words.slice(0, -1), words.at(-1) ?? '');
  };

  test.each([
    ['', {kind: 'word', takes: {names: ['command']}}],
    ['--root x sh', {kind: 'word', takes: {names: ['command']}, root: 'x'}],
    ['archive a', {kind: 'word', takes: {names: ['active-change']}}],
    ['archive a b', {kind: 'word', takes: {names: ['active-change']}}],
    ['archive --date ', {kind: 'word', takes: {}}],
    ['archive --date x a', {kind: 'word', takes: {names: ['active-change']}}],
    ['list --sort=', {kind: 'word', takes: {values: ['name', 'recent']}, prefix: '--sort='}],
    ['archive -- -', {kind: 'word', takes: {names: ['active-change']}, hasFlags: false}],
    ['help li', {kind: 'word', takes: {names: ['command']}}],
  ])('%s', (line, place) => {
    expect(at(line)).toMatchObject(place);
  });

  test.each(['bogus ', 'show a b', 'list --no-such=', 'init x'])('nothing at %s', (line) => {
    expect(at(line)).toBeUndefined();
  });

  test('flags are offered once, but for those that may be given again', () => {
    const names = (line: string) => {
      const place = at(line);
      return place?.kind === 'flags' ? place.flags.flatMap((flag) => flag.names) : [];
    };
    expect(names('archive --yes -')).not.toContain('-y');
    expect(names('new x --added a -')).toContain('--added');
  });
});
