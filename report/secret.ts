import { Problem } from './problem';
import type { Terminal } from './terminal';

/** From the environment, so that a script may start the report; otherwise it is typed. */
export async function secretFor(
	appId: string,
	environment: Readonly<Record<string, string | undefined>>,
	terminal: Pick<Terminal, 'askSecret'>,
): Promise<string> {
	const given = environment.FEISHU_APP_SECRET ?? '';
	const secret = given || (await terminal.askSecret(`App Secret of ${appId} (not shown): `));
	if (secret === '')
		throw new Problem('There is no App Secret: set FEISHU_APP_SECRET, or type it.');
	return secret;
}
