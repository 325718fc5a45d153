// `node --import ./test/alias.mjs x.ts`: lets plain Node find what the build and the tests find under `@shared`.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier.startsWith('@shared/')
        ? new URL(`../src-shared/${specifier.slice(8)}`, import.meta.url).href
        : specifier,
      context,
    ),
});
