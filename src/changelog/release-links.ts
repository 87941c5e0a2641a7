import type {HostId} from '../project/changelog-config.ts';
import type {RepositoryAddress} from './repository-address.ts';

/** The addresses a changelog leads to. Versions are named as the changelog does, without what their tags have in front. */
export interface ReleaseLinks {
  /** What came between two versions; without the second one, up to now. */
  readonly compare: (from: string, to?: string) => string;
  readonly tag: (version: string) => string;
}

/** Addresses on one server, of tags that are encoded already. */
interface Pages {
  readonly compare: (url: string, from: string, to: string) => string;
  readonly tag: (url: string, tag: string) => string;
}

const GITHUB: Pages = {
  compare: (url, from, to) => `${url}/compare/${from}...${to}`,
  tag: (url, tag) => `${url}/releases/tag/${tag}`,
};

/**
 * https://docs.github.com/repositories/viewing-activity-and-data-for-your-repository/comparing-commits,
 * https://docs.gitlab.com/user/project/repository/compare_revisions/; Bitbucket names the newer one first.
 */
const PAGES: Readonly<Record<HostId, Pages>> = {
  github: GITHUB,
  gitea: GITHUB,
  gitlab: {
    compare: (url, from, to) => `${url}/-/compare/${from}...${to}`,
    tag: (url, tag) => `${url}/-/tags/${tag}`,
  },
  bitbucket: {
    compare: (url, from, to) => `${url}/branches/compare/${to}%0D${from}`,
    tag: (url, tag) => `${url}/src/${tag}`,
  },
  azure: {
    compare: (url, from, to) => `${url}/branchCompare?baseVersion=GT${from}&targetVersion=${to}`,
    tag: (url, tag) => `${url}?version=GT${tag}`,
  },
};

/** How versions are tagged and where work goes on. */
export interface TagNames {
  /** The tag of a version, as git has it. */
  readonly tagOf: (version: string) => string;
  /** The branch that what is not released lies on. */
  readonly branch: string;
}

/** The addresses of a repository's versions. */
export function releaseLinks({host, url}: RepositoryAddress, {tagOf, branch}: TagNames): ReleaseLinks {
  const pages = PAGES[host];
  const encoded = (version: string) => encodeURIComponent(tagOf(version));
  const end = (version: string | undefined): string => {
    if (host !== 'azure') return version === undefined ? 'HEAD' : encoded(version);
    return version === undefined ? `GB${encodeURIComponent(branch)}` : `GT${encoded(version)}`;
  };
  return {
    compare: (from, to) => pages.compare(url, encoded(from), end(to)),
    tag: (version) => pages.tag(url, encoded(version)),
  };
}
