import { at, listIn, textIn } from '../host/json';
import { credentialFor, credentialType } from '../host/sandbox';
import { choicesOf, nodeType, openEditor, type Editor } from './support/editor';

jest.setTimeout(300_000);

let editor: Editor;

beforeAll(async () => {
	editor = await openEditor('e2e-editor', []);
});

afterAll(async () => {
	await editor?.close();
});

const texts = (list: unknown, key: string) => listIn(list).map((entry) => textIn(at(entry, key)));

describe('the packed package', () => {
	it('is loaded under its own type names', async () => {
		const nodes = await editor.session.get('/types/nodes.json');
		const credentials = await editor.session.get('/types/credentials.json');
		expect(texts(nodes.body, 'name')).toContain(nodeType);
		expect(texts(credentials.body, 'name')).toContain(credentialType);
	});

	it.each(['light', 'dark'])('serves the node’s %s icon', async (theme) => {
		const { body } = await editor.session.get('/types/nodes.json');
		const node = listIn(body).find((entry) => at(entry, 'name') === nodeType);
		const icon = await editor.session.get(`/${textIn(at(node, 'iconUrl', theme))}`);
		expect(icon.status).toBe(200);
		expect(textIn(icon.body)).toContain('<svg');
	});
});

describe('choices in the editor', () => {
	it('lists the tenant’s offboarding reasons', async () => {
		const reasons = await choicesOf(editor, 'options', 'getOffboardingReasons');
		expect(texts(reasons, 'value')).toContain('job_change_saas');
	});

	it('lists the block reasons that are open', async () => {
		const reasons = texts(await choicesOf(editor, 'options', 'getBlockReasons'), 'value');
		expect(reasons).toContain('block_reason_red_line');
		expect(reasons).not.toContain('block_reason_conflict');
	});

	it('finds people by a part of their name', async () => {
		const found = await choicesOf(editor, 'resource-locator-results', 'searchEmployees', {
			filter: '李娜',
		});
		expect(texts(at(found, 'results'), 'value')).toContain(
			editor.emulator.people.liNa.employmentId,
		);
	});

	it('finds offboardings that are under way', async () => {
		const found = await choicesOf(editor, 'resource-locator-results', 'searchOffboardings');
		const [open] = editor.emulator
			.offboardings()
			.filter(
				({ employmentId }) => employmentId === editor.emulator.people.leavingSoon.employmentId,
			);
		expect(texts(at(found, 'results'), 'value')).toContain(open?.offboardingId);
	});

	it('maps the tenant’s custom fields', async () => {
		const mapped = await choicesOf(editor, 'resource-mapper-fields', 'getCustomFields');
		expect(texts(at(mapped, 'fields'), 'id')).toEqual(
			expect.arrayContaining(['custom_field_1__c', 'custom_field_8__c']),
		);
	});
});

describe('the credential test', () => {
	const test = async (changed: Record<string, string>) => {
		const credential = credentialFor(editor.emulator.url, editor.emulator.apps.main);
		const { body } = await editor.session.post('/rest/credentials/test', {
			credentials: { ...credential, data: { ...credential.data, ...changed } },
		});
		return { status: at(body, 'data', 'status'), message: textIn(at(body, 'data', 'message')) };
	};

	it('passes for the values of the tenant', async () => {
		await expect(test({})).resolves.toMatchObject({ status: 'OK' });
	});

	it.each([
		['a wrong App Secret', { appSecret: 'x'.repeat(32) }, /App Secret/],
		['an unknown App ID', { appId: 'cli_0000000000000000' }, /App ID/],
		['an empty App Secret', { appSecret: '' }, /App Secret/],
		['an address where nobody answers', { baseUrl: 'http://127.0.0.1:9' }, /Base URL/],
		['plain http to another machine', { baseUrl: 'http://open.example.com' }, /https/],
		['something that is no address', { baseUrl: 'open example' }, /Base URL/],
	])('answers %s with a sentence', async (_reason, changed, sentence) => {
		const { status, message } = await test(changed);
		expect(status).toBe('Error');
		expect(message).toMatch(sentence);
		expect(message).toMatch(/^[A-Z'].*\s.*\s/);
	});
});
