import type {Range} from '../../../markdown/place.ts';
import {USUAL_PATHS, VIEW_IDS, type ViewId, viewPathFault} from '../../../project/changelog-config.ts';
import type {Problem} from '../../rule.ts';
import {VIEW_SETTINGS, viewSettingProblems} from './changelog-settings.ts';
import {
  inMapping,
  isEmpty,
  oneOf,
  plainSettings,
  type Read,
  rangeOf,
  type Setting,
  shown,
  textOf,
  unknown,
  wordOf,
} from './setting.ts';

/** What is wrong with `changelog`: the views that are kept, and what holds for all of them. */
export function* changelogProblems(read: Read, changelog: Setting): Generator<Problem> {
  for (const setting of yield* inMapping(changelog, 'views: [keep-a-changelog]')) {
    if (setting.key === 'views') yield* viewsProblems(read, setting);
    else if (VIEW_SETTINGS.includes(setting.key)) yield* viewSettingProblems(read, setting);
    else yield unknown(setting, 'changelog', ['views', ...VIEW_SETTINGS]);
  }
}

/** A view as the config names it, as far as it can be understood. */
interface NamedView {
  readonly path: string;
  readonly range: Range;
}

function* viewsProblems(read: Read, {value, range}: Setting): Generator<Problem> {
  if (isEmpty(value)) return;
  if (value.kind !== 'list') {
    yield {range, message: '`views` is no list, expected one like `[table, keep-a-changelog]`'};
    return;
  }
  const kept = new Set<string>();
  for (const node of value.items) {
    const at = {key: 'views', keyRange: range, value: node, range: rangeOf(node)};
    const named = node.kind === 'mapping' ? yield* viewProblems(read, at) : yield* idProblems(at);
    if (!named) continue;
    if (kept.has(named.path))
      yield {
        range: named.range,
        message: `${shown(named.path)} is kept by another view, expected a \`path\` of its own`,
      };
    kept.add(named.path);
  }
}

/** `table`, or what `view` says. */
function* idProblems({
  value,
  range,
}: Setting): Generator<Problem, (NamedView & {readonly id: ViewId}) | undefined> {
  const word = wordOf(value);
  const id = VIEW_IDS.find((each) => each === word);
  if (id) return {id, path: USUAL_PATHS[id], range};
  const found = word === undefined ? 'A view that is no word' : `${shown(word)} in \`views\``;
  yield {range, message: `${found}, expected ${oneOf(VIEW_IDS, word ?? '')}`};
  return undefined;
}

function* viewProblems(read: Read, view: Setting): Generator<Problem, NamedView | undefined> {
  const settings = view.value.kind === 'mapping' ? yield* plainSettings(view.value) : [];
  const own = settings.find(({key}) => key === 'view');
  const path = settings.find(({key}) => key === 'path');
  const named = own ? yield* idProblems(own) : undefined;
  if (!own)
    yield {range: view.range, message: `A view without \`view\`, expected it to be ${oneOf(VIEW_IDS, '')}`};
  for (const setting of settings) {
    if (VIEW_SETTINGS.includes(setting.key)) yield* viewSettingProblems(read, setting);
    else if (setting !== own && setting !== path)
      yield unknown(setting, 'views', ['view', 'path', ...VIEW_SETTINGS]);
  }
  if (!path || isEmpty(path.value)) return named;
  const written = yield* pathProblems(path, named?.id);
  return written === undefined ? undefined : {path: written, range: path.range};
}

/** The path, when it can be kept. */
function* pathProblems(
  {value, range}: Setting,
  id: ViewId | undefined,
): Generator<Problem, string | undefined> {
  const path = textOf(value)?.trim();
  const fault = path === undefined ? 'is no text' : viewPathFault(path, id);
  if (fault === undefined) return path;
  const expected = id === 'json' ? 'openspec/changelog.json' : 'docs/CHANGELOG.md';
  yield {range, message: `${shown(path ?? 'path')} ${fault}, expected a path like \`${expected}\``};
  return undefined;
}
