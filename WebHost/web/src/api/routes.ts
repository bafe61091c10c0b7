import type { paths } from './schema';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** The routes of the document that take the method. */
export type Route<M extends Method> = {
  [R in keyof paths]: paths[R] extends Record<M, { responses: unknown }> ? R : never;
}[keyof paths];

type Operation<M extends Method, R extends Route<M>> = paths[R][M];

type Part<Name extends string, T> = [T] extends [never] ? unknown : Record<Name, T>;
type Body<O> = O extends { requestBody: { content: { 'application/json': infer T } } } ? Part<'body', T> : unknown;
type Parameters<O> = O extends { parameters: infer P } ? P : never;
type Path<O> = Parameters<O> extends { path: infer T } ? Part<'path', T> : unknown;
type Query<O> = NonNullable<Parameters<O> extends { query?: infer T } ? T : never>;
type Header<O> = NonNullable<Parameters<O> extends { header?: infer T } ? T : never>;

/** Routes with `If-Match` require it as a parameter. */
type IfMatch<O> = [Header<O>] extends [never]
  ? unknown
  : 'If-Match' extends keyof Header<O>
    ? { ifMatch: string }
    : unknown;

/** The parameters of a call: path parameters, body, and the ETag for `If-Match`. */
export type Call<M extends Method, R extends Route<M>> = Path<Operation<M, R>> &
  Body<Operation<M, R>> &
  IfMatch<Operation<M, R>> &
  ([Query<Operation<M, R>>] extends [never] ? unknown : { query?: Query<Operation<M, R>> }) & {
    signal?: AbortSignal | undefined;
    anonymous?: boolean;
  };

type Json<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;
type Success<R> = { [S in keyof R & (200 | 201 | 202 | 204)]: Json<R[S]> }[keyof R & (200 | 201 | 202 | 204)];

/** The type of the route's successful response. */
export type Answer<M extends Method, R extends Route<M>> =
  Operation<M, R> extends { responses: infer T } ? Success<T> : never;

/** The address of a route with its parameters filled in. */
export function addressOf(
  route: string,
  path: Record<string, string> = {},
  query: Record<string, unknown> = {},
): string {
  const address = route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return given.length === 0
    ? address
    : `${address}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
