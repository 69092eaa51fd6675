/** A QR code from a ready-made SVG string. The string must come from our own encoder, never from a person's input. */

export interface QrCodeProps {
  /** A whole <svg> element. */
  readonly svg: string;
  /** What scanning it does, "Opens the invitation of Ines Hazel". */
  readonly label: string;
}

export function QrCode({ svg, label }: QrCodeProps) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the server's own QR encoder
    <div className="qr" role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
  );
}
