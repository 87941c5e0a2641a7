import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    // No test replaces a module or keeps state in one, so the modules of one file of tests serve the next.
    isolate: false,
    setupFiles: ['.config/vitest.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The runner leaves a core free for itself, which on two cores is half of them.
    maxWorkers: '100%',
  },
});
