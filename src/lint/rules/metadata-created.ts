import {isDay} from '../../project/day.ts';
import {METADATA} from '../../project/paths.ts';
import {writtenDate} from '../changelog/written-date.ts';
import {readMetadataFile} from '../metadata-file.ts';
import {defineRule} from '../rule.ts';

export const metadataCreated = defineRule({
  id: 'metadata-created',
  severity: 'warning',
  on: 'change',
  fixable: true,
  family: 'change',
  summary: 'the day a change was proposed is written as `YYYY-MM-DD`',
  *check({archived, folder, files}, project) {
    const path = `${folder}/${METADATA}`;
    const document = archived || !files.includes(path) ? undefined : project.document(path);
    const created = document && readMetadataFile(document).entries.find(({key}) => key === 'created');
    if (!created || isDate(created.value)) return;
    const {expected, ...fix} = writtenDate(document.text, created, String(created.value));
    yield {path, range: created, message: `${created.shown}, expected ${expected}`, ...fix};
  },
});

/** A day, with or without a time behind it. */
function isDate(value: unknown): boolean {
  const [, day = '', rest = ''] = /^(\d{4}-\d{2}-\d{2})(.*)$/.exec(String(value)) ?? [];
  return isDay(day) && /^(?:[T ]\d{2}:\d{2}[\d:.]*\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(rest);
}
