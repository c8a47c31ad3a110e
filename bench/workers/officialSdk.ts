import { Client } from '@larksuiteoapi/node-sdk';

import { at, textIn, type JsonRecord } from '../../test/host/json';
import { textsIn } from '../ipc/decode';
import { serve } from '../ipc/serve';
import { operationIn, revokeBody, submitBody, USER_ID_TYPE, type Operation } from '../operations';

type Call = (id: string) => Promise<{ code?: number | undefined; msg?: string | undefined }>;

const silent = () => undefined;

function clientFor(app: unknown): Client {
	return new Client({
		appId: textIn(at(app, 'appId')),
		appSecret: textIn(at(app, 'appSecret')),
		domain: textIn(at(app, 'url')),
		logger: { error: silent, warn: silent, info: silent, debug: silent, trace: silent },
	});
}

function callsOf({ corehr }: Client): Record<Operation, Call> {
	const params = { user_id_type: USER_ID_TYPE } as const;
	return {
		revoke: (id) => corehr.v2.offboarding.revoke({ params, data: revokeBody(id) }),
		submit: (id) => corehr.v2.offboarding.submitV2({ params, data: submitBody(id) }),
	};
}

/** What went wrong with a row, or nothing. */
async function problemOf(answer: ReturnType<Call>): Promise<string> {
	try {
		const { code, msg } = await answer;
		return code === 0 ? '' : `${code} ${msg ?? ''}`;
	} catch (error: unknown) {
		return error instanceof Error ? error.message : String(error);
	}
}

async function inSequence(ids: readonly string[], call: Call): Promise<string[]> {
	const problems: string[] = [];
	for (const id of ids) problems.push(await problemOf(call(id)));
	return problems;
}

const inParallel = async (ids: readonly string[], call: Call): Promise<string[]> =>
	await Promise.all(ids.map(async (id) => await problemOf(call(id))));

async function run(question: JsonRecord) {
	const call = callsOf(clientFor(question['app']))[operationIn(question['operation'])];
	const loop = question['parallel'] === true ? inParallel : inSequence;
	const problems = await loop(textsIn(question['ids']), call);
	const failed = problems.filter((problem) => problem !== '');
	return { done: problems.length - failed.length, problem: failed[0] ?? '' };
}

/** A loop over Feishu's own client, which a person would write in a script. */
serve(run);
