import type { Random } from "../random";
import { type FamilyName, type Name, type NameBook, type Sex, words } from "./name-book";

const FAMILIES = {
  general:
    words(`Johnson Miller Davis Anderson Thompson Walker O'Brien Schmidt Kowalski Peterson Baker Foster
    Hughes Sullivan Bennett Coleman Jenkins Washington Brooks Freeman Jefferson Murphy Kelly Novak Fischer Olson
    Larson Hansen Reynolds Hayes Griffin Wallace Russo Marino Cohen Goldberg Levy Carter Hill Ross Whitaker Dawson`),
  latino:
    words(`Garcia Martinez Hernandez Lopez Gonzalez Ramirez Torres Flores Rivera Morales Ortiz Gutierrez
    Castillo Mendoza Vargas Delgado`),
  asian: words(`Nguyen Tran Kim Park Lee Chen Wang Liu Zhang Yamamoto Santos Reyes`),
  southAsian: words(`Patel Shah Singh Sharma Reddy Kumar Iyer Khan Rahman`),
  african: words(`Okafor Adeyemi Mensah Tesfaye Abdi Diallo`),
};

const CHILDREN = {
  general: {
    female:
      words(`Olivia Emma Charlotte Amelia Harper Evelyn Abigail Ella Avery Nora Hazel Lily Zoey Penelope
      Stella Violet Aaliyah Naomi Ruby Maya Josephine Imani Clara Piper`),
    male: words(`Liam Noah Oliver James Henry Theodore Jack Levi Owen Samuel Wyatt Caleb Isaiah Nathan Elijah
      Malik Jaylen Graham Miles Ezra Silas Emmett Jonah Declan`),
  },
  latino: {
    female: words(
      `Sofia Camila Valentina Isabella Lucia Ximena Daniela Gabriela Elena Renata Mariana Natalia`,
    ),
    male: words(
      `Mateo Santiago Diego Sebastian Leonardo Emiliano Gael Adrian Javier Rafael Andres Joaquin`,
    ),
  },
  asian: {
    female: words(`Mia Chloe Hannah Grace Emily Linh Mina Sophie Kaitlyn Vivian Jasmine`),
    male: words(`Ethan Lucas Daniel Minh Jun Kevin Aiden Ryan Leo Andrew Justin`),
  },
  southAsian: {
    female: words(`Anika Priya Aisha Diya Meera Zara Ananya Riya`),
    male: words(`Arjun Rohan Aarav Kabir Vihaan Zain Dev Ishaan`),
  },
  african: {
    female: words(`Amara Zuri Hawa Eden Adaeze Fatou`),
    male: words(`Chidi Kwame Yusuf Abel Tobi Amadou`),
  },
};
const PARENTS = {
  general: {
    female:
      words(`Jennifer Jessica Amanda Sarah Melissa Nicole Stephanie Heather Megan Rachel Latoya Danielle
      Erin Katherine Monica Tiffany Allison Christine`),
    male: words(`Michael Christopher Matthew Joshua David Brian Kevin Eric Jason Ryan Marcus Anthony Justin Scott
      Derrick Patrick Gregory Nathan`),
  },
  latino: {
    female: words(`Maria Guadalupe Rosa Ana Patricia Veronica Claudia Leticia Alejandra`),
    male: words(`Jose Juan Carlos Luis Miguel Jorge Francisco Ricardo Hector`),
  },
  asian: {
    female: words(`Thuy Ji-woo Hui Mei Grace Lan Susan Maricel`),
    male: words(`Hung Sung-min Wei Jian David Kenji Ramon Tuan`),
  },
  southAsian: {
    female: words(`Sunita Kavita Neha Pooja Farah Lakshmi`),
    male: words(`Rajesh Amit Sanjay Vikram Imran Suresh`),
  },
  african: {
    female: words(`Ngozi Abena Selam Halima Aminata`),
    male: words(`Emeka Kofi Dawit Ahmed Ousmane`),
  },
};

type Group = keyof typeof CHILDREN;

export const UNITED_STATES: NameBook = {
  families: Object.entries(FAMILIES).flatMap(([group, names]) =>
    names.map((familyName) => ({ familyName, group })),
  ),
  child: (random, family, sex) => named(random, family, sex, CHILDREN),
  adult: (random, family, sex) => named(random, family, sex, PARENTS),
};

function named(
  random: Random,
  family: FamilyName,
  sex: Sex,
  lists: Record<Group, Record<Sex, string[]>>,
): Name {
  return {
    givenName: random.pick(lists[family.group as Group][sex]),
    familyName: family.familyName,
  };
}
