import {METADATA} from '../../project/paths.ts';
import {keyRange} from '../metadata-file.ts';
import {defineRule} from '../rule.ts';

export const skipSpecs = defineRule({
  id: 'skip-specs',
  severity: 'error',
  on: 'change',
  fixable: false,
  family: 'change',
  summary: 'a change that says `skip_specs: true` has no file under `specs/`',
  *check({archived, folder, files, metadata}, project) {
    const inSpecs = files.filter(
      (path) => path.startsWith(`${folder}/specs/`) && !/\/\./.test(path.slice(folder.length)),
    );
    if (archived || !metadata.skipsSpecs || inSpecs.length === 0) return;
    const path = `${folder}/${METADATA}`;
    const document = project.document(path);
    const range = document && keyRange(document, 'skip_specs');
    const count = inSpecs.length === 1 ? 'a file' : `${inSpecs.length} files`;
    const message = `\`skip_specs: true\` with ${count} under \`specs/\`, expected one or the other`;
    yield range ? {path, range, message} : {path, message};
  },
});
