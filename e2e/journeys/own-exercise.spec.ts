/**
 * A clinic's own exercise from copy to video: a circle on a ladder is named, a file that is no photo is refused with
 * everything kept, a photo and a video are sent and shown, and what is archived is found no more.
 */
import { expect, test } from "#e2e/fixtures/test.ts";
import { demo } from "#e2e/support/people.ts";
import { phonePhoto, recordedWebm, svg } from "#tests/support/media-files.ts";

test("a therapist copies an exercise, places it, shows it and archives it", async ({ newPerson }) => {
  test.setTimeout(120_000);
  const page = await newPerson("desk", demo.otherTherapist.signInName);
  await page.goto("/library/own/new?copy=glute-bridge");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Bridge with a ball");
  await page.getByLabel("Easier than this").selectOption("bird-dog");
  await page.getByLabel("Harder than this").selectOption("quadruped-leg-reach");
  await page.getByRole("button", { name: "Save in the library" }).click();
  await expect(
    page.getByText("Bridge with a ball → Quadruped leg reach → Bird dog → Bridge with a ball"),
  ).toBeVisible();
  await page.getByLabel("Easier than this").selectOption("glute-bridge");
  await page.getByLabel("Harder than this").selectOption("single-leg-bridge");
  await page.getByRole("button", { name: "Save in the library" }).click();
  await expect(page).toHaveURL(/\/library\/own-bridge-with-a-ball\/edit\?saved=1$/);

  const file = page.getByLabel("Add a photo or video");
  const description = page.getByRole("textbox", { name: "What is to be seen" });
  const send = page.getByRole("button", { name: "Add it" });
  await file.setInputFiles({ name: "picture.svg", mimeType: "image/svg+xml", buffer: svg() });
  await description.fill("Hips lifted, seen from the side");
  await send.click();
  await expect(page.getByText("neither a JPEG, PNG or WebP photo")).toBeVisible();
  await expect(description).toHaveValue("Hips lifted, seen from the side");
  await file.setInputFiles({ name: "IMG_1.JPG", mimeType: "image/jpeg", buffer: await phonePhoto() });
  await send.click();
  await expect(page.getByText("One is shown in place of a drawing.", { exact: true })).toBeVisible();
  await file.setInputFiles({ name: "clip.webm", mimeType: "video/webm", buffer: recordedWebm() });
  await description.fill("The whole movement");
  await send.click();
  await expect(page.getByText("2 are shown in place of a drawing.")).toBeVisible();

  await page.goto("/exercise/own-bridge-with-a-ball");
  const photo = page.getByRole("img", { name: "Hips lifted, seen from the side" });
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((image: HTMLImageElement) => image.naturalHeight > image.naturalWidth)).toBe(
    true,
  );
  const video = page.locator("video");
  await expect(async () => {
    expect(await video.evaluate((one: HTMLVideoElement) => [one.videoWidth, one.error])).toEqual([160, null]);
  }).toPass();

  await page.goto("/library/own-bridge-with-a-ball/edit");
  await page.getByRole("button", { name: "Archive it" }).click();
  await expect(page.getByRole("heading", { name: "Archived", exact: true })).toBeVisible();
  await page.goto("/library?q=bridge+with+a+ball");
  await expect(page.getByRole("link", { name: "Bridge with a ball" })).toHaveCount(0);
});
