/** A workflow command as a runner of GitHub understands it. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Read one line as https://github.com/actions/runner does (`ActionCommand.TryParseV2`). */
export function readCommand(line: string): RunnerCommand | undefined {
  const message = line.trimStart();
  const end = message.indexOf('::', 2);
  if (!message.startsWith('::') || end < 0) return undefined;
  const info = message.slice(2, end);
  const space = info.indexOf(' ');
  const pairs = (space < 0 ? '' : info.slice(space + 1)).trim().split(',').filter(Boolean);
  return {
    name: space < 0 ? info : info.slice(0, space),
    properties: Object.fromEntries(
      pairs.map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), unescaped(pair.slice(at + 1), ['\r', '\n', ':', ',', '%'])];
      }),
    ),
    data: unescaped(message.slice(end + 2), ['\r', '\n', '%']),
  };
}

function unescaped(text: string, characters: readonly string[]): string {
  const code = (character: string) =>
    `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return characters.reduce((done, character) => done.replaceAll(code(character), character), text);
}
