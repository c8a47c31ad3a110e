import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Both must be in place before n8n-core is loaded, so this file is imported before it: n8n-core's
// decorators need the metadata API, and its settings file must not land in the home directory.
import 'reflect-metadata';

process.env.N8N_USER_FOLDER = join(tmpdir(), `n8n-harness-${process.pid}`);
