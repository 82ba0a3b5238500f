import { expose } from 'comlink';
import { documentService } from './document-service';

expose(documentService);
