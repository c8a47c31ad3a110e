const isInFull = process.env['PROPERTY_RUNS'] === 'all';

/** How often a property is tried: all times in CI, where PROPERTY_RUNS is `all`; else a tenth and 300 times at most, as tests are run all day. */
export const runs = (all: number): number => (isInFull ? all : Math.min(300, Math.ceil(all / 10)));

/** How large a case is that takes long: in full in CI, else a small one of the same kind. */
export const size = <T>(inFull: T, small: T): T => (isInFull ? inFull : small);
