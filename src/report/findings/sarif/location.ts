import type {Finding, RelatedPlace} from '../../../lint/rule.ts';
import type {Point} from '../../../markdown/place.ts';
import type {Report} from '../format.ts';
import {isFolder, repositoryPath} from '../place.ts';

/** A finding about a whole file is shown on its first line, for services ask for one. */
export function physicalLocation(report: Report, {path, start, end}: Finding) {
  if (isFolder(report.project, path)) return {artifactLocation: artifact(report, path, '/')};
  const place = start && end ? region(start, end) : {startLine: 1};
  return {artifactLocation: artifact(report, path), region: place};
}

/** A second place, with what stands there. */
export function relatedLocation(report: Report, {path, start, end, message}: RelatedPlace, id: number) {
  return {
    id,
    message: {text: plainText(message)},
    physicalLocation: {artifactLocation: artifact(report, path), region: region(start, end)},
  };
}

/** A region (3.30): lines and columns are 1-based, the offset is 0-based, ends are exclusive. */
export function region(start: Point, end: Point) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

/** A path as a URI that begins at the repository's top. */
export function artifact(report: Report, path: string, ending = '') {
  const uri = repositoryPath(report, path).split('/').map(encoded).join('/');
  return {uri: uri + ending, uriBaseId: 'SRCROOT'};
}

/** A name as a part of a URI, in which half a character has no form. */
export function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\uFFFD'));
}

/** In a plain text of SARIF `[words](target)` is a link and `{0}` a placeholder (3.11.5, 3.11.6); ours have neither. */
export function plainText(message: string): string {
  const text = message.replace(/\{(\d+)\}/g, '{{$1}}');
  return text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text;
}
