import {printCode, printText} from '../../../markdown/print.ts';
import {type Change, titleOf} from '../../../project/change.ts';
import type {Projection} from '../../view.ts';
import type {Chosen, StandingLog} from './choose.ts';
import {contentOf, type EntryContent} from './content.ts';
import {numberForm, PREFIX} from './heading.ts';
import {type Mention, mentionsOf} from './mentions.ts';

/** What is to be said of each change of a log; with `restores`, what was taken out of it comes back. */
export function contentsOf(
  {entries, prefix = PREFIX}: StandingLog,
  {state, works}: Projection,
  {shown, added, takenOut}: Chosen,
  restores: boolean,
): (change: Change) => EntryContent {
  const back = restores ? takenOut.map(({change, base}) => ({change, number: base.number ?? ''})) : [];
  const standing = [...shown.map(({change, entry}) => ({change, number: entry.number})), ...back, ...added];
  const numbers = new Map(standing.map(({change, number}) => [change, number]));
  const owners = new Map(standing.map(({change, number}) => [number.toUpperCase(), change]));
  const named = new Map(state.archived.map((change) => [change.name, change]));
  const logged = new Map(entries.map((entry) => [entry.number, entry]));
  const form = numberForm(prefix);
  const mentionOf = (word: string, own: Change): Mention | undefined => {
    const number = word.toUpperCase();
    const change = owners.get(number) ?? named.get(word);
    if (change) return change === own ? undefined : mentionOfChange(change, numbers.get(change));
    const entry = logged.get(number);
    return entry && {mark: entry.number, words: printText(entry.title)};
  };
  return (change) => {
    const mentions = mentionsOf(change, (word) => mentionOf(word, change));
    return contentOf(change, {works, form, mentions});
  };
}

/** A change that has no entry is called by its name. */
function mentionOfChange(change: Change, number: string | undefined): Mention {
  return {mark: number ?? printCode(change.name), words: printText(titleOf(change))};
}
