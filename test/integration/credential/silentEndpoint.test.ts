import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import { runNode, type NodeRun } from '../../harness/runNode';
import { jsons, submitParameters } from '../support/sandbox';
import { pass, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

/** How long the credential waits for a token, milliseconds. */
const TRY_MS = 30_000;

/** Takes every call and answers none, until its connections are cut. */
class Silence {
	calls = 0;
	private held: Socket[] = [];
	private readonly server: Server = createServer((socket) => {
		socket.on('error', () => undefined);
		socket.once('data', () => {
			this.calls += 1;
			this.held.push(socket);
		});
	});

	async open(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	cut(): number {
		const cut = this.held.splice(0);
		for (const socket of cut) socket.destroy();
		return cut.length;
	}

	close(): void {
		this.cut();
		this.server.close();
	}
}

let silence: Silence;

beforeEach(async () => {
	silence = new Silence();
	await silence.open();
});
afterEach(() => {
	silence.close();
});

const submitAll = async (count: number): Promise<NodeRun> =>
	await runNode({
		node: new FeishuOffboarding(),
		parameters: { resource: 'offboarding', ...submitParameters() },
		items: Array.from({ length: count }, (_none, index) => ({
			employee: String(7_000_000_000_000_000_000n + BigInt(index)),
		})),
		credential: { region: 'custom', baseUrl: silence.url, appId: 'cli_1', appSecret: 'secret' },
		onError: 'continueRegularOutput',
	});

/** Ends every call after its time; says how many were under way at once, and how often it did so. */
async function giveUpAll(run: Promise<unknown>) {
	let isOver = false;
	void run.finally(() => {
		isOver = true;
	});
	let atOnce = 0;
	let rounds = 0;
	while (!isOver) {
		await pass(TRY_MS);
		const cut = silence.cut();
		atOnce = Math.max(atOnce, cut);
		rounds += cut > 0 ? 1 : 0;
	}
	return { atOnce, rounds };
}

it('holds twenty items side by side no longer than one', async () => {
	const run = submitAll(20);
	const { atOnce, rounds } = await giveUpAll(run);
	expect(atOnce).toBe(1);
	// Five tries of the search that all share, five of the submits, and one for items that come late.
	expect(rounds).toBeLessThanOrEqual(11);
	expect(jsons(await run)).toHaveLength(20);
	for (const { error } of jsons(await run)) expect(error).toMatch(/could not be reached/);
});
