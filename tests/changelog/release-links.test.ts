import {describe, expect, test} from 'vitest';
import {releaseLinks} from '../../src/changelog/release-links.ts';
import {addressOf} from '../../src/changelog/repository-address.ts';

const unset = {host: undefined, url: undefined};

describe('the address of a repository', () => {
  test.each([
    ['https://github.com/o/r.git', 'github', 'https://github.com/o/r'],
    ['https://user:secret@github.com/o/r.git', 'github', 'https://github.com/o/r'],
    ['git@github.com:o/r.git', 'github', 'https://github.com/o/r'],
    ['github.com:o/r', 'github', 'https://github.com/o/r'],
    ['ssh://git@github.com:22/o/r.git/', 'github', 'https://github.com/o/r'],
    ['git+https://github.com/o/r.git', 'github', 'https://github.com/o/r'],
    ['git://github.com/o/r', 'github', 'https://github.com/o/r'],
    ['https://github.acme.com/o/r', 'github', 'https://github.acme.com/o/r'],
    ['git@gitlab.com:group/sub/r.git', 'gitlab', 'https://gitlab.com/group/sub/r'],
    ['http://gitlab.acme.com:8080/g/r.git', 'gitlab', 'http://gitlab.acme.com:8080/g/r'],
    ['ssh://git@gitlab.acme.com:2222/g/r.git', 'gitlab', 'https://gitlab.acme.com/g/r'],
    ['git@bitbucket.org:o/r.git', 'bitbucket', 'https://bitbucket.org/o/r'],
    ['https://codeberg.org/o/r.git', 'gitea', 'https://codeberg.org/o/r'],
    ['https://org@dev.azure.com/org/p/_git/r', 'azure', 'https://dev.azure.com/org/p/_git/r'],
    ['git@ssh.dev.azure.com:v3/org/p/r', 'azure', 'https://dev.azure.com/org/p/_git/r'],
    ['https://org.visualstudio.com/p/_git/r', 'azure', 'https://org.visualstudio.com/p/_git/r'],
  ])('%s is on %s', (remote, host, url) => {
    expect(addressOf(unset, remote)).toEqual({host, url});
  });

  test.each([
    '/srv/git/r.git',
    '../r.git',
    'C:/work/r',
    'file:///srv/r.git',
    'ext::sh -c whoami',
    'https://git.acme.com/o/r.git',
    'https://github.com/',
    'https://github.com/o/(r)',
    '-oProxyCommand=x:y',
    '',
  ])('%j is on no server whose addresses are known', (remote) => {
    expect(addressOf(unset, remote)).toBeUndefined();
  });

  test('is what the config says, where a name does not tell', () => {
    const remote = 'git@git.acme.com:o/r.git';
    expect(addressOf({...unset, host: 'gitea'}, remote)).toEqual({
      host: 'gitea',
      url: 'https://git.acme.com/o/r',
    });
    const url = 'https://github.com/o/mirror/';
    expect(addressOf({...unset, url}, remote)).toEqual({host: 'github', url: 'https://github.com/o/mirror'});
  });
});

test.each([
  ['github', '/compare/v1.0.0...v1.1.0', '/compare/v1.1.0...HEAD', '/releases/tag/v1.0.0'],
  ['gitea', '/compare/v1.0.0...v1.1.0', '/compare/v1.1.0...HEAD', '/releases/tag/v1.0.0'],
  ['gitlab', '/-/compare/v1.0.0...v1.1.0', '/-/compare/v1.1.0...HEAD', '/-/tags/v1.0.0'],
  ['bitbucket', '/branches/compare/v1.1.0%0Dv1.0.0', '/branches/compare/HEAD%0Dv1.1.0', '/src/v1.0.0'],
  [
    'azure',
    '/branchCompare?baseVersion=GTv1.0.0&targetVersion=GTv1.1.0',
    '/branchCompare?baseVersion=GTv1.1.0&targetVersion=GBmain',
    '?version=GTv1.0.0',
  ],
] as const)('%s has its own addresses', (host, compare, unreleased, tag) => {
  const links = releaseLinks({host, url: 'u'}, {tagOf: (version) => `v${version}`, branch: 'main'});
  expect(links.compare('1.0.0', '1.1.0')).toBe(`u${compare}`);
  expect(links.compare('1.1.0')).toBe(`u${unreleased}`);
  expect(links.tag('1.0.0')).toBe(`u${tag}`);
});

test('what a tag may hold and an address may not is encoded', () => {
  const links = releaseLinks(
    {host: 'github', url: 'u'},
    {tagOf: (version) => `@a/b@${version}`, branch: 'main'},
  );
  expect(links.tag('1.0.0+x')).toBe('u/releases/tag/%40a%2Fb%401.0.0%2Bx');
});
