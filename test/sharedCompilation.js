const vm = require('node:vm');

const { default: Runtime } = require('jest-runtime');

/**
 * Jest's runtime, which reads and compiles n8n's 1,700 files anew for every test file: that takes longer than to
 * run them. Here a worker does it once. Each test file still evaluates all of them, so it shares no state.
 */

/** By file, as long as the worker lives. */
const sources = new Map();
const scripts = new Map();

class Sources extends Map {
	get(file) {
		return super.get(file) ?? sources.get(file);
	}

	set(file, source) {
		// Only what nobody edits while tests are watched.
		if (file.includes('/node_modules/')) sources.set(file, source);
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

exports.__esModule = true;
exports.default = class extends Runtime {
	constructor(config, environment, resolver, transformer, cacheFS, ...others) {
		super(config, environment, resolver, transformer, new Sources(cacheFS), ...others);
	}
};
