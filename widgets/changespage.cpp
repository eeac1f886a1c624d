// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/changespage.h"

#include "widgets/theme.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

namespace {

constexpr qsizetype mostLines = 400;  // of one change that are shown

QString block(QStringList lines, const QString &word, const QString &ground, const QString &ink)
{
    while (!lines.isEmpty() && lines.first().trimmed().isEmpty())
        lines.removeFirst();
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    if (lines.isEmpty())
        return {};
    QString html = u"<table width='100%' cellspacing='0' cellpadding='8'><tr><td width='56' style='color:%1'>%2</td><td bgcolor='%3' style='color:%4'>"_s
                       .arg(ink, word.toHtmlEscaped(), ground, ink);
    for (const QString &line : lines.first(std::min(mostLines, lines.size())))
        html += line.toHtmlEscaped() + u"<br>"_s;
    return html.chopped(4) + u"</td></tr></table>"_s;
}

} // namespace

QString changesAsHtml(const QList<project::Change> &changes, const Tokens &t, const ChangeWords &words)
{
    QString html = u"<body style='color:%1'>"_s.arg(t.ink);
    if (changes.isEmpty())
        html += u"<p style='color:%1'>"_s.arg(t.soft) % words.nothing.toHtmlEscaped() % u"</p>"_s;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const project::Change &change = changes.at(i);
        html += u"<p style='color:%1'>%2"_s.arg(t.soft, QCoreApplication::translate("Changes", "Line %L1").arg(change.line).toHtmlEscaped());
        if (!words.bringBack.isEmpty())
            html += u" &nbsp; <a style='color:%1' href='%2'>%3</a>"_s.arg(t.accent, QString::number(i), words.bringBack.toHtmlEscaped());
        html += u"</p>"_s;
        html += block(change.then, words.then, mixed(t.paper, t.ok, 0.14).name(), t.ink);
        html += block(change.now, words.now, t.sel, t.soft);
    }
    return html;
}

} // namespace yeonji::widgets
