import {families} from '../lint/families.ts';
import type {Rule, Severity} from '../lint/rule.ts';
import {LEVEL_COLORS} from './level-colors.ts';
import type {Style} from './style.ts';

/** A rule in a list: what it is called, how much it matters here, and how it is mended. */
export interface ListedRule extends Pick<Rule, 'id' | 'family' | 'summary'> {
  readonly level: Severity | 'off';
  readonly fix: 'safe' | 'unsafe' | undefined;
}

/** The rules by family, a line each; cut to the width where a person reads them. */
export function ruleList(rules: readonly ListedRule[], style: Style, isCut: boolean): string {
  const width = Math.max(0, ...rules.map(({id}) => id.length));
  const groups = families.flatMap(({id, title}) => {
    const members = rules.filter(({family}) => family === id);
    if (members.length === 0) return [];
    const lines = members.map((rule) => `${ruleLine(rule, width, style, isCut)}\n`);
    return [`${style.paint('bold', title)}\n${lines.join('')}`];
  });
  return groups.join('\n');
}

function ruleLine(
  {id, level, fix, summary}: ListedRule,
  width: number,
  style: Style,
  isCut: boolean,
): string {
  const cells = [`  ${id.padEnd(width)}`, level.padEnd(7), (fix === 'safe' ? 'fix' : (fix ?? '')).padEnd(6)];
  const room = style.width - cells.join('  ').length - 2;
  const text = isCut ? cut(summary, room, style) : summary;
  const [name = '', , mark = ''] = cells;
  return [name, style.paint(LEVEL_COLORS[level], level.padEnd(7)), mark, text].join('  ').trimEnd();
}

/** Words that fit, and a sign where some are left out; nothing where hardly any would fit. */
function cut(text: string, room: number, {hasUnicode}: Style): string {
  if (text.length <= room) return text;
  const sign = hasUnicode ? '…' : '...';
  return room < 12 ? '' : `${text.slice(0, room - sign.length).trimEnd()}${sign}`;
}
