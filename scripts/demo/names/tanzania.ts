import type { Random } from "../random";
import { type FamilyName, type Name, type NameBook, type Sex, words } from "./name-book";

const CHRISTIAN = words(`
  Mushi Massawe Kimaro Mwakalinga Mwaipopo Lyimo Mrema Shayo Swai Magesa Masanja Makoye Shija Komba Ngonyani
  Haule Mapunda Mgaya Rweyemamu Kagaruki Rutashobya Mollel Laizer Kaaya Nnko Sarakikya Urio Mbise Pallangyo
  Akyoo Ayo Nanyaro Macha Tarimo Temba Minja Malisa Ndossi Mlay Kileo Moshi Assenga Temu Mtui Lema Kessy
  Mwakyusa Sanga Chaula Mahenge Mwalongo Kapinga Nyoni Msuya Mchome Mgonja`);
const MUSLIM = words(`
  Juma Hassan Mbwana Kassim Mwinyi Abdallah Rashidi Omari Salum Shabani Ramadhani Msangi Mfinanga Mbaga Ally
  Hamza Seif Mohamed Bakari Mzee Issa Athumani`);

const NAMES = {
  christian: {
    female:
      words(`Neema Upendo Grace Happiness Glory Irene Jackline Doreen Rehema Furaha Tumaini Witness Agness
      Elizabeth Anna Magreth Lilian Beatrice Esther Mary Catherine Prisca Joyce Rose Vaileth Nasra Angel Faraja`),
    male: words(`Baraka Amani Emmanuel Godfrey Elia Joseph Daudi Erick Frank Brian Ibrahim Samwel Yohana Petro
      Deogratius Elisha Goodluck Gerald Innocent Kelvin Michael Nicolaus Paulo Robert Simon Tumaini Wilson Yusufu`),
  },
  muslim: {
    female:
      words(`Asha Fatuma Zawadi Mwanaidi Salma Halima Zainabu Mariamu Amina Khadija Rukia Hawa Shamimu
      Zuhura Saida Latifa Nasra Sharifa Subira Tatu`),
    male: words(`Hamisi Rashidi Saidi Omari Abdul Bakari Iddi Jumanne Kassim Ramadhani Salehe Shaban Yusuf Zuberi
      Athumani Mussa Nassoro Rajabu Seif Twaha`),
  },
};
const PARENTS = {
  christian: {
    female:
      words(`Anna Mary Rose Joyce Elizabeth Margareth Flora Hilda Veronica Theresia Martha Felista Eliaichi
      Ndeshi Aikande Nai Consolata Yustina`),
    male: words(`John Peter Joseph Elibariki Goodluck Raphael Daniel Simon Paul Aloyce Felix Julius Anael Elirehema
      Ndemi Estomih Severin Honest`),
  },
  muslim: {
    female: words(
      `Amina Mwanahamisi Zainabu Fatma Hadija Mwajuma Sikujua Riziki Pili Zena Mwantumu Asia`,
    ),
    male: words(
      `Juma Ally Hamisi Said Mohamed Abdallah Hussein Ramadhani Omary Selemani Shabani Idrisa`,
    ),
  },
};

type Group = keyof typeof NAMES;

/** A child carries the father's given name in the middle. */
export const TANZANIA: NameBook = {
  families: [
    ...CHRISTIAN.map((familyName) => ({ familyName, group: "christian" })),
    ...MUSLIM.map((familyName) => ({ familyName, group: "muslim" })),
  ],
  child: (random, family, sex, father): Name => ({
    givenName: pick(random, family, sex, NAMES),
    middleName: father?.givenName ?? pick(random, family, "male", PARENTS),
    familyName: family.familyName,
  }),
  adult: (random, family, sex): Name => ({
    givenName: pick(random, family, sex, PARENTS),
    familyName: family.familyName,
  }),
};

function pick(
  random: Random,
  family: FamilyName,
  sex: Sex,
  lists: Record<Group, Record<Sex, string[]>>,
): string {
  return random.pick(lists[family.group as Group][sex]);
}
