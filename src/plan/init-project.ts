import {ARCHIVE, CONFIG, README} from '../project/paths.ts';
import type {Plan} from './plan.ts';

/** Where an installed package has the schema of the config, as the config names it. */
const SCHEMA = 'node_modules/openspec-changes/docs/schemas/config.json';

/** Make what is not there yet; what is there stays as it is, whatever it holds. */
export function planInit(isThere: (path: string) => boolean, template: (name: string) => string): Plan {
  const files = [
    {path: CONFIG, content: schemaLine(isThere) + template('config.yaml')},
    {path: README, content: template('changes-readme.md')},
    {path: `${ARCHIVE}/.gitkeep`, content: ''},
  ];
  return files.filter(({path}) => !isThere(path)).map((file) => ({kind: 'create', ...file}));
}

/**
 * How an editor finds the schema without a network: https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
 *
 * Where the package is not installed beside the project, the line would only make editors complain.
 */
function schemaLine(isThere: (path: string) => boolean): string {
  return isThere(SCHEMA) ? `# yaml-language-server: $schema=../${SCHEMA}\n\n` : '';
}
