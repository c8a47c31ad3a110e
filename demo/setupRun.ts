import { textIn } from '../test/host/json';
import type { RunItem, WorkflowRun } from '../test/host/n8n/workflowRun';

export const setupTrigger = "When clicking 'Execute workflow'";

const tableNode = 'Table';

export interface SetupOutcome {
	readonly lines: number;
	readonly ready: number;
	/** What the first line that is not ready says, and where it leads to. */
	readonly next: string;
	readonly url: string;
}

export function setupOutcome(run: WorkflowRun): SetupOutcome {
	const [lines = []] = run.outputs(tableNode);
	const isReady = ({ json }: RunItem) => json['Status'] === 'ready';
	const next = lines.find((line) => !isReady(line))?.json ?? {};
	return {
		lines: lines.length,
		ready: lines.filter(isReady).length,
		next: `${textIn(next['Found'])}. ${textIn(next['To do'])}`,
		url: textIn(next['Link']),
	};
}

export const setupReport = (name: string, { lines, next, ready, url }: SetupOutcome): string =>
	`\n"${name}" of an app that was just created: ${ready} of ${lines} ready.\n  ${next}\n  ${url}`;

/** An app without a version has nothing but its token, and Check Setup knows where to make one. */
export const setupDifferences = ({ lines, ready, url }: SetupOutcome): string[] =>
	ready > 0 && ready < lines && url !== ''
		? []
		: [`Check Setup of a fresh app has ${ready} of ${lines} lines ready and leads to "${url}"`];
