import { cases } from "../cases/all.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { type Group, groups } from "../cases/groups.ts";
import { formula as parsed } from "../formula/parse.ts";
import type { Size } from "../layout/sizes.ts";
import { caseAddress } from "../player/page-address.ts";
import { Tex } from "../view/math/Tex.tsx";
import { groupWords } from "../words/en/groups.ts";
import { homeWords } from "../words/en/home.ts";
import { HomePicture } from "./HomePicture.tsx";
import type { Picture } from "./home-picture.ts";
import { MarkedText } from "./MarkedText.tsx";
import { usePictures } from "./use-pictures.ts";
import "./home-cases.css";
import "./home-picture.css";
import "./home-card-room.css";

/** The size of a picture, in CSS pixels, by the number of cards per row, as in the style sheet. */
const ROOMS: Readonly<Record<number, Size>> = {
  1: { width: 600, height: 168 },
  2: { width: 508, height: 132 },
  3: { width: 312, height: 148 },
};

const membersOf = (group: Group) => cases.filter((spec) => spec.group === group);
const roomOf = ({ group }: AnyCase): Size => ROOMS[membersOf(group).length] ?? { width: 312, height: 148 };

/** All case studies by group, as cards with a formula and a small graph. */
export function HomeCases({ base }: { readonly base: string }) {
  const pictures = usePictures(roomOf);
  return (
    <section id="cases" className="home-section" aria-labelledby="cases-title" tabIndex={-1}>
      <h2 id="cases-title">{homeWords.cases.title}</h2>
      <p className="picture-key">
        <MarkedText
          of={homeWords.cases.pictures}
          mark={(kind, text) => <span data-kind={kind}>{text}</span>}
        />
      </p>
      {groups.map((group) => (
        <div key={group} className="case-group">
          <div className="case-group-heading">
            <h3>{groupWords[group].title}</h3>
            <p>{groupWords[group].about}</p>
          </div>
          <ol
            className="case-cards"
            data-cards={membersOf(group).length}
            aria-label={groupWords[group].title}
          >
            {membersOf(group).map((spec) => (
              <Card
                key={spec.slug}
                spec={spec}
                address={caseAddress(base, spec.slug)}
                picture={pictures.get(spec.slug)}
              />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

interface CardProps {
  readonly spec: AnyCase;
  readonly address: string;
  readonly picture: Picture | undefined;
}

function Card({ spec: { slug, number, title, formula, summary }, address, picture }: CardProps) {
  return (
    <li className="case-card" data-card={slug} value={number}>
      <div className="case-picture">{picture && <HomePicture picture={picture} />}</div>
      <div className="case-words">
        <h4>
          <span className="case-ordinal">{number}</span>
          <a href={address}>{title}</a>
        </h4>
        <div className="case-formula">
          <Tex of={parsed(formula)} />
        </div>
        <p>{summary}</p>
      </div>
    </li>
  );
}
