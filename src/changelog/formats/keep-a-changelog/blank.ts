/** What a new changelog says above its versions; the words of https://keepachangelog.com/en/1.1.0/. */
export function blankChangelog(unreleased: string | undefined): string {
  return `# Changelog

All notable changes to this project will be documented in this file.

The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).

## [${unreleased ?? 'Unreleased'}]
`;
}
