import type { Sensor } from './sensor';

const names: readonly (readonly [RegExp, string])[] = [
  [/vmware|svga3d/i, 'vmware'],
  [/virtualbox|vbox/i, 'virtualbox'],
  [/parallels/i, 'parallels'],
  [/virgl|qemu|virtio/i, 'qemu'],
  [/citrix|rdp|remote/i, 'remote'],
  [/swiftshader|llvmpipe|softpipe|basic render/i, 'software_renderer'],
];

/**
 * The name of the graphics hardware indicates a virtual machine or a remote session. Only the category is sent, not the
 * name. Software rendering has harmless causes as well: old machines and broken drivers.
 */
export const virtual: Sensor = {
  types: ['env.virtual_or_remote'],
  supported: () => renderer() !== undefined,
  start(site) {
    const name = renderer() ?? '';
    const by = names.find(([pattern]) => pattern.test(name))?.[1];
    if (by) site.emit('env.virtual_or_remote', { by });
  },
};

function renderer(): string | undefined {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl');
  const info = context?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context?.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? name : undefined;
}
