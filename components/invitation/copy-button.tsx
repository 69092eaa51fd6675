"use client";
/** Copies a text and says so. Where the browser forbids it, the text beside it can still be selected. */
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";

export interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly copiedLabel: string;
}

export function CopyButton({ text, label, copiedLabel }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }

  return (
    <>
      <Button variant="primary" icon={copied ? "tick" : "copy"} onClick={copy}>
        {copied ? copiedLabel : label}
      </Button>
      <span className="vh" role="status">
        {copied ? copiedLabel : ""}
      </span>
    </>
  );
}
