/**
 * Orders names of our own, which are English. Not localeCompare: the first call in a process loads the
 * rules of collation, and n8n would wait for them when it starts.
 */
export const alphabetically = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
