import {ARCHIVE, CONFIG, README} from '../project/paths.ts';
import type {Plan} from './plan.ts';

/** Make what is not there yet; what is there stays as it is, whatever it holds. */
export function planInit(isThere: (path: string) => boolean, template: (name: string) => string): Plan {
  const files = [
    {path: CONFIG, content: template('config.yaml')},
    {path: README, content: template('changes-readme.md')},
    {path: `${ARCHIVE}/.gitkeep`, content: ''},
  ];
  return files.filter(({path}) => !isThere(path)).map((file) => ({kind: 'create', ...file}));
}
