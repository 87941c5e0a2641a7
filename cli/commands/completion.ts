import {join} from 'node:path';
import {decode} from '../../src/markdown/source.ts';
import {printable} from '../../src/printable.ts';
import {Refusal} from '../../src/refusal.ts';
import {answer} from '../completion/answer.ts';
import {SHELLS} from '../completion/question.ts';
import {EXIT} from '../exit-codes.ts';
import type {Command} from './command.ts';

const NOTES = `Where to put it:
  bash  echo 'source <(openspec completion bash)' >> ~/.bashrc
  zsh   openspec completion zsh > "\${fpath[1]}/_openspec"
        or below compinit in ~/.zshrc: source <(openspec completion zsh)
  fish  openspec completion fish > ~/.config/fish/completions/openspec.fish
Then begin a new shell. No file is edited for you.
`;

export const completion: Command = {
  usage: '[shell] [words...]',
  options: [],
  takes: [{values: SHELLS}],
  examples: ['openspec completion bash', 'openspec completion zsh', 'openspec completion fish'],
  notes: NOTES,
  // A person waits at a key, and names are all that is looked at.
  waitsForNobody: true,
  async run(context, {words}) {
    const [shell, ...line] = words;
    if (shell === undefined) {
      context.stdout.write(NOTES);
      return EXIT.clean;
    }
    if (!SHELLS.some((known) => known === shell))
      throw new Refusal(
        'unknown-shell',
        `No completion for the shell \`${printable(shell)}\`, expected ${SHELLS.join(', ')}`,
        'openspec completion --help',
      );
    if (line.length > 0) return answer(['completion', shell, '--', ...line], context);
    const path = join(context.packageRoot, 'templates', 'completion', `openspec.${shell}`);
    context.stdout.write(decode(path, context.fs.read(path)).text, 'data');
    return EXIT.clean;
  },
};
