const vm = require('node:vm');

const { default: Runtime } = require('jest-runtime');

/**
 * Jest's runtime, which reads and compiles n8n's 1,700 files anew for every test file: that takes longer than to
 * run them. Here a worker does it once. Each test file still evaluates all of them, so it shares no state.
 */

/** By file, as long as the worker lives. */
const sources = new Map();
const scripts = new Map();
const transformed = new Map();

/** Whether nobody edits it while tests are watched. */
const isInstalled = (file) => file.includes('/node_modules/');

class Sources extends Map {
	get(file) {
		return super.get(file) ?? sources.get(file);
	}

	set(file, source) {
		if (isInstalled(file)) sources.set(file, source);
		else super.set(file, source);
		return this;
	}
}

function scriptOf(source, parameters, filename) {
	const kept = scripts.get(filename);
	if (kept?.source === source) return kept.script;
	const head = `(function (${parameters.join(', ')}) {`;
	const script = new vm.Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
	scripts.set(filename, { source, script });
	return script;
}

const { compileFunction } = vm;

// A function belongs to the context that it is compiled in, a script runs in any.
vm.compileFunction = (source, parameters, options) =>
	options?.parsingContext
		? scriptOf(source, parameters, options.filename).runInContext(options.parsingContext)
		: compileFunction(source, parameters, options);

/** The transformer would look at the date of every installed file before it leaves it as it is. */
const withoutDates = (transformer) =>
	Object.assign(Object.create(transformer), {
		transform(file, options, source) {
			if (!isInstalled(file)) return transformer.transform(file, options, source);
			const kept = transformed.get(file) ?? transformer.transform(file, options, source);
			transformed.set(file, kept);
			return kept;
		},
	});

exports.__esModule = true;
exports.default = class extends Runtime {
	constructor(config, environment, resolver, transformer, cacheFS, ...others) {
		super(
			config,
			environment,
			resolver,
			withoutDates(transformer),
			new Sources(cacheFS),
			...others,
		);
	}
};
