import type {FenceLeaf} from './fence.ts';
import type {HtmlLeaf} from './html-block.ts';
import type {IndentedLeaf} from './indented-code.ts';
import type {ParagraphLeaf} from './paragraph.ts';
import type {TableLeaf} from './table.ts';

/** A block that holds no blocks and that the next line may go on with. It changes with each line. */
export type Leaf = FenceLeaf | HtmlLeaf | IndentedLeaf | ParagraphLeaf | TableLeaf;
