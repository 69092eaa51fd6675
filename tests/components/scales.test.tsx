/** The scales ask without a default and without colour; the words of an answer come after it, by zone. */
import { describe, expect, it } from "vitest";
import { painZone } from "#components/form/pain-scale.tsx";
import { EffortScaleField, PainScaleField } from "#components/form/scale-fields.tsx";
import { count, messages, render } from "#tests/components/render.tsx";

describe("PainScaleField", () => {
  for (const look of ["grid", "player", "rows"] as const) {
    it(`asks with eleven radio buttons of one group and nothing chosen (${look})`, () => {
      const html = render(<PainScaleField name="worst" label="Worst pain" look={look} feedback />);
      expect(count(html, 'type="radio"')).toBe(11);
      expect(count(html, 'name="worst"')).toBe(11);
      for (let value = 0; value <= 10; value += 1) expect(html).toContain(`value="${value}"`);
      expect(html).not.toContain("checked");
      expect(html).not.toContain('class="say');
      expect(html).toContain('role="status"></div>');
    });
  }

  it("is a radio group named by its question", () => {
    const html = render(<PainScaleField name="worst" label="Worst pain" hint="In this session" />);
    const label = /role="radiogroup" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/.exec(html);
    expect(html).toContain(`id="${label?.[1]}" class="field-label" data-field-label="true">Worst pain<`);
    expect(html).toContain(`id="${label?.[2]}" class="hint">In this session<`);
  });

  it("says what a corrected answer means, in the tone of its zone", () => {
    const said = (value: number) =>
      render(<PainScaleField name="p" label="Pain" answered={value} feedback />);
    expect(said(2)).toContain(`class="say"`);
    expect(said(2)).toContain(messages.form.pain.green);
    expect(said(3)).toContain(`class="say say-amber"`);
    expect(said(5)).toContain(messages.form.pain.amber);
    expect(said(6)).toContain(`class="say say-red"`);
    expect(said(6)).toContain(messages.form.pain.red);
  });

  it("does not judge where no feedback belongs", () => {
    const html = render(<PainScaleField name="p" label="Pain" answered={9} />);
    expect(html).not.toContain("say-red");
    expect(html).not.toContain('role="status"');
  });

  it("reads the zones of the clinic", () => {
    expect([2, 3, 5, 6].map((value) => painZone(value, { greenMax: 2, amberMax: 5 }))).toEqual([
      "green",
      "amber",
      "amber",
      "red",
    ]);
    expect([3, 4, 6, 7].map((value) => painZone(value, { greenMax: 3, amberMax: 6 }))).toEqual([
      "green",
      "amber",
      "amber",
      "red",
    ]);
  });
});

describe("EffortScaleField", () => {
  it("says the word and the repetitions left, ten minus the effort", () => {
    expect(render(<EffortScaleField name="e" label="How hard?" answered={5} />)).toContain(
      "<b>5: some effort.</b> About five more repetitions in you.",
    );
    expect(render(<EffortScaleField name="e" label="How hard?" answered={9} />)).toContain(
      "About one more repetition in you.",
    );
    expect(render(<EffortScaleField name="e" label="How hard?" answered={10} />)).toContain(
      "No repetition left in you.",
    );
  });

  it("leaves the repetitions out for holds and walks", () => {
    const html = render(<EffortScaleField name="e" label="How hard?" answered={5} reserve={false} />);
    expect(html).toContain("5: some effort.");
    expect(html).not.toContain("repetition");
  });

  it("uses none of the words of the licensed Borg scales", () => {
    const borg =
      /somewhat|(very|extremely) (hard|light|strong|weak)|very, very|nothing at all|moderate|maximal|\bhard\b|\blight\b|\bstrong\b|\bweak\b/i;
    for (const word of Object.values(messages.form.effort.words)) expect(word).not.toMatch(borg);
  });
});
