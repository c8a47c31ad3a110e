/** The bundle: a module of its own beside `protobufjs`, with the same exports. */
declare module 'protobufjs/dist/protobuf.js' {
	export * from 'protobufjs';
}
