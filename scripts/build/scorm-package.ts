import { strToU8, zipSync } from "fflate";
import { escapeHtml } from "./html.ts";
import type { ScormOptions } from "./scorm-options.ts";

/** The page that the learning management system opens. */
const PAGE = "index.html";

/**
 * Returns the manifest of a SCORM 1.2 package with one lesson (SCORM 1.2 Content Aggregation Model, section 2.3). The schemas
 * are named as in the packages of ADL: systems have them built in.
 */
export function manifestOf({ slug, title, pass }: Pick<ScormOptions, "slug" | "title" | "pass">): string {
  const mastery = pass === undefined ? "" : `\n        <adlcp:masteryscore>${pass}</adlcp:masteryscore>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="pullback.${slug}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
    http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd
    http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="pullback">
    <organization identifier="pullback">
      <title>${escapeHtml(title)}</title>
      <item identifier="lesson" identifierref="page" isvisible="true">
        <title>${escapeHtml(title)}</title>${mastery}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="${PAGE}">
      <file href="${PAGE}"/>
    </resource>
  </resources>
</manifest>
`;
}

/**
 * Returns a SCORM 1.2 package as a zip file. The same options and page give the same bytes.
 *
 * @param page the single file that reports to the system, opening with the lesson
 */
export function scormPackage(options: ScormOptions, page: string): Uint8Array {
  const files = { "imsmanifest.xml": strToU8(manifestOf(options)), [PAGE]: strToU8(page) };
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}
