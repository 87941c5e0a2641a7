import type {Change} from '../project/change.ts';
import type {Accept} from '../three-way.ts';
import type {Projection} from './view.ts';

/** Who is right where a text of a change was changed on both sides; nobody where that is not decided. */
export function acceptFor(
  {accept, decides}: Pick<Projection, 'accept' | 'decides'>,
  change: Change,
): Accept | undefined {
  return decides === undefined || decides(change) ? accept : undefined;
}
