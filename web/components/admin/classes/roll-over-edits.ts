import type { RollOver, RollOverPlan } from "#domain/academics/roll-over.schema";

/** The proposal with what a person had already changed in it. */
export function withEdits(plan: RollOverPlan, edited: RollOver): RollOverPlan {
  return {
    ...plan,
    year: edited.year,
    grades: plan.grades.map((step) => {
      const mine = edited.grades.find(({ from }) => from === step.from);
      return mine ? { ...step, to: mine.to } : step;
    }),
    classes: plan.classes.map((one) => {
      const mine = edited.classes.find(({ classId }) => classId === one.classId);
      return mine ? { ...one, ...mine, carry: true } : { ...one, carry: false };
    }),
  };
}
