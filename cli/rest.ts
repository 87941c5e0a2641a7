/** All of the program but the answer to a key press; bundled apart, since reading it is most of a short run. */
export {recordRun} from './kept-run/record-run.ts';
export {run} from './run.ts';

export async function loadGitAt() {
  return (await import('../src/git/git-at.ts')).gitAt;
}

export async function loadPrompt() {
  return (await import('./prompt.ts')).promptOn;
}
