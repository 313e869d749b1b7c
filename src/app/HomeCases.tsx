import { cases } from "../cases/all.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { groups } from "../cases/groups.ts";
import type { Size } from "../layout/sizes.ts";
import { Tex } from "../view/math/Tex.tsx";
import { caseAddress } from "./address.ts";
import { HomePicture } from "./HomePicture.tsx";
import type { Picture } from "./home-picture.ts";
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

const membersOf = (title: string) => cases.filter(({ group }) => group === title);
const roomOf = ({ group }: AnyCase): Size => ROOMS[membersOf(group).length] ?? { width: 312, height: 148 };

/** All case studies by group, as cards with a formula and a small graph. */
export function HomeCases({ base }: { readonly base: string }) {
  const pictures = usePictures(roomOf);
  return (
    <section id="cases" className="home-section" aria-labelledby="cases-title" tabIndex={-1}>
      <h2 id="cases-title">Ten case studies</h2>
      <p className="picture-key">
        Each graph is drawn after its last step: a <span data-kind="seed">seed</span> was set,{" "}
        <span data-kind="adjoint">adjoints</span> went back, and what arrived is the{" "}
        <span data-kind="gradient">gradient</span>.
      </p>
      {groups.map(({ title, about }) => (
        <div key={title} className="case-group">
          <div className="case-group-heading">
            <h3>{title}</h3>
            <p>{about}</p>
          </div>
          <ol className="case-cards" data-cards={membersOf(title).length} aria-label={title}>
            {membersOf(title).map((spec) => (
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
          <Tex>{formula}</Tex>
        </div>
        <p>{summary}</p>
      </div>
    </li>
  );
}
