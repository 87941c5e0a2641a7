/** How everything is bundled. */
export const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
};

/** How the bin is. */
export const bin = {
  ...shared,
  format: 'cjs',
  define: {'import.meta.dirname': '__dirname', OPENSPEC_BUILD: 'load.build'},
  // Node reads the names of all exports of a CommonJS file that is imported, which takes longer than to run it.
  supported: {'dynamic-import': false},
};
