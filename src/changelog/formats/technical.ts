import {type Document, parse} from '../../markdown/document.ts';
import {applyEdits} from '../../markdown/edit.ts';
import {descendants} from '../../markdown/section.ts';
import {sourceOf} from '../../markdown/source.ts';
import {TECHNICAL_LOG} from '../../project/paths.ts';
import type {View} from '../view.ts';
import {readTechnicalLog} from './technical/log.ts';
import {missingEntries} from './technical/missing-entries.ts';
import {isLogTitle} from './technical/place-entries.ts';
import {projectLog} from './technical/project-log.ts';

const BLANK = `# Technical Change Log

**Purpose**: Documents what was changed, in which commits and files, one numbered entry a change.

---

## Changelog
`;

/** The numbered log of what was changed, in which commits and files; `### 2026-01-26: Title (CL-009)` or `### CL-034: Title`. */
export const technical: View = {
  id: 'technical',
  path: TECHNICAL_LOG,
  showsActive: false,
  detect: (document) => readTechnicalLog(document).length > 0 || isEmptyLog(document),
  fault: () => undefined,
  parts: 'no numbered entry and no purpose above a heading `Changelog`',
  project: (document, projection) => projectLog(document, projection),
  missing: (document, projection) => missingEntries(document, projection),
  blank: () => BLANK,
  print(projection) {
    const document = parse(sourceOf(TECHNICAL_LOG, BLANK));
    const {edits} = projectLog(document, {...projection, adds: () => true}, true);
    return applyEdits(BLANK, edits);
  },
};

/** A log that is only begun: any changelog has such a heading, and only this one says what it is for. */
function isEmptyLog({top, text}: Document): boolean {
  const sections = descendants(top);
  const hasPurpose = [top, ...sections].some(({blocks}) =>
    blocks.some(
      (block) =>
        block.type === 'paragraph' && /^\*\*Purpose:?\*\*/i.test(text.slice(block.position?.start.offset)),
    ),
  );
  return hasPurpose && sections.some(({title}) => isLogTitle(title));
}
