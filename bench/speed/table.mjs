const HEAD = ['case', 'wall', 'ratio to F', 'CPU', 'runs'];

/** A job as Markdown: a heading with its bars, and a row for each case. */
export function tableOf({title, note, bars, rows}) {
  const list = bars.map(barLine).join('');
  const head = [`### ${title}`, note, list.trimEnd()].filter(Boolean).join('\n\n');
  const isMemory = rows.some(({mebibytes}) => mebibytes !== undefined);
  const lines = isMemory
    ? [
        ['case', 'peak'],
        ['---', '--:'],
        ...rows.map(({name, mebibytes}) => [name, `${mebibytes.toFixed(0)} MiB`]),
      ]
    : [HEAD, ['---', '--:', '--:', '--:', '--:'], ...rows.map(cells)];
  return `${head}\n\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function barLine({text, told, isMet}) {
  return `- ${text}: ${isMet ? 'met' : '**missed**'}${told ? ` (${told})` : ''}\n`;
}

function cells({name, failed, wall, ratio, cpu, runs}) {
  if (failed) return [name, failed, '', '', ''];
  return [name, time(wall), ratio.toFixed(2), time(cpu), String(runs)];
}

/** Milliseconds, as a person reads them. */
function time(milliseconds) {
  return milliseconds < 1000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}
