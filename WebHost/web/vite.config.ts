import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The development server hands everything that is not a page to a running Veritas.
const backend = process.env['VERITAS_URL'] ?? 'http://localhost:8080';
const api = [
  '/auth',
  '/admin',
  '/analysis',
  '/teacher/exams',
  '/teacher/attempts',
  '/teacher/students',
  '/student/exams',
  '/student/attempts',
  '/monitor',
  '/health',
];
const isPage = (accept: string | undefined) => accept?.includes('text/html') ?? false;

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    // Nothing may be inlined as data: the pages are served under a strict Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: Object.fromEntries([
      ...api.map((path) => [
        path,
        {
          target: backend,
          bypass: (request: { headers: { accept?: string }; url?: string }) =>
            isPage(request.headers.accept) ? '/index.html' : undefined,
        },
      ]),
      ...['/ws', '/hubs'].map((path) => [path, { target: backend, ws: true }]),
    ]),
  },
  test: {
    environment: 'happy-dom',
    testTimeout: 30_000,
    include: ['src/**/*.test.{ts,tsx}', 'monitor/tests/**/*.test.ts'],
  },
});
