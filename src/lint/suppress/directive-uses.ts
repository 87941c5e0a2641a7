import type {Document} from '../../markdown/document.ts';
import type {Use} from './suppress.ts';

/** What came of the directives of a document, and what is needed to judge it. */
export interface DirectiveUses {
  readonly document: Document;
  readonly uses: readonly Use[];
  /** The ids of all rules. */
  readonly ids: readonly string[];
  /** The ids of the rules that were run, and could have spoken of this document. */
  readonly ran: ReadonlySet<string>;
  /** The ids of the rules that the config turns off: no comment is there for these. */
  readonly off: ReadonlySet<string>;
}
