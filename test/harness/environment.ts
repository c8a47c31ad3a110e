import { resolve } from 'node:path';

// All of it must be in place before n8n-core is loaded, so this file is imported before it: its
// decorators need the metadata API, its settings file must not land in the home directory, and at
// any other level its logger cannot be listened to.
import 'reflect-metadata';

const worker = process.env.JEST_WORKER_ID ?? 'alone';
process.env.N8N_USER_FOLDER = resolve(__dirname, '../../.tmp', `harness-${worker}`);
process.env.N8N_LOG_LEVEL = 'silent';
