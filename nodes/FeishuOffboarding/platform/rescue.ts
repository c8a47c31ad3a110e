import { asError } from './asError';

/** What the work gives. Where it fails, what stands in for that; undefined lets the failure pass. */
export async function rescue<Result, Instead>(
	work: () => Promise<Result>,
	instead: (failure: unknown) => Instead | undefined | Promise<Instead | undefined>,
): Promise<Result | Instead> {
	try {
		return await work();
	} catch (failure: unknown) {
		const other = await instead(failure);
		if (other === undefined) throw asError(failure);
		return other;
	}
}
