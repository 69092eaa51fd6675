"use client";
/** An invitation's link and code, shown once to be handed over. Every sentence comes ready from the server. */
import { type ReactNode, useEffect, useRef } from "react";
import { LinkButton } from "#components/ui/button.tsx";
import { QrCode } from "#components/ui/qr-code.tsx";
import { CopyButton } from "./copy-button.tsx";
import styles from "./handover.module.css";

export interface HandoverView {
  readonly title: string;
  /** How to hand it over and until when it works. */
  readonly lead: string;
  /** The address it was also mailed to, as a sentence; null when it was not. */
  readonly mailed: string | null;
  readonly link: string;
  /** A whole <svg> element from our own encoder. */
  readonly qrSvg: string;
  readonly qrLabel: string;
  readonly linkLabel: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
  /** The page of the invited person; null where there is none to go to. */
  readonly onward: { readonly href: string; readonly label: string } | null;
}

export function HandoverPanel({
  view,
  children,
}: {
  readonly view: HandoverView;
  readonly children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.panel} aria-labelledby="handover-title">
      <h2 id="handover-title" ref={heading} tabIndex={-1}>
        {view.title}
      </h2>
      <p className={styles.lead}>
        {view.lead} {view.mailed}
      </p>
      <QrCode svg={view.qrSvg} label={view.qrLabel} />
      <div className={styles.link}>
        <span>{view.linkLabel}</span>
        <code>{view.link}</code>
        <CopyButton text={view.link} label={view.copyLabel} copiedLabel={view.copiedLabel} />
      </div>
      <div className="btns">
        {view.onward === null ? null : (
          <LinkButton href={view.onward.href} variant="secondary">
            {view.onward.label}
          </LinkButton>
        )}
        {children}
      </div>
    </section>
  );
}
