/** The shells that can be completed in. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Whether a command line is what a shell asks at a key press: `completion zsh -- openspec sh`. */
export function isQuestion(argv: readonly string[]): boolean {
  return argv[0] === 'completion' && argv[2] === '--' && SHELLS.some((shell) => shell === argv[1]);
}
