/** The week as MeetingsReplace reads it: ticked periods, then the other times that have a weekday. */
export function weekOf(form: FormData) {
  const ticked = form.getAll("slot").map((value) => {
    const [weekday, periodId, location] = String(value).split("|");
    return { weekday: Number(weekday), periodId, location: location || null };
  });
  const others = [];
  for (let at = 0; form.has(`other.${at}.weekday`); at++) {
    const part = (name: string) => String(form.get(`other.${at}.${name}`) ?? "") || undefined;
    const weekday = part("weekday");
    if (!weekday) continue;
    others.push({
      weekday: Number(weekday),
      startsAt: part("startsAt"),
      endsAt: part("endsAt"),
      location: part("location") ?? null,
    });
  }
  return { from: String(form.get("from") ?? "") || undefined, meetings: [...ticked, ...others] };
}
