/** What became of one requirement of a delta, or what a person has to do about it. */
export type Told =
  /** The block was brought to the present spec. */
  | {
      readonly kind: 'merged';
      readonly requirement: string;
      readonly commit: string;
      /** What else was done, as a sentence. */
      readonly message: string | undefined;
    }
  /** Both sides stand in the delta, between markers. */
  | {
      readonly kind: 'conflict';
      readonly requirement: string;
      readonly commit: string;
      /** Where each conflict begins in the new text: offsets. */
      readonly places: readonly number[];
      /** What choosing a side does not settle, as a sentence. */
      readonly message: string | undefined;
    }
  /** What a person must do, as a sentence. */
  | {
      readonly kind: 'todo';
      readonly requirement: string;
      readonly commit: string | undefined;
      /** Where it stands in the new text: an offset. */
      readonly at: number;
      readonly message: string;
    };
