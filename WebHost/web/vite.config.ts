import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { base } from './src/base.ts';

// The development server hands everything that is not a page to a running Veritas.
const backend = process.env['VERITAS_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  base: `${base}/`,
  plugins: [react()],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    // Nothing may be inlined as data: the pages are served under a strict Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { [`^(?!${base}(/|$))`]: { target: backend, ws: true } },
  },
  test: {
    environment: 'happy-dom',
    testTimeout: 30_000,
    include: ['src/**/*.test.{ts,tsx}', 'monitor/tests/**/*.test.ts'],
  },
});
