import {applyEdits} from '../../../markdown/edit.ts';
import type {CurrentBlock, ScenarioMarks} from '../marks/scenario-marks.ts';
import {comparable} from '../slots.ts';

/** What a block that replaces this one should say too: its text without its heading, and what is marked to go. */
export function textToKeep({document, requirement}: CurrentBlock, {removed, renamed}: ScenarioMarks): string {
  const {block, heading, scenarios} = requirement;
  const going = new Set(removed.map(({name}) => name));
  const renaming = new Set(renamed.map(({from}) => from));
  const ranges = scenarios.flatMap((scenario) => {
    if (going.has(scenario.name)) return [{start: scenario.start, end: Math.min(scenario.end, block.end)}];
    return renaming.has(scenario.name) ? [scenario.heading] : [];
  });
  const edits = ranges.map(({start, end}) => ({
    start: start - heading.end,
    end: end - heading.end,
    text: '',
  }));
  return comparable(applyEdits(document.text.slice(heading.end, block.end), edits));
}
