// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "export/deckpdf.h"


#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

QString roman(int number)
{
    constexpr std::pair<int, const char *> letters[] = {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                                                        {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
    QString text;
    for (const auto &[value, letter] : letters)
        for (; number >= value; number -= value)
            text += QLatin1StringView(letter);
    return text;
}

// A slide's steps follow each other.
bool again(const QList<pages::Part> &slides, qsizetype i)
{
    return i > 0 && slides.at(i).number == slides.at(i - 1).number;
}

} // namespace

QStringList labelsOf(const QList<pages::Part> &slides)
{
    const bool numbered = std::ranges::any_of(slides, [](const pages::Part &slide) { return !slide.page.isEmpty(); });
    QStringList labels;
    int without = 0;
    for (qsizetype i = 0; i < slides.size(); ++i) {
        const pages::Part &slide = slides.at(i);
        if (!numbered)
            labels.append(QString::number(slide.number));
        else if (!slide.page.isEmpty())
            labels.append(slide.page);
        else
            labels.append(roman(again(slides, i) ? without : ++without));
    }
    return labels;
}

QList<OutlineItem> outlineOf(const QList<pages::Part> &slides)
{
    QList<OutlineItem> outline;
    for (int i = 0; i < slides.size(); ++i)
        if (!again(slides, i))
            for (const pages::Heading &heading : slides.at(i).headings)
                outline.append({heading.text, heading.level, {}, i});
    if (outline.isEmpty())
        for (int i = 0; i < slides.size(); ++i)
            if (!again(slides, i))
                outline.append({QString::number(slides.at(i).number), 1, {}, i});
    return outline;
}

Result<QList<Sheet>> sheetsOf(const QList<pages::Part> &slides, const KeptPages &kept, bool notes)
{
    QList<Sheet> sheets;
    const QStringList labels = labelsOf(slides);
    for (qsizetype i = 0; i < slides.size(); ++i) {
        const pages::Part &slide = slides.at(i);
        const auto page = kept.page(slide.key);
        if (!page)
            return failure(ErrorKind::Unsupported, tr("slide %1 was not printed; try again").arg(slide.number));
        sheets.append({page->print, page->page, QString::number(slide.number), labels.at(i), notes ? slide.notes : QString()});
    }
    return sheets;
}

} // namespace yeonji::exporting
