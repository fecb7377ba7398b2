declare module "gltf-validator" {
  /** One finding; severity 0 error, 1 warning, 2 information, 3 hint. */
  type Message = { code: string; message: string; severity: 0 | 1 | 2 | 3; pointer?: string };
  type Report = { issues: { messages: Message[]; numErrors: number; numWarnings: number } };

  /** Validates a glTF or GLB file. */
  export function validateBytes(
    bytes: Uint8Array,
    options?: { maxIssues?: number; writeTimestamp?: boolean },
  ): Promise<Report>;
}
