import { useMutation } from '@tanstack/react-query';
import { answerOf } from '@/api/client';
import { sessionApi } from '@/session/session-api';

/** Has the browser keep everything that is held about the signed-in person. @returns the name of the file */
export function useExport() {
  return useMutation({
    mutationFn: async () => {
      const held = await answerOf(sessionApi.GET('/api/v1/me/export'));
      const file = `portfel-export-${held.exportedAt.slice(0, 10)}.json`;
      const address = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }));
      const link = Object.assign(document.createElement('a'), { href: address, download: file });
      link.click();
      URL.revokeObjectURL(address);
      return file;
    },
  });
}
