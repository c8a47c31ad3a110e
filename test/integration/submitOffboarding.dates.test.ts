import { DateTime } from 'luxon';

import type { Emulator } from '../emulator/server';
import { bodies, closeEmulators, emulate, errorOf, routes, run, submit, submitParameters } from './sandbox';
