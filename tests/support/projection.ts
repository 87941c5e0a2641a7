import type {Projection} from '../../src/changelog/view.ts';
import {defaultSettings} from '../../src/project/changelog-config.ts';

/** A projection of nothing, that nothing was written of before. */
export const projection: Projection = {
  state: {active: [], archived: []},
  settings: defaultSettings,
  recordOf: () => undefined,
  recordsOf: () => ({}),
  releases: [],
};
