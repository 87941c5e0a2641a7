import {views} from '../src/changelog/index.ts';
import {type KeptView, keptViews, plainView} from '../src/changelog/kept-views.ts';
import {chosenUpdate} from '../src/plan/changelog-choice.ts';
import type {UpdateOptions} from '../src/plan/project-views.ts';
import {printable} from '../src/project/names.ts';
import type {Project} from '../src/project/project.ts';
import {Refusal, shellLine} from '../src/refusal.ts';
import type {Input} from './commands/command.ts';

/** What `openspec changelog` is asked to do. */
export interface ChangelogRequest {
  readonly deed: 'print' | 'check' | 'write' | 'resolve';
  readonly isJson: boolean;
  /** The views it is about: the one of `--view`, else all that are kept. */
  readonly views: readonly KeptView[];
  /** What is printed. */
  readonly printed: KeptView;
  readonly update: UpdateOptions;
}

/** The flags understood. Throws a Refusal for values and combinations that mean nothing. */
export function changelogRequest(project: Project, {words, options}: Input): ChangelogRequest {
  const deed = deedOf(options);
  const path = text(options['view']);
  const kept = keptViews(project);
  const selected = path === undefined ? kept : kept.filter((view) => view.path === path);
  if (path !== undefined && selected.length === 0) throw unknownView(path, kept);
  const accept = text(options['accept']);
  if (accept !== undefined && deed === 'print')
    throw new Refusal(
      'accept-without-write',
      '`--accept` decides what is written, expected --write beside it',
      shellLine`openspec changelog --write --accept ${accept} ${words}`.trimEnd(),
    );
  const since = text(options['since']);
  if (since !== undefined && deed === 'print')
    throw new Refusal(
      'since-without-write',
      '`--since` chooses what is added to the changelogs, expected --write or --check beside it',
      shellLine`openspec changelog --check --since ${since} ${words}`.trimEnd(),
    );
  const choice = {names: words, since, accept};
  return {
    deed,
    isJson: options['json'] === true || options['format'] === 'json',
    views: selected,
    printed: printedView(options, path === undefined ? undefined : selected[0], kept),
    update: {...(deed === 'print' ? {} : chosenUpdate(project, choice)), views: selected},
  };
}

function deedOf({write, check, resolve}: Input['options']): ChangelogRequest['deed'] {
  if (check && (write || resolve))
    throw new Refusal(
      'write-and-check',
      `Both --${resolve ? 'resolve' : 'write'} and --check were given, expected one`,
      'openspec changelog --check',
    );
  if (resolve) return 'resolve';
  if (write) return 'write';
  return check ? 'check' : 'print';
}

/** The view that `--view` names, or the first that is kept in the form of `--format`; a table without either. */
function printedView(
  options: Input['options'],
  selected: KeptView | undefined,
  kept: readonly KeptView[],
): KeptView {
  const format = options['json'] ? 'json' : text(options['format']);
  if (selected && (format === undefined || format === selected.view.id)) return selected;
  const id = format ?? 'table';
  const view = views.find((each) => each.id === id);
  if (view) return kept.find((each) => each.view === view) ?? plainView(view);
  const formats = views.map((each) => each.id).join(', ');
  const message = `\`${printable(id)}\` is no format of the changelog, expected one of ${formats}`;
  throw new Refusal('unknown-format', message, 'openspec changelog --format json');
}

function unknownView(path: string, kept: readonly KeptView[]): Refusal {
  const paths = kept.map((view) => printable(view.path)).join(', ');
  const message = `\`${printable(path)}\` is no changelog that is kept${paths && `, expected one of ${paths}`}`;
  const [first] = kept;
  return new Refusal(
    'unknown-view',
    message,
    first ? shellLine`openspec changelog --view ${first.path}` : 'openspec lint openspec/config.yaml',
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
