import {printable} from '../../project/names.ts';
import {unreadableAt} from '../../project/unreadable.ts';
import {defineRule} from '../rule.ts';

export const proposalExists = defineRule({
  id: 'proposal-exists',
  severity: 'error',
  on: 'change',
  fixable: false,
  family: 'change',
  summary: 'an active change has a proposal',
  *check({folder, files, archived}, project) {
    const path = `${folder}/proposal.md`;
    // What is there and cannot be read is said by `readable-files`.
    if (archived || files.includes(path) || unreadableAt(project, path)) return;
    const other = files.find((file) => file.toLowerCase() === path.toLowerCase());
    const found = other ? `, found \`${printable(other.slice(folder.length + 1))}\`` : '';
    yield {path, message: `Missing \`proposal.md\`${found}, expected it to say why and what changes`};
  },
});
