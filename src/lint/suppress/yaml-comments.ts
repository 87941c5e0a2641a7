import {Lexer} from 'yaml';
import type {Range} from '../../markdown/place.ts';
import {yamlExcess} from '../../project/yaml-bounds.ts';

/** The comments of a YAML text, each from its `#` to the end of the line. Never throws: what is too much has none. */
export function* yamlComments(text: string): Generator<Range> {
  if (yamlExcess(text) !== undefined) return;
  let start = 0;
  for (const token of new Lexer().lex(text)) {
    // Some tokens are signs of the lexer's own, and stand for no text: https://eemeli.org/yaml/#lexer
    if (!text.startsWith(token, start)) continue;
    const end = start + token.length;
    if (token.startsWith('#')) yield {start, end};
    start = end;
  }
}
