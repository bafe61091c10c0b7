/** The work's result, or a failure with `complaint` when it takes longer than `ms`. */
export function within<T>(ms: number, work: Promise<T>, complaint: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(complaint)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
