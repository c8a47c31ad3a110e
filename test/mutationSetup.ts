import fc from 'fast-check';

/** A mutant meets a property more often than a reader would wait: what finds it does so soon. */
fc.configureGlobal({ interruptAfterTimeLimit: 40 });
