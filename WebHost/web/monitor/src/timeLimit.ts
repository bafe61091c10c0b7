/** The result of the work, or an error with `complaint` after `ms` milliseconds. */
export function within<T>(ms: number, work: Promise<T>, complaint: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(complaint)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
