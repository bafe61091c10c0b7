import { defineConfig } from 'vitest/config';

/** Builds the package alone, for exam pages that are not ours, and runs its tests. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    lib: { entry: 'index.ts', formats: ['es'], fileName: () => 'veritas-monitor.js' },
    outDir: '../../wwwroot/assets',
    emptyOutDir: false,
  },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.ts'] },
});
