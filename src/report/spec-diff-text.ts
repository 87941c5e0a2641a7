import {structuredPatch} from 'diff';
import type {Keyword} from '../deltas/kind.ts';
import {placeIn} from '../markdown/document.ts';
import {blockOf, type RequirementDiff, type ScenarioDiff, type Side, type SpecDiff} from './spec-diff.ts';
import {type Color, counted, type Style, visible} from './style.ts';

/** What a change does to the specs, for a person: names first, then the lines. */
export function specDiffText(diffs: readonly SpecDiff[], style: Style): string {
  return diffs.map((diff) => capabilityText(diff, style)).join('\n');
}

/** The lines of a requirement that change, as a unified diff whose numbers are those of the spec. */
export function requirementPatch({before, after}: RequirementDiff): string {
  const ending = (text: string) => (text === '' ? '' : `${text}\n`);
  const texts = [ending(blockOf(before)), ending(blockOf(after))] as const;
  const {hunks} = structuredPatch('', '', ...texts, undefined, undefined, {context: 3});
  return hunks
    .map(({oldStart, oldLines, newStart, newLines, lines}) => {
      const place = `-${rangeAt(before, oldStart, oldLines)} +${rangeAt(after, newStart, newLines)}`;
      return `@@ ${place} @@\n${lines.map((line) => `${line}\n`).join('')}`;
    })
    .join('');
}

/** `1 added, 2 modified`; empty when nothing changes. */
export function totalsWords(requirements: readonly RequirementDiff[]): string {
  const kinds = ['ADDED', 'MODIFIED', 'REMOVED', 'RENAMED'] as const;
  return kinds
    .flatMap((kind) => {
      const count = requirements.filter((each) => each.kind === kind).length;
      return count === 0 ? [] : [`${count} ${kind.toLowerCase()}`];
    })
    .join(', ');
}

const SIGNS: Readonly<Record<Keyword, string>> = {ADDED: '+', MODIFIED: '~', REMOVED: '-', RENAMED: '>'};
const COLORS: Readonly<Record<string, Color>> = {'+': 'green', '-': 'red', '@': 'blue'};

/** A hunk's lines as lines of the whole file; where there is no file yet or any more, `0,0`. */
function rangeAt(side: Side | undefined, start: number, count: number): string {
  if (!side) return '0,0';
  const above = placeIn(side.document, side.requirement.block.start).line - 1;
  return `${start + above},${count}`;
}

function capabilityText({capability, path, merge, requirements}: SpecDiff, style: Style): string {
  const fate = {created: ', a new spec', retired: ', the spec goes', edited: '', unchanged: ''};
  const totals = totalsWords(requirements) || 'nothing changes';
  const head = `${visible(capability)}: ${totals}${fate[merge.result.kind]}`;
  const blocks = requirements.map((requirement) => {
    const lost = merge.losses.filter(
      ({requirement: name, isOfDelta}) => name === requirement.name && !isOfDelta,
    );
    return requirementText(requirement, lost.flatMap(({lines}) => lines).length, style);
  });
  const title = `${style.paint('bold', head)}\n${style.paint('dim', visible(path))}\n`;
  return [title, ...blocks].join('\n');
}

function requirementText(diff: RequirementDiff, lost: number, style: Style): string {
  const scenarios = diff.scenarios.map((scenario) => scenarioText(scenario, style)).join('');
  const losses = lost === 0 ? '' : `  ! ${counted(lost, 'line')} left out, marked - below\n`;
  const patch = requirementPatch(diff).replace(/.+/g, (line) => painted(visible(line), style));
  return `${style.paint('bold', `${diff.kind} ${named(diff, style)}`)}\n${scenarios}${losses}${patch}`;
}

function scenarioText(diff: ScenarioDiff, style: Style): string {
  return `  ${SIGNS[diff.kind]} scenario ${named(diff, style)}\n`;
}

function named({name, from}: Pick<ScenarioDiff, 'name' | 'from'>, {hasUnicode}: Style): string {
  return from === undefined ? visible(name) : `${visible(from)} ${hasUnicode ? '→' : '->'} ${visible(name)}`;
}

function painted(line: string, style: Style): string {
  const color = COLORS[line.charAt(0)];
  return color ? style.paint(color, line) : line;
}
