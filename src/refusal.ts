/**
 * Something the user can correct: thrown where a decision is made, shown by `cli/run.ts`, exit code 2.
 *
 * `message` is one sentence; `hint` holds a command to paste; `details` is what `--json` adds.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly hint: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, hint: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}
