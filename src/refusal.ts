/**
 * Something the user can correct: thrown where a decision is made, shown by `cli/run.ts`, exit code 2.
 *
 * `message` is one sentence; `hint` holds a command to paste.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.hint = hint;
  }
}
