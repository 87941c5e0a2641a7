import type {ManifestKind} from './manifest.ts';

/** Source: https://pip.pypa.io/en/stable/reference/requirements-file-format; a requirement as in PEP 508. */
export const requirementsTxt: ManifestKind = {
  isNamed: (name) => /^(?:[\w.-]*[-_.])?requirements(?:[-_.][\w.-]*)?\.(?:txt|in)$/i.test(name),
  dependenciesIn: (text) => requirementsIn(text.split(/\r\n|\n|\r/)),
};

/** Dependencies by name, from lines such as `requests[socks]>=2.31 ; python_version > "3.8"`; options, links and comments are none. */
export function requirementsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, name, version = ''] =
      /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*([^;#]*)/.exec(line) ?? [];
    const said = version.replace(/\s--hash=.*|\s*\\\s*$/, '').trim();
    if (name !== undefined && /^(?:$|[<>=!~@(])/.test(said)) found.set(name, said);
  }
  return found;
}
