import {placeIn} from '../../markdown/document.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import type {Change} from '../../project/change.ts';

/** A task that is not done. */
export interface OpenTask {
  readonly id: string | undefined;
  /** As a reader sees it, its number with it. */
  readonly text: string;
  /** The title of the nearest heading above it; the title of the file is none. */
  readonly section: string | undefined;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** The tasks that come next: the first ones that are open, in the order of the file. */
export function nextTasks({tasks, taskList}: Change, most: number): readonly OpenTask[] {
  if (!tasks) return [];
  const sections = descendants(tasks.top).filter(({depth}) => depth > 1);
  return taskList
    .filter(({isDone}) => !isDone)
    .slice(0, most)
    .map(({id, text, start}) => ({
      id,
      text,
      section: innermost(sections, start)?.title,
      path: tasks.source.path,
      line: placeIn(tasks, start).line,
    }));
}

/** Sections are in the order of the document, so the last one that holds a place is the innermost. */
function innermost(sections: readonly Section[], offset: number): Section | undefined {
  return sections.findLast(({start, end}) => start <= offset && offset < end);
}
