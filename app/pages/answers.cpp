// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/answers.h"

#include "core/language.h"
#include "figures/blocks.h"
#include "pages/highlight.h"
#include "pictures/scaled.h"
#include "runs/library.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QUrlQuery>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

QJsonArray findingsToJson(const Findings &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings)
        array.append(QJsonObject{{u"level"_s, levelName(finding.level)}, {u"code"_s, finding.code},
                                 {u"message"_s, finding.message}, {u"line"_s, finding.line}});
    return array;
}

Findings findingsFromJson(const QJsonArray &array, const QString &file)
{
    Findings findings;
    for (const auto &value : array) {
        const QString level = value[u"level"].toString();
        findings.append({level == "error"_L1 ? Level::Error : level == "info"_L1 ? Level::Info : Level::Warning,
                         value[u"code"].toString(), value[u"message"].toString(), file,
                         value[u"line"].toInt(), value[u"slide"].toInt()});
    }
    return findings;
}

namespace {

constexpr qsizetype together = 100;  // pictures and films answered at once

// Where the page finds a file of the document; another address when the file was replaced.
QString addressOf(QLatin1StringView folder, const QString &path, qint64 changed)
{
    QUrl address(u"yeonji://page/"_s % folder % u'/' % QString::fromLatin1(QUrl::toPercentEncoding(QFileInfo(path).fileName())));
    QUrlQuery query;
    query.addQueryItem(u"path"_s, QString::fromLatin1(QUrl::toPercentEncoding(path)));
    query.addQueryItem(u"at"_s, QString::number(changed));
    address.setQuery(query);
    return QString::fromLatin1(address.toEncoded());
}

QJsonObject missing(const QJsonObject &want, const Confinement &where, const QString &code, const Error &error)
{
    const Finding finding{Level::Warning, code, want[u"source"].toString() % u": " % error.message, where.file, want[u"line"].toInt()};
    return {{u"key"_s, want[u"key"]}, {u"reason"_s, error.message}, {u"line"_s, want[u"line"]}, {u"findings"_s, findingsToJson({finding})}};
}

QJsonObject picture(const QJsonObject &want, const Confinement &where)
{
    const auto found = findPicture(want[u"source"].toString(), where);
    if (!found)
        return missing(want, where, u"missing-image"_s, found.error());
    return {{u"key"_s, want[u"key"]}, {u"address"_s, addressOf("picture"_L1, found->path, found->changed)},
            {u"width"_s, found->size.width()}, {u"height"_s, found->size.height()},
            {u"scalable"_s, pictures::isScalable(found->mimeType)}};
}

QJsonObject media(const QJsonObject &want, const Confinement &where)
{
    const auto found = findMedia(want[u"source"].toString(), where);
    if (!found)
        return missing(want, where, u"media"_s, found.error());
    return {{u"key"_s, want[u"key"]}, {u"address"_s, addressOf("media"_L1, found->path, found->changed)},
            {u"type"_s, QString::fromLatin1(found->mimeType)}, {u"bytes"_s, found->size}};
}

} // namespace

Answers::Answers(QObject *parent) : QObject(parent) {}
Answers::~Answers() = default;

void Answers::setSetting(const Setting &setting)
{
    m_setting = setting;
    disconnect(m_libraryConnection);
    m_ownLibrary.reset();
    if (setting.library)
        m_libraryConnection = connect(setting.library, &runs::Library::changed, this, &Answers::runsChanged);
}

Confinement Answers::confinement() const
{
    const QString root = m_setting.root.isEmpty() ? QFileInfo(m_file).absolutePath() : m_setting.root;
    return {m_file, root, m_setting.pictureRoots};
}

void Answers::want(const QJsonObject &want)
{
    const QString kind = want[u"kind"].toString();
    if (kind == "code"_L1)
        Q_EMIT answered(code(want));
    else if (kind == "picture"_L1 || kind == "media"_L1)
        wantFile(want);
    else
        block(want);
}

QJsonObject Answers::code(const QJsonObject &want)
{
    if (!m_repository)
        m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
    return {{u"key"_s, want[u"key"]},
            {u"html"_s, highlight(*m_repository, want[u"language"].toString(), want[u"source"].toString())}};
}

void Answers::setFile(const QString &file)
{
    if (std::exchange(m_file, file) != file)
        ++m_files;
}

void Answers::wantFile(const QJsonObject &want)
{
    if (m_wantedFiles.isEmpty())
        QMetaObject::invokeMethod(this, &Answers::lookForFiles, Qt::QueuedConnection);
    m_wantedFiles.append(want);
}

// On a worker: an entry may show thousands of pictures, and each is opened.
void Answers::lookForFiles()
{
    const QJsonArray all = std::exchange(m_wantedFiles, {});
    for (qsizetype from = 0; from < all.size(); from += together) {
        QList<QJsonObject> wants;
        for (qsizetype i = from; i < std::min(from + together, all.size()); ++i)
            wants.append(all.at(i).toObject());
        QtConcurrent::run([wants, where = confinement(), language = m_setting.words] {
            const Speaking speaking(language);
            QList<QJsonObject> found;
            for (const QJsonObject &want : wants)
                found.append(want[u"kind"].toString() == "media"_L1 ? media(want, where) : picture(want, where));
            return found;
        }).then(this, [this, files = m_files](const QList<QJsonObject> &found) {
            if (files == m_files)
                for (const QJsonObject &one : found)
                    Q_EMIT answered(one);
        });
    }
}

void Answers::block(const QJsonObject &want)
{
    const QString kind = want[u"kind"].toString();
    runs::Library *library = m_setting.library;
    if (!library) {
        if (!m_ownLibrary)
            m_ownLibrary = std::make_unique<runs::Library>(runs::Places{confinement().root, {}});
        library = m_ownLibrary.get();
    }
    const int line = want[u"line"].toInt(), written = want[u"written"].toInt(line);
    const figures::Block block{kind == "plot"_L1 ? figures::BlockKind::Plot
                                   : kind == "runs"_L1 ? figures::BlockKind::RunTable : figures::BlockKind::Number,
                               want[u"source"].toString(), written, want[u"file"].toString()};
    const figures::Surroundings surroundings{library, m_file, &tokens(m_scheme),
                                             want[u"width"].toDouble(640), m_setting.directions, want[u"letters"].toDouble(), m_setting.words};
    figures::render(block, surroundings).then(this, [this, want, line, written](const figures::Rendered &rendered) {
        Findings findings = rendered.findings;
        for (Finding &finding : findings)
            if (finding.line > 0)
                finding.line += line - written;
        Q_EMIT answered({{u"key"_s, want[u"key"]}, {u"html"_s, rendered.html}, {u"text"_s, rendered.text}, {u"line"_s, line},
                         {u"file"_s, want[u"file"]}, {u"written"_s, want[u"written"]}, {u"findings"_s, findingsToJson(findings)}});
    });
}

} // namespace yeonji::pages
