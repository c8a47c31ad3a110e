/** How often a property is tried: all times in CI, where PROPERTY_RUNS is `all`; else a tenth and 300 times at most, as tests are run all day. */
export const runs = (all: number): number =>
	process.env['PROPERTY_RUNS'] === 'all' ? all : Math.min(300, Math.ceil(all / 10));
