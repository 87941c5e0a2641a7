import type {Root} from 'mdast';
import type {Plugin, Preset} from 'unified';
import {nodeFs} from './disk/node-fs.ts';
import type {OpenProject} from './disk/open-project.ts';
import {Refusal} from './refusal.ts';
import {checkFile} from './remark/check-file.ts';
import {githubMarkdown} from './remark/github-markdown.ts';
import {addMessage} from './remark/message.ts';

/** Where the pages of the rules lie, as seen from this file and from the one it is bundled into. */
const PAGES = new URL('../src/lint/rules/', import.meta.url);

/** Projects that one run of unified-engine has opened; the next run opens them anew, for files change between runs. */
const runs = new WeakMap<object, Map<string, OpenProject>>();

/**
 * Adds what the rules about single files say, as messages. Never throws, never writes, leaves the tree alone.
 *
 * unified-engine passes the set of files of its run, which other callers do not have.
 */
const openspecLint: Plugin<[unknown?, unknown?], Root> = (_, run) => {
  const opened = openedIn(run);
  return (_, file) => {
    try {
      const {cwd, path, value} = file;
      const checked = path ? checkFile(nodeFs, {cwd, path, value: value ?? ''}, opened) : undefined;
      for (const finding of checked?.findings ?? [])
        if (checked) addMessage(file, checked.document, finding, PAGES);
    } catch (error) {
      const reason = error instanceof Refusal ? `${error.message}; try \`${error.hint}\`` : String(error);
      file.message(reason, {ruleId: 'not-checked', source: 'openspec'});
    }
  };
};

/**
 * A preset for remark: the rules of `openspec lint` that look at one file, with the config of the project it lies in.
 *
 * `{"plugins": ["openspec-changes/remark"]}` in a `.remarkrc` turns it on. `remark --output` prints files anew: what is
 * set is how `openspec` itself writes, and settings beside the preset come before it.
 */
const preset: Preset = {plugins: [githubMarkdown, openspecLint], settings: {bullet: '-', rule: '-'}};

export default preset;

function openedIn(run: unknown): Map<string, OpenProject> {
  if (typeof run !== 'object' || run === null) return new Map();
  const opened = runs.get(run) ?? new Map<string, OpenProject>();
  runs.set(run, opened);
  return opened;
}
