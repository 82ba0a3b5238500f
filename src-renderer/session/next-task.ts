/** Resolves in a task of its own, so that the window can answer and draw between two pieces of work. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
