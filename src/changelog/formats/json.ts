import {jsonOf} from '../../json.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import {CHANGELOG_JSON} from '../../project/paths.ts';
import {asRecord} from '../../project/yaml-record.ts';
import type {View} from '../view.ts';
import {changelogData} from './json/data.ts';

/** Everything the changelogs tell, as data for programs; all of the file is the tool's. */
export const json: View = {
  id: 'json',
  path: CHANGELOG_JSON,
  showsActive: true,
  tellsOfOthers: true,
  detect: ({text}) => isOurs(text),
  fault({source, text}) {
    if (text.trim() === '' || isOurs(text)) return undefined;
    return `${source.path} holds something else, expected a changelog in JSON of version 1, or no file`;
  },
  parts: 'no `version` and no `changes`',
  blank: () => '',
  project({text}, projection) {
    const ending = lineEndingAt(text, text.length);
    const now = printData(projection).replaceAll('\n', ending);
    const edits = now === text ? [] : [{start: 0, end: text.length, text: now}];
    return {edits, records: new Map(), conflicts: []};
  },
  print: (projection) => printData(projection),
  entries({text}, {state}) {
    const [folder = ''] = [...state.archived, ...state.active].map((change) => change.folder);
    return [{key: '', range: {start: 0, end: text.length}, folder, fields: [], isUntouched: true}];
  },
};

function printData(projection: Parameters<View['print']>[0]): string {
  return `${JSON.stringify(changelogData(projection), undefined, 2)}\n`;
}

function isOurs(text: string): boolean {
  const {version, changes} = asRecord(jsonOf(text));
  return version === 1 && Array.isArray(changes);
}
