/**
 * The package as a process loads it that knows nothing of the others. What a class loads when it is first used
 * comes from the modules that it finds then, so each is used once in here: `use` starts the call, which may fail.
 */
export async function loadApart<Package>(
	load: () => Package,
	use: (loaded: Package) => ReadonlyArray<Promise<unknown>>,
): Promise<Package> {
	const loads: Package[] = [];
	await jest.isolateModulesAsync(async () => {
		const loaded = load();
		await Promise.allSettled(use(loaded));
		loads.push(loaded);
	});
	const [loaded] = loads;
	if (loaded === undefined) throw new Error('The package was not loaded');
	return loaded;
}
