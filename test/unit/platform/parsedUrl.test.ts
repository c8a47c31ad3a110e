import { parsedUrl } from '../../../nodes/FeishuOffboarding/platform/parsedUrl';

describe('parsedUrl', () => {
	it('reads an address', () => {
		expect(parsedUrl('https://open.example.com/a?b=c')?.host).toBe('open.example.com');
	});

	it.each([[''], ['open.example.com'], ['https://'], ['//open.example.com']])(
		'has none for %j',
		(text) => {
			expect(parsedUrl(text)).toBeUndefined();
		},
	);

	it('reads a host with letters beyond ASCII, however often it is asked', () => {
		const hosts = Array.from({ length: 20_000 }, () => parsedUrl('https://bücher.example')?.host);
		expect(new Set(hosts)).toEqual(new Set(['xn--bcher-kva.example']));
	});
});
