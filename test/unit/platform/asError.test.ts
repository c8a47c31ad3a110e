import { asError } from '../../../nodes/FeishuOffboarding/platform/asError';
import { Cancelled } from '../../../nodes/FeishuOffboarding/platform/time/clock';

describe('asError', () => {
	it('gives an error back as it is', () => {
		const cancelled = new Cancelled();
		expect(asError(cancelled)).toBe(cancelled);
	});

	it.each([
		['a text', 'broken', 'broken'],
		['nothing', undefined, 'undefined'],
		['a number', 7, '7'],
	])('makes an error of %s', (_reason, thrown, message) => {
		expect(asError(thrown)).toEqual(new Error(message));
	});
});
