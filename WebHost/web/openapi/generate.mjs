// Writes src/api/schema.d.ts from docs/openapi.json. With --check it only compares, and fails when they differ.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../../docs/openapi.json', import.meta.url);
const file = new URL('../src/api/schema.d.ts', import.meta.url);
const head = '// Generated from docs/openapi.json by `npm run schema`. Do not edit.\n\n';

const document = JSON.parse(await readFile(source, 'utf8'), (key, value) =>
  // Examples say nothing about types, and every refusal is the same problem (api/problem.ts).
  key === 'example' || key === 'examples' || (key === 'default' && value?.content) ? undefined : value,
);
const text =
  head +
  astToString(
    await openapiTS(document, {
      alphabetize: true,
      // A field that may be missing is optional here as well, even when the document names a default for it.
      defaultNonNullable: false,
      rootTypes: true,
      rootTypesNoSchemaPrefix: true,
    }),
  );

if (!process.argv.includes('--check')) {
  await writeFile(file, text);
} else if (text !== (await readFile(file, 'utf8'))) {
  console.error('src/api/schema.d.ts differs from docs/openapi.json. Run `npm run schema`.');
  process.exitCode = 1;
}
