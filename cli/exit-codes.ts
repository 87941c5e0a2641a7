/** What the process says to the shell; the README's table of exit codes. */
export const EXIT = {
  clean: 0,
  findings: 1,
  refused: 2,
  bug: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
