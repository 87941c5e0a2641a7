import type {ManifestKind} from './manifest.ts';

/** Source: https://go.dev/ref/mod#go-mod-file. What is only needed by what is needed is none of the project's own. */
export const goMod: ManifestKind = {
  isNamed: (name) => name === 'go.mod',
  dependenciesIn(text) {
    const found = new Map<string, string>();
    let isRequiring = false;
    for (const line of text.split(/\r\n|\n|\r/)) {
      const [words = '', comment = ''] = line.split('//', 2);
      const parts = words.trim().split(/\s+/);
      const named = parts[0] === 'require' ? parts.slice(1) : isRequiring ? parts : [];
      if (named[0] === '(') isRequiring = true;
      else if (parts[0] === ')') isRequiring = false;
      else if (named.length === 2 && comment.trim() !== 'indirect') found.set(named[0] ?? '', named[1] ?? '');
    }
    return found;
  },
};
