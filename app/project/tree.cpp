// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/tree.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/frontmatter.h"
#include "core/text.h"
#include "core/words.h"
#include "core/writtenday.h"
#include "project/ignore.h"

#include <QFile>
#include <QFileInfo>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

struct Pending
{
    QByteArray relative;  // "" for the root
    IgnorePtr rules;
};

QByteArray headOf(const QByteArray &path, qsizetype size)
{
    const int fd = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return {};
    QByteArray head(size, Qt::Uninitialized);
    head.resize(std::max<qsizetype>(0, ::read(fd, head.data(), size_t(head.size()))));
    ::close(fd);
    return head;
}

// As much of a file as holds its front matter: its first bytes, and of one that is longer, as with a
// style sheet in it, the first MiB.
QString headAt(const QByteArray &path)
{
    QString text;
    for (const qsizetype size : {qsizetype(1) << 10, qsizetype(1) << 20}) {
        QByteArray head = headOf(path, size);
        const bool whole = head.size() < size;
        if (!whole)
            head.truncate(head.lastIndexOf('\n') + 1);
        text = decodeText(head).text;
        if (whole || !text.startsWith("---"_L1) || findFrontMatter(text))
            break;
    }
    return text;
}

// What follows `key` on its line of front matter, without its quotation marks; empty: nothing does.
QStringView valueOf(QStringView yaml, QLatin1StringView key)
{
    for (const QStringView line : yaml.tokenize(u'\n')) {
        if (!line.startsWith(key, Qt::CaseInsensitive) || !line.sliced(key.size()).trimmed().startsWith(u':'))
            continue;
        const QStringView value = line.sliced(line.indexOf(u':') + 1).trimmed();
        const bool quoted = value.startsWith(u'"') || value.startsWith(u'\'');
        return quoted ? value.sliced(1).trimmed() : value;
    }
    return {};
}

// readdir tells most kinds itself; a link, or a file system that does not tell, is asked for.
enum class Is { File, Folder, Other };
Is kindOf(const dirent *entry, int folder)
{
    if (entry->d_type == DT_REG)
        return Is::File;
    if (entry->d_type == DT_DIR)
        return Is::Folder;
    struct stat info;
    if (entry->d_type == DT_LNK)
        return ::fstatat(folder, entry->d_name, &info, 0) == 0 && S_ISREG(info.st_mode) ? Is::File : Is::Other;
    if (entry->d_type != DT_UNKNOWN || ::fstatat(folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return Is::Other;
    return S_ISREG(info.st_mode) ? Is::File : S_ISDIR(info.st_mode) ? Is::Folder : Is::Other;
}

class Scan
{
public:
    explicit Scan(const Project &project) : m_root(QFile::encodeName(project.root)) {}

    void folder(const Pending &pending, std::vector<Pending> &todo)
    {
        const QByteArray absolute = pending.relative.isEmpty() ? m_root : m_root + '/' + pending.relative;
        DIR *dir = ::opendir(absolute.constData());
        if (!dir)
            return;
        m_tree.folders.append(QFile::decodeName(absolute));
        IgnorePtr rules = pending.rules;
        if (::faccessat(::dirfd(dir), ".gitignore", R_OK, 0) == 0)
            if (const auto bytes = readFile(QFile::decodeName(absolute + "/.gitignore"), 1 << 20))
                rules = Ignore::read(*bytes, pending.relative, rules);
        bool leftover = false;
        while (const dirent *entry = ::readdir(dir)) {
            const QByteArrayView name(entry->d_name);
            if (name.startsWith('.')) {
                leftover = leftover || name.startsWith(temporaryPrefix);
                continue;
            }
            const Is kind = kindOf(entry, ::dirfd(dir));
            if (kind == Is::Other || isNoise(name, kind == Is::Folder))
                continue;
            const QByteArray path = pending.relative.isEmpty() ? name.toByteArray() : pending.relative + '/' + name;
            if (rules && rules->ignores(path, kind == Is::Folder))
                continue;
            if (kind == Is::Folder)
                todo.push_back({path, rules});
            else
                file(path, name);
        }
        ::closedir(dir);
        if (leftover)
            m_tree.leftovers.append(QFile::decodeName(absolute));
    }

    Tree finish()
    {
        std::ranges::sort(m_tree.documents, [](const TreeDocument &a, const TreeDocument &b) {
            const bool aEntry = a.kind == DocumentKind::Entry;
            const bool bEntry = b.kind == DocumentKind::Entry;
            if (aEntry != bEntry)
                return aEntry;
            if (aEntry && a.date != b.date)
                return a.date > b.date;
            return a.path < b.path;
        });
        m_tree.files.sort();
        return std::move(m_tree);
    }

private:
    void file(const QByteArray &path, QByteArrayView name)
    {
        const QString relative = QFile::decodeName(path);
        m_tree.files.append(relative);
        if (isNotebookFile(relative))
            m_tree.documents.push_back({relative, DocumentKind::Notebook, {}});
        if (!isMarkdownFile(relative))
            return;
        QDate date = path.startsWith("reports/") || path.startsWith("decks/") || path.startsWith("runs/")
            ? QDate() : dateOfName(QFile::decodeName(name.toByteArray()));
        DocumentKind kind = path.startsWith("diary/") || date.isValid() ? DocumentKind::Entry : DocumentKind::Report;
        // A diary of a hundred thousand days is not opened day by day.
        if (path.startsWith("diary/") && !date.isValid())
            date = dateOfHead(headAt(m_root + '/' + path));
        if (!path.startsWith("diary/") && isDeck(headAt(m_root + '/' + path)))
            kind = DocumentKind::Deck;
        m_tree.documents.push_back({relative, kind, kind == DocumentKind::Entry ? date : QDate()});
    }

    QByteArray m_root;
    Tree m_tree;
};

} // namespace

Result<Tree> scan(const Project &project, const std::function<bool()> &cancelled)
{
    if (!QFileInfo(project.root).isDir())
        return failure(ErrorKind::NotFound,
                       tr("this folder is gone; open it where it is now"), project.root);
    Scan scan(project);
    std::vector<Pending> todo{{QByteArray(), nullptr}};
    while (!todo.empty()) {
        if (cancelled())
            return failure(ErrorKind::Cancelled, tr("stopped"), project.root);
        const Pending next = std::move(todo.back());
        todo.pop_back();
        scan.folder(next, todo);
    }
    return scan.finish();
}

QDate dateOfName(QStringView fileName)
{
    qsizetype digits = 0;
    while (digits < fileName.size() && fileName.at(digits) >= u'0' && fileName.at(digits) <= u'9')
        ++digits;
    // 240426: this century, as people name their days
    if (digits == 6)
        return QDate(2000 + fileName.first(2).toInt(), fileName.sliced(2, 2).toInt(), fileName.sliced(4, 2).toInt());
    const auto day = digits == 4 || digits == 8 ? writtenDay(fileName) : std::nullopt;
    return day ? day->date : QDate();
}

bool isDeckFile(const QString &path)
{
    return isDeck(headAt(QFile::encodeName(path)));
}

QDate dateOfHead(QStringView text)
{
    const auto matter = findFrontMatter(text);
    if (!matter)
        return {};
    for (const auto key : {"date"_L1, "pubDate"_L1, "pubDatetime"_L1, "publishDate"_L1, "published"_L1, "created"_L1, "created_at"_L1, "createdAt"_L1})
        if (const auto day = writtenDay(valueOf(matter->yaml, key)))
            return day->date;
    return dateOfName(valueOf(matter->yaml, "title"_L1));
}

Result<Opened> openTree(const QString &path)
{
    auto project = open(path);
    if (!project)
        return std::unexpected(project.error());
    auto tree = scan(*project);
    if (!tree)
        return std::unexpected(tree.error());
    return Opened{std::move(*project), std::move(*tree)};
}

} // namespace yeonji::project
