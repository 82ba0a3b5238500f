import { expose } from 'comlink';
import { verifyService } from './verify-service';

expose(verifyService);
