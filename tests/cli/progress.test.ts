import {expect, test} from 'vitest';
import {progressOn, watched} from '../../cli/progress.ts';
import {memoryFs} from '../../src/disk/memory-fs.ts';

/** A terminal of 24 columns and a clock that stands until it is set. */
function terminal() {
  const written: string[] = [];
  const clock = {time: 0};
  const progress = progressOn({write: (text) => written.push(text), columns: 24}, () => clock.time);
  return {written, clock, progress};
}

test('a short run shows nothing, a long one a line that goes when something else is written', () => {
  const {written, clock, progress} = terminal();
  const fs = watched(memoryFs({'/a': 'x'.repeat(2500), '/b': 'y'}), progress);
  fs.read('/a');
  progress.clear();
  expect(written).toEqual([]);
  clock.time = 1000;
  fs.read('/b');
  fs.read('/b');
  progress.clear();
  progress.clear();
  expect(written).toEqual(['\rreading: 2 files, 3 kB\u001B[K', '\r\u001B[K']);
});

test('a narrow terminal gets as much as fits on a line', () => {
  const {written, clock, progress} = terminal();
  clock.time = 1000;
  progress.tell(() => 'merging: 1,000 of 2,000 specs');
  expect(written).toEqual(['\rmerging: 1,000 of 2,000\u001B[K']);
});

test('one file is one file', () => {
  const {written, clock, progress} = terminal();
  clock.time = 1000;
  watched(memoryFs({'/a': 'x'}), progress).read('/a');
  expect(written).toEqual(['\rreading: 1 file, 0 kB\u001B[K']);
});
