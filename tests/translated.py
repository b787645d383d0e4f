"""A French translation of the miniature: a Recommendation, the front matter of a technology, and one text of each file of data."""

from __future__ import annotations

import shutil

from publication.commands.translated import mark_language
from tests.conftest import ROOT, Miniature

NINE = "docs/recommendations/09.fr.md"
DRONES = "docs/technologies/drones.fr.md"
GLOSSARY = "data/translations/fr/glossary.yml"

_TEXTS = {
    NINE: """---
status: draft
title: Titre du numéro 9
summary: Ce que demande le numéro 9.
addressed_to: la police
---

## Ce qu’elle demande {#asks}

La police devrait faire ce que demande le numéro 9 [@hcnm2006].

## Pourquoi {#why}

La note donne une raison.

## Ce que la technologie change {#technology}

Texte : « texte ».

## Depuis 2006 {#since-2006}

Texte.
""",
    DRONES: """---
status: reviewed
title: Drones volants
summary: Des caméras qui volent.
relations:
  9-supports: Ils filment des exercices.
  16-strains: On peut les envoyer dans un seul quartier.
does_not_bear:
  1: Les drones n’y touchent pas.
---
""",
    GLOSSARY: """watchlist:
  term: Liste de surveillance
  definition: Qui un système cherche.
""",
    "data/translations/fr/timeline.yml": """"2006-02-09":
  when: 9 février 2006
  text: Les Recommandations sont présentées.
""",
    "data/translations/fr/vocabulary.yml": """areas:
  operations: {label: Opérations, definition: Où la police va et ce qu’elle regarde.}
""",
}


def translate(mini: Miniature, *, site: bool = False) -> Miniature:
    """Write the translation into the miniature, each text following the English; with `site`, what a site in French needs besides."""
    for name, text in _TEXTS.items():
        mini.write(name, text)
    if site:
        shutil.copy(ROOT / "languages" / "fr.yml", mini.root / "languages")
    mark_language(mini.root, mini.publication(), "fr")
    return mini
