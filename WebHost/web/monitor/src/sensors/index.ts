import { automation } from './automation';
import { burst } from './burst';
import { clipboard } from './clipboard';
import { contextMenu } from './contextMenu';
import { devtools } from './devtools';
import { drag } from './drag';
import { focus } from './focus';
import { fullscreen } from './fullscreen';
import { idle } from './idle';
import { network } from './network';
import { print } from './print';
import { resize } from './resize';
import { rhythm } from './rhythm';
import { screenLock } from './screenLock';
import { screens } from './screens';
import { screenshot } from './screenshot';
import type { Sensor } from './sensor';
import { shortcuts } from './shortcuts';
import { virtual } from './virtual';
import { visibility } from './visibility';

export const allSensors: readonly Sensor[] = [
  visibility,
  focus,
  fullscreen,
  clipboard,
  drag,
  burst,
  rhythm,
  shortcuts,
  contextMenu,
  print,
  screenshot,
  idle,
  screenLock,
  network,
  screens,
  resize,
  automation,
  devtools,
  virtual,
];
