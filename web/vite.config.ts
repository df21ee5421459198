import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const gateway = process.env['ORLEANSSEC_URL'] ?? 'http://127.0.0.1:5080';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  esbuild: { jsx: 'automatic' },
  build: {
    target: 'es2022',
    // Data URIs would need an exception in the gateway's content security policy.
    assetsInlineLimit: 0,
    rollupOptions: {
      onwarn: (warning, warn) => {
        // Both are about how packages are written, and neither changes the bundle.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warning.code !== 'INVALID_ANNOTATION') {
          warn(warning);
        }
      },
    },
  },
  server: {
    proxy: {
      '/api': gateway,
      '/sign-in': gateway,
      '/sign-out': gateway,
      '/hubs': { target: gateway, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost/' } },
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
  },
});
