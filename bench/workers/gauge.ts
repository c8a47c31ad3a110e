import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

export interface Reading {
	readonly cpuMicros: number;
	/** Heap in use above what was in use before, garbage collected, where it was greatest. */
	readonly heapBytes: number;
	/** The same at the end: what came out. */
	readonly keptBytes: number;
}

export type Quantity = 'cpu' | 'heap';

const SAMPLE_EVERY_MS = 200;

/** The same node, whose execution is measured: n8n's engine around it is not. */
export function gauged(node: INodeType, quantity: Quantity, sampleEveryMs = SAMPLE_EVERY_MS) {
	let reading: Reading = { cpuMicros: 0, heapBytes: 0, keptBytes: 0 };
	const measured: INodeType = {
		description: node.description,
		...(node.methods === undefined ? {} : { methods: node.methods }),
		async execute(this: IExecuteFunctions) {
			const gauge = quantity === 'cpu' ? gaugeCpu() : gaugeHeap(sampleEveryMs);
			const outputs = (await node.execute?.call(this)) ?? [];
			reading = gauge();
			return outputs;
		},
	};
	return { node: measured, reading: () => reading };
}

function gaugeCpu(): () => Reading {
	const before = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(before);
		return { cpuMicros: user + system, heapBytes: 0, keptBytes: 0 };
	};
}

/** Collecting garbage takes time of its own, so that heap and CPU are measured in different runs. */
function gaugeHeap(everyMs: number): () => Reading {
	const before = heapInUse();
	let highest = before;
	const sample = () => {
		const now = heapInUse();
		highest = Math.max(highest, now);
		return now;
	};
	const timer = setInterval(sample, everyMs);
	return () => {
		clearInterval(timer);
		const keptBytes = sample() - before;
		return { cpuMicros: 0, heapBytes: highest - before, keptBytes };
	};
}

function heapInUse(): number {
	if (globalThis.gc === undefined) throw new Error('This process needs --expose-gc');
	globalThis.gc();
	return process.memoryUsage().heapUsed;
}
