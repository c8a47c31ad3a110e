import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import { StaticData } from '../../harness/staticData';
import {
	answered,
	connectEach,
	credential,
	event,
	eventIdOf,
	executions,
	idOf,
	SECRET,
	server,
	start,
	startedBy,
} from '../support/connected';
import { APP_ID, soon } from '../support/longConnectionServer';

connectEach();

describe('the long connection', () => {
	it('starts the workflow for an event, and acknowledges it with all its headers', async () => {
		await start('a');
		const body = event();
		const messageId = server.push(body);
		await expect(answered(messageId)).resolves.toBe(200);
		expect(startedBy('a')).toEqual([eventIdOf(body)]);
		const [answer] = server.answers;
		expect(answer?.seqId).toBe(String(2n ** 63n + 1n));
		expect(answer?.headers.map(({ key }) => key)).toEqual([
			'type',
			'message_id',
			'sum',
			'seq',
			'trace_id',
			'instance_id',
			'biz_rt',
		]);
		expect(server.pings).toBe(1);
		expect(server.discoveries).toEqual([{ AppID: APP_ID, AppSecret: SECRET }]);
	});

	it('takes a message in parts, whatever their order', async () => {
		await start('a');
		const body = event();
		await expect(answered(server.push(body, { parts: 7 }))).resolves.toBe(200);
		expect(startedBy('a')).toEqual([eventIdOf(body)]);
	});

	it('is one for two workflows of an app, and both get every event that they want', async () => {
		const [a, b] = [await start('a'), await start('b')];
		await start('c', { parameters: { filters: { statuses: ['Withdrawn'] } } });
		expect(server.sockets).toHaveLength(1);
		const body = event();
		await expect(answered(server.push(body))).resolves.toBe(200);
		expect(startedBy('a')).toEqual([eventIdOf(body)]);
		expect(startedBy('b')).toEqual([eventIdOf(body)]);
		expect(startedBy('c')).toEqual([]);
		await a.close();
		expect(server.openSockets).toHaveLength(1);
		await expect(answered(server.push(event()))).resolves.toBe(200);
		expect(startedBy('a')).toHaveLength(1);
		expect(startedBy('b')).toHaveLength(2);
		await b.close();
	});

	it('is closed by the last workflow', async () => {
		const trigger = await start('a');
		await trigger.close();
		await soon('the socket is closed', () => server.openSockets.length === 0);
		await start('a');
		expect(server.discoveries).toHaveLength(2);
	});

	it('acknowledges what nobody wants: unknown types and events of other apps', async () => {
		const trigger = await start('a');
		await expect(answered(server.push(event({ event_type: 'unknown' })))).resolves.toBe(200);
		await expect(answered(server.push(event({ app_id: 'cli_another' })))).resolves.toBe(200);
		expect(startedBy('a')).toEqual([]);
		expect(trigger.logs().map(({ message }) => message)).toContainEqual(
			expect.stringContaining('event of another app'),
		);
	});

	it('does not acknowledge what cannot be read', async () => {
		await start('a');
		server.sendBytes(Buffer.from('not a frame'));
		const broken = server.push('not JSON');
		await expect(answered(server.push(event()))).resolves.toBe(200);
		expect(server.codesFor(broken)).toEqual([]);
		await expect(answered(server.push(event({ event_id: '' })))).resolves.toBe(500);
	});

	it('has an event pushed again until every workflow has it, and starts none twice', async () => {
		await start('a');
		await start('b');
		executions.broken = 1;
		const body = event();
		await expect(answered(server.push(body))).resolves.toBe(500);
		expect([...startedBy('a'), ...startedBy('b')]).toHaveLength(1);
		await expect(answered(server.push(body))).resolves.toBe(200);
		expect(startedBy('a')).toEqual([eventIdOf(body)]);
		expect(startedBy('b')).toEqual([eventIdOf(body)]);
		await expect(answered(server.push(body))).resolves.toBe(200);
		expect(executions.items).toHaveLength(2);
	});

	it('acknowledges an event once that comes twice at a time', async () => {
		await start('a');
		const body = event();
		const [first, second] = [server.push(body), server.push(body)];
		await expect(answered(first)).resolves.toBe(200);
		await expect(answered(second)).resolves.toBe(200);
		expect(startedBy('a')).toHaveLength(1);
	});

	it('leaves it to the database of n8n to know an event of another process', async () => {
		await start('a');
		const body = event();
		const node = new FeishuOffboardingLongConnectionTrigger().description.displayName;
		executions.store('elsewhere', [], `${idOf('a')} ${node} ${eventIdOf(body)}`);
		await expect(answered(server.push(body))).resolves.toBe(200);
		expect(startedBy('a')).toEqual([]);
	});

	it('remembers events in static data where n8n has no deduplication keys', async () => {
		const staticData = new StaticData();
		const trigger = await start('a', { withoutKeys: true, staticData });
		const [first, second] = [event(), event()];
		await answered(server.push(first));
		await answered(server.push(second));
		expect(JSON.stringify(staticData.saved)).toContain(`"${eventIdOf(first)}":`);
		await trigger.close();
	});

	it('is opened with the new secret of a credential, and gives the old one up', async () => {
		await start('a');
		server.secret = 'a new secret';
		await start('b', { credential: credential('a new secret') });
		await soon('the old socket is closed', () => server.openSockets.length === 1);
		expect(server.sockets).toHaveLength(2);
		const body = event();
		await expect(answered(server.push(body))).resolves.toBe(200);
		expect([...startedBy('a'), ...startedBy('b')]).toHaveLength(2);
	});

	it('sends an acknowledgement that is under way when it is closed', async () => {
		const trigger = await start('a');
		executions.endless = true;
		const messageId = server.push(event());
		await soon('the event has come', () => startedBy('a').length === 1);
		await trigger.close();
		expect(await answered(messageId)).toBe(200);
	});

	it('comes back with a new address after a loss, and says so', async () => {
		const trigger = await start('a');
		server.openSockets[0]?.close(1011, 'bye');
		const lines = () => trigger.logs().map(({ level, message }) => `${level}: ${message}`);
		await soon('the loss is logged', () => lines().some((line) => line.includes('is lost')));
		expect(lines()).toContainEqual(expect.stringMatching(/^info: .*is open/));
		expect(lines()).toContainEqual(expect.stringMatching(/^info: .*close code 1011/));
	});
});
