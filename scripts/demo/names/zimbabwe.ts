import type { Random } from "../random";
import { type FamilyName, type Name, type NameBook, type Sex, words } from "./name-book";

const SHONA = words(`
  Moyo Chikwanha Mutasa Chigumba Marufu Zvobgo Chirwa Mukanya Gumbo Shumba Hove Chikowore Mapfumo Madziva
  Nyamande Chimuti Makoni Mhlanga Chideme Mawere Mupfumi Chinyama Murambiwa Nyathi Chidzero Chipunza Makumbe
  Mashava Nhamo Tsvuura Muchena Chitando Kambarami Matambanadzo Mugari Zhou Dziva Chivasa Machaya Nyambuya
  Mandizha Chiweshe Mutizwa Goredema Rusike Chirinda Mazarura Tafirenyika Kanyemba Masango Muzenda Chitsiko`);
const NDEBELE = words(`
  Ncube Sibanda Ndlovu Dube Mpofu Khumalo Mathe Nkomo Tshuma Sithole Mabhena Hadebe Masuku Gumede Ngwenya`);

const GIRLS = {
  shona:
    words(`Rudo Chipo Nyasha Rufaro Ropafadzo Anesu Tanaka Kudzai Tariro Vimbai Chiedza Tsitsi Nokutenda
    Rutendo Mazvita Shamiso Yeukai Ruvarashe Tinotenda Makanaka Kundai Tadiwanashe Munesu Ruvimbo Atida Nenyasha
    Precious Blessing Memory Patience Privilege Charity Faith Mercy Grace Loveness`),
  ndebele:
    words(`Thandiwe Nomvula Sibusisiwe Nothando Lindiwe Nokuthula Zanele Busisiwe Thandeka Sithembile
    Nomsa Sikhanyiso Ntombi Nobuhle`),
};
const BOYS = {
  shona:
    words(`Tinashe Tatenda Tawanda Tendai Simbarashe Panashe Munashe Takudzwa Kudakwashe Tafadzwa Farai
    Tapiwa Anotidaishe Tinotenda Mukudzei Ngonidzashe Tanatswa Ryan Nigel Prosper Learnmore Trymore Brighton
    Innocent Gift Takunda Tavonga Makomborero Nyasha Tanyaradzwa Anashe Rukudzo Munyaradzi Denzel`),
  ndebele:
    words(`Mthokozisi Sipho Themba Nkosana Bhekimpilo Mandla Lwazi Thabani Mduduzi Nkululeko Bongani
    Njabulo Sibonelo`),
};
const MOTHERS =
  words(`Tendai Sekai Chenai Rumbidzai Fungai Netsai Locadia Sarudzai Tambudzai Maidei Eunice
  Esther Beauty Winnet Sithembeni Nyaradzo Shuvai Chipo Juliet Sheila Loice Molly Ottilia Edith`);
const FATHERS =
  words(`Tonderai Tawanda Lovemore Godfrey Shepherd Cosmas Admire Elias Kenneth Onias Nelson
  Wonder Simon Phineas Gibson Lameck Edmore Stanley Cuthbert Never Blessed Norman Obert Tichaona`);

type Group = keyof typeof GIRLS;

export const ZIMBABWE: NameBook = {
  families: [
    ...SHONA.map((familyName) => ({ familyName, group: "shona" })),
    ...NDEBELE.map((familyName) => ({ familyName, group: "ndebele" })),
  ],
  child: (random, family, sex) => given(random, family, sex, { female: GIRLS, male: BOYS }),
  adult: (random, family, sex): Name => ({
    familyName: family.familyName,
    givenName: random.pick(sex === "female" ? MOTHERS : FATHERS),
  }),
};

function given(
  random: Random,
  family: FamilyName,
  sex: Sex,
  lists: Record<Sex, Record<Group, string[]>>,
): Name {
  return {
    familyName: family.familyName,
    givenName: random.pick(lists[sex][family.group as Group]),
  };
}
