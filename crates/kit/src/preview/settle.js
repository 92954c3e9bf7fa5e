// Waits until nothing moves or loads any more: fonts, pictures, animations, two frames.
(async () => {
  const roots = [document];
  for (let i = 0; i < roots.length; i += 1) {
    for (const element of roots[i].querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  await document.fonts.ready;
  const pictures = roots.flatMap((root) => [...root.querySelectorAll('img')]);
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  for (const animation of roots.flatMap((root) => root.getAnimations())) {
    const end = animation.effect?.getComputedTiming().endTime;
    if (Number.isFinite(end)) animation.finish(); else animation.cancel();
  }
  document.activeElement?.blur?.();
  const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
  await frame();
  await frame();
  return true;
})()
