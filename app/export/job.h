// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One document that is to leave: what was wished, and what is known of it on its way.

#include "decks/include.h"
#include "export/export.h"

#include <QPromise>

namespace yeonji::exporting {

struct Job
{
    QString file, out;
    Options options;
    pages::Setting setting;
    pages::Document document;
    decks::Expansion included;
    bool given = false;  // the document, not only its file
    pages::About about;
    QPromise<Result<Exported>> promise;
};

inline bool isDeck(const Job &job) { return job.document.mode == pages::Mode::Deck; }

// The document to show, and what is wrong with the wish before any page is bothered with it. `kept`: keys of slides
// that were printed before.
Result<> prepare(Job &job, const QStringList &kept);

// Whether a second page is worth its start.
bool wantsTwo(const Job &job);

// What the text is written in, for screen readers: the project says, else its letters do.
QString languageOf(const Job &job);

} // namespace yeonji::exporting
