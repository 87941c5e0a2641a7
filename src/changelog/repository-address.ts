import {HOSTS, type HostId, type ViewSettings} from '../project/changelog-config.ts';

/** Where a repository is looked at with a browser. */
export interface RepositoryAddress {
  readonly host: HostId;
  /** Without a slash at its end, and without a name or password in it. */
  readonly url: string;
}

/** Names by which servers are told, in the host's name; who runs one of their own says so in the config. */
const TOLD_BY: Readonly<Record<HostId, RegExp>> = {
  github: /(?:^|\.)github\./,
  gitlab: /(?:^|\.)gitlab\./,
  bitbucket: /^bitbucket\.org$/,
  gitea: /(?:^|\.)(?:gitea|forgejo)\.|^codeberg\.org$/,
  azure: /^dev\.azure\.com$|\.visualstudio\.com$/,
};

/**
 * The address of a repository: what the settings say, else what the URL of a remote leads to. Nothing where neither
 * is on a server whose addresses are known.
 *
 * Read are all forms of git-clone(1): `https://user@host/path.git`, `ssh://git@host:22/path`, `git@host:path`, and
 * `git+https://…` of package.json.
 */
export function addressOf(
  {host, url}: Pick<ViewSettings, 'host' | 'url'>,
  remote: string | undefined,
): RepositoryAddress | undefined {
  const place = placeOf(url ?? '') ?? placeOf(remote ?? '');
  const known = host ?? HOSTS.find((id) => place && TOLD_BY[id].test(place.server));
  return place && known && {host: known, url: place.url};
}

/** A server and the address on it. */
interface Place {
  /** In lower case, without a port. */
  readonly server: string;
  readonly url: string;
}

function placeOf(remote: string): Place | undefined {
  const url = urlOf(remote.trim());
  if (!url || url.hostname === '' || /[\s<>()[\]]/.test(url.pathname)) return undefined;
  const isWeb = /^(?:git\+)?https?:$/.test(url.protocol);
  if (!isWeb && !/^(?:git\+)?(?:ssh|git):$/.test(url.protocol)) return undefined;
  const protocol = /http:$/.test(url.protocol) ? 'http:' : 'https:';
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (path === '') return undefined;
  return webPlace(protocol, isWeb ? url.host : url.hostname, path);
}

/** Azure's addresses for ssh are not those of its pages. */
function webPlace(protocol: string, host: string, path: string): Place {
  const server = host.replace(/:\d+$/, '').toLowerCase();
  const [, owner, project, repository] = /^\/v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (/^(?:ssh\.dev\.azure\.com|vs-ssh\.visualstudio\.com)$/.test(server) && repository !== undefined)
    return {server: 'dev.azure.com', url: `https://dev.azure.com/${owner}/${project}/_git/${repository}`};
  return {server, url: `${protocol}//${host}${path}`};
}

/** `host:path` is how ssh is spoken of in short; a drive's letter is no host. */
function urlOf(remote: string): URL | undefined {
  const [, host, path = ''] = /^(?:[^@/\s]+@)?([^:/\s]{2,}):(?!\/\/)(\S+)$/.exec(remote) ?? [];
  const url = host === undefined ? remote : `ssh://${host}/${path.replace(/^\//, '')}`;
  return URL.canParse(url) ? new URL(url) : undefined;
}
