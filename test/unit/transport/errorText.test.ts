import { htmlLines, plainLines } from '../../../nodes/FeishuOffboarding/transport/errorText';

const ADDED = 'https://open.feishu.cn/app/cli_1/auth?q=a:read&op_from=openapi&token_type=tenant';

describe('plainLines', () => {
	it('puts each part on a line of its own, without empty ones', () => {
		expect(plainLines('Check it.', '', 'POST /x')).toBe('Check it.\nPOST /x');
	});
});

describe('htmlLines', () => {
	it('breaks between lines, also those within a part', () => {
		expect(htmlLines('One.\nTwo.', '', 'POST /x')).toBe('One.<br>Two.<br>POST /x');
	});

	it('makes an address a link that opens beside the editor, and shows it without its query', () => {
		expect(htmlLines(`Open ${ADDED} to add it.`)).toBe(
			`Open <a href="${ADDED.replaceAll('&', '&amp;')}" target="_blank">open.feishu.cn/app/cli_1/auth</a> to add it.`,
		);
	});

	it.each(['.', ',', ';', ')', '。', '）。', '?'])(
		'leaves %s behind an address out of it',
		(end) => {
			expect(htmlLines(`See http://127.0.0.1:5/a${end}`)).toBe(
				`See <a href="http://127.0.0.1:5/a" target="_blank">127.0.0.1:5/a</a>${end}`,
			);
		},
	);

	it('makes several links', () => {
		expect(htmlLines('https://a.cn https://b.cn').match(/<a /g)).toHaveLength(2);
	});

	it('lets nothing that a user or Feishu wrote become HTML', () => {
		const text = '<img src=x onerror=alert(1)> &lt; &#60; https://a.cn/"><b>';
		expect(htmlLines(text)).toBe(
			'&lt;img src=x onerror=alert(1)> &amp;lt; &amp;#60; <a href="https://a.cn/" target="_blank">a.cn/</a>">&lt;b>',
		);
	});

	it('leaves what is no HTML as it is', () => {
		const text = "In 'Permissions & Scopes' > Add, 1 < 2 is not said";
		expect(htmlLines(text)).toBe(text.replace('<', '&lt;'));
	});
});
