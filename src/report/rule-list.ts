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
  const width = {
    id: Math.max(0, ...rules.map(({id}) => id.length)),
    fix: Math.max(0, ...rules.map(({fix}) => markOf(fix).length)),
  };
  const groups = families.flatMap(({id, title}) => {
    const members = rules.filter(({family}) => family === id);
    if (members.length === 0) return [];
    const lines = members.map((rule) => `${ruleLine(rule, width, style, isCut)}\n`);
    return [`${style.paint('bold', title)}\n${lines.join('')}`];
  });
  return groups.join('\n');
}

interface Widths {
  readonly id: number;
  readonly fix: number;
}

function ruleLine(rule: ListedRule, width: Widths, style: Style, isCut: boolean): string {
  const {id, level, summary} = rule;
  const [name, mark] = [`  ${id.padEnd(width.id)}`, markOf(rule.fix).padEnd(width.fix)];
  const shown = level.padEnd('warning'.length);
  const room = style.width - [name, shown, mark, ''].join('  ').length;
  const text = isCut ? cut(summary, room, style) : summary;
  return [name, style.paint(LEVEL_COLORS[level], shown), mark, text].join('  ').trimEnd();
}

function markOf(fix: ListedRule['fix']): string {
  return fix === 'safe' ? 'fix' : (fix ?? '');
}

/** Words that fit, and a sign where some are left out; nothing where hardly any would fit. */
function cut(text: string, room: number, {hasUnicode}: Style): string {
  if (text.length <= room) return text;
  const sign = hasUnicode ? '…' : '...';
  return room < 12 ? '' : `${text.slice(0, room - sign.length).trimEnd()}${sign}`;
}
