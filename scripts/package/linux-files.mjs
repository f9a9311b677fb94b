// What a Linux desktop reads about the app.
import { categories, executableName, keywords, mimeTypes, productName, summary } from './config.mjs'
import { commandHelp } from './launcher.mjs'

/** The entry of the desktop's menu, and of "Open with" for folders and .json files. */
export function desktopEntry() {
  return `[Desktop Entry]
Type=Application
Name=${productName}
GenericName=${summary}
Comment=Read, search and question Discord exports, offline
Exec=${executableName} %F
Icon=${executableName}
Terminal=false
StartupNotify=true
StartupWMClass=${executableName}
Categories=${categories.join(';')};
Keywords=${keywords.join(';')};
MimeType=${mimeTypes.join(';')};
# One choice of many, never what a double click on a folder starts.
InitialPreference=1
`
}

/**
 * What software centres show.
 * @param {string} version
 */
export function metainfo(version) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>io.github.discord_binding.app</id>
  <name>${productName}</name>
  <summary>${summary}</summary>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <description>
    <p>
      Reads the JSON files of DiscordChatExporter into an archive on this computer. Every channel can be read as in
      Discord, searched and questioned, and an audit report is one click. It works wholly offline.
    </p>
  </description>
  <launchable type="desktop-id">${executableName}.desktop</launchable>
  <content_rating type="oars-1.1"/>
  <provides><binary>${executableName}</binary></provides>
  <releases><release version="${version.replace('-dev', '~dev')}" date="${new Date().toISOString().slice(0, 10)}"/></releases>
</component>
`
}

/**
 * The manual page, from the command line's own help.
 * @param {string} version
 */
export function manPage(version) {
  const help = commandHelp().replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^\./gm, '\\&.')
  return `.TH DISCORD\\-BINDING 1 "" "${version}" "${productName}"
.SH NAME
discord\\-binding \\- a Discord archive, offline
.SH SYNOPSIS
.B discord\\-binding
[\\fIFOLDER\\fR|\\fIFILE\\fR ...]
.br
.B discord\\-binding
\\fICOMMAND\\fR [\\fIOPTION\\fR ...]
.SH DESCRIPTION
Without a command it opens its window, and offers to take in the folders and files that are named. A folder that is
named like a command is written with its path, ./search.
.nf
${help}.fi
`
}
