/** Why git cannot say what a delta was written against. */
export type UnknownReason = 'partial clone' | 'name that git is not asked for' | 'shallow clone' | 'cut off';

/** The same for a person: a clause. */
export const reasonWords: Readonly<Record<UnknownReason, string>> = {
  'partial clone': 'this clone was made without all contents',
  'name that git is not asked for': 'git cannot be asked for a name like that',
  'shallow clone': 'this clone is shallow',
  'cut off': 'its history is cut off',
};

/** The command after which git can say it; nothing where none is known to help. */
export const reasonWayOut: Readonly<Record<UnknownReason, string | undefined>> = {
  'partial clone': undefined,
  'name that git is not asked for': undefined,
  'shallow clone': 'git fetch --unshallow',
  'cut off': undefined,
};
