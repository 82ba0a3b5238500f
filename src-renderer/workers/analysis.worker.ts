import { expose } from 'comlink';
import { analysisService } from './analysis-service';

expose(analysisService);
