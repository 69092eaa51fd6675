/** The admin’s start is the list of people. */
import { redirect } from "next/navigation";

export default function AdminPage() {
  redirect("/admin/people");
}
