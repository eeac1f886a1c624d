// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/freeze.h"

#include "core/text.h"
#include "pages/pictures.h"
#include "pictures/bare.h"
#include "pictures/barefilm.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

// Addresses of pictures and films as Markdown, HTML and styles write them.
const QRegularExpression &addresses()
{
    static const QRegularExpression written(
        uR"re((?:!\[[^\]\n]*\]\(\s*|^ {0,3}\[(?!\^)[^\[\]\n]+\]:\s*)(?:<(?<angled>[^<>\n]+)>|(?<markdown>[^)\s<>]+))|\s(?:src|poster)\s*=\s*["'](?<html>[^"'\n]+)|url\(\s*["']?(?<style>[^"')\s]+))re"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return written;
}

bool leaves(const QString &source, const QString &out)
{
    return QFileInfo(QFileInfo(source).path()).canonicalFilePath() != QFileInfo(QFileInfo(out).path()).canonicalFilePath();
}

class Copies
{
public:
    // `bare`: nothing of where, when and with what a picture was taken goes with it.
    Copies(const QString &folder, const QString &out, bool bare) : m_folder(folder), m_base(QFileInfo(out).path() % u'/'), m_bare(bare) {}

    void take(const QString &name) { m_taken.insert(name); }

    // The address of a copy of that picture or film; the bytes are among files().
    QString copyOf(const QString &path, const QByteArray &mimeType)
    {
        if (!m_names.contains(path)) {
            auto bytes = readFile(path);
            if (!bytes)
                return {};
            QFileInfo name(path);
            if (m_bare && !mimeType.startsWith("image/")) {
                *bytes = pictures::bareFilm(*bytes);
            } else if (m_bare) {
                auto bare = pictures::bare(*bytes, mimeType);
                if (!bare)
                    return {};
                *bytes = std::move(bare->bytes);
                if (const auto type = pages::pictureTypeOf(*bytes); type && bare->mimeType != mimeType)
                    name = QFileInfo(name.completeBaseName() % u'.' % type->suffix);
            }
            m_names.insert(path, fresh(name));
            m_files.append({m_base % m_folder % m_names.value(path), *bytes});
        }
        return QString::fromLatin1(QUrl::toPercentEncoding(m_folder % m_names.value(path), "/"));
    }

    const QList<FileToWrite> &files() const { return m_files; }

private:
    QString fresh(const QFileInfo &info)
    {
        QString name = info.fileName();
        for (int i = 2; m_taken.contains(name); ++i)
            name = info.completeBaseName() % u'-' % QString::number(i) % u'.' % info.suffix();
        m_taken.insert(name);
        return name;
    }

    QString m_folder, m_base;
    bool m_bare;
    QHash<QString, QString> m_names;  // path → name
    QSet<QString> m_taken;
    QList<FileToWrite> m_files;
};

// The address of a copy of what `address` names; empty: nothing of the project.
QString copyOf(const QString &address, const pages::Confinement &confinement, Copies &copies)
{
    if (const auto picture = pages::findPicture(address, confinement))
        return copies.copyOf(picture->path, picture->mimeType);
    const auto film = pages::findMedia(address, confinement);
    return film ? copies.copyOf(film->path, film->mimeType) : QString();
}

QString withCopies(const QString &text, const pages::Confinement &confinement, Copies &copies)
{
    QString made;
    qsizetype at = 0;
    for (auto matches = addresses().globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const QString name = match.hasCaptured(u"angled") ? u"angled"_s : match.hasCaptured(u"markdown") ? u"markdown"_s : match.hasCaptured(u"html") ? u"html"_s : u"style"_s;
        const QString address = match.captured(name);
        static const QRegularExpression foreign(u"^(?:[a-z][a-z0-9+.-]+:|//|#)"_s, QRegularExpression::CaseInsensitiveOption);
        if (foreign.match(address).hasMatch())
            continue;
        const QString copy = copyOf(address, confinement, copies);
        if (copy.isEmpty())
            continue;
        made += QStringView(text).sliced(at, match.capturedStart(name) - at) % copy;
        at = match.capturedEnd(name);
    }
    return made % QStringView(text).sliced(at);
}

// Lines end as in the document itself.
TextFormat formatOf(const QString &source)
{
    const auto bytes = readFile(source);
    return bytes ? decodeText(*bytes).format : TextFormat();
}

} // namespace

QString folderOf(const QString &out)
{
    return QFileInfo(out).completeBaseName() % u".files/"_s;
}

QList<FileToWrite> frozenFiles(const pages::Frozen &frozen, const QString &source, const QString &out, const pages::Setting &setting)
{
    const QString folder = folderOf(out);
    Copies copies(folder, out, setting.bare);
    QList<FileToWrite> files;
    for (const auto &[name, bytes] : frozen.files) {
        copies.take(name);
        files.append({QFileInfo(out).path() % u'/' % folder % name, bytes});
    }
    QString text = frozen.text;
    if (leaves(source, out)) {
        const QString root = setting.root.isEmpty() ? QFileInfo(source).absolutePath() : setting.root;
        const pages::Confinement confinement{source, root, setting.pictureRoots};
        text = withCopies(text, confinement, copies);
        // A theme's addresses are read as the deck's own.
        for (FileToWrite &file : files)
            if (file.path.endsWith(".css"_L1))
                file.bytes = withCopies(QString::fromUtf8(file.bytes), confinement, copies).toUtf8();
        files += copies.files();
    }
    files.append({out, encodeText(text, formatOf(source))});  // last: whoever sees it finds its pictures
    return files;
}

} // namespace yeonji::exporting
