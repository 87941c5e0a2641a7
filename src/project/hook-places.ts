/** Where a repository keeps its hooks; folders are absolute and native, and need not be there. */
export interface HookPlaces {
  /** The top of the work tree. */
  readonly top: string;
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
  /** Git's own folder, shared by all work trees. */
  readonly common: string;
  /** Where git looks for hooks. */
  readonly hooks: string;
  /** Where husky's hooks are, or would be. */
  readonly husky: string;
  /** Whether git's hooks are made by husky, which makes them anew with each installation. */
  readonly isHuskys: boolean;
}
