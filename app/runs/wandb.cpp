// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run that Weights & Biases kept on this machine: `run-ID.wandb`, and beside it what the tool wrote
// for people (config.yaml, wandb-summary.json, output.log), which is all that is left where only `files/` was copied. The
// file: a header of seven bytes, then blocks of 32 KiB with
// pieces of records, u32 crc | u16 length | u8 kind | data; the crc is zlib's, over kind and data. A
// record is a protocol buffer (wandb_internal.proto).
#include "core/crctable.h"
#include "core/files.h"
#include "core/json.h"
#include "core/text.h"
#include "core/words.h"
#include "runs/chunks.h"
#include "runs/formats.h"
#include "runs/keyorder.h"
#include "runs/notice.h"
#include "runs/number.h"
#include "runs/params.h"
#include "runs/table.h"
#include "runs/tail.h"
#include "runs/when.h"
#include "runs/wire.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fileHeader = 7, pieceHeader = 7, blockBytes = 32 * 1024;
constexpr qsizetype largestRecord = 64 << 20;

bool isWandb(QByteArrayView head)
{
    return head.startsWith(":W&B\xe1\xbe");
}

QString wandbFileIn(const QString &folder)
{
    for (const QString &name : QDir(folder).entryList({u"*.wandb"_s}, QDir::Files)) {
        QFile file(folder % u'/' % name);
        if (file.open(QIODevice::ReadOnly) && isWandb(file.read(fileHeader)))
            return file.fileName();
    }
    return {};
}

const QStringList &filesForPeople()
{
    static const QStringList names{u"files/wandb-summary.json"_s, u"files/config.yaml"_s};
    return names;
}

// `run-20260416_223000-1a2b3c4d`, and the link to the last of them, which a copy may have made a folder.
bool isCalledRun(const QString &name)
{
    static const QRegularExpression run(u"^(?:offline-)?run-\\d{8}_\\d{6}-[^/]+$"_s);
    return name == "latest-run"_L1 || run.match(name).hasMatch();
}

bool hasFilesForPeople(const QString &folder)
{
    return isCalledRun(QFileInfo(folder).fileName())
        && std::ranges::any_of(filesForPeople(), [&folder](const QString &name) { return QFileInfo(folder % u'/' % name).isFile(); });
}

// Whether `latest-run` holds what one of the runs beside it does.
bool isCopyOfAnother(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.fileName() != "latest-run"_L1)
        return false;
    constexpr qint64 most = 1 << 20;
    const QString record = QFileInfo(wandbFileIn(folder)).fileName();
    const auto isSame = [&](const QString &other) {
        if (!record.isEmpty())
            return QFileInfo(other % u'/' % record).isFile();
        const auto bytesOf = [](const QString &path) { return readFile(path, most).value_or(QByteArray()); };
        return std::ranges::all_of(filesForPeople(), [&](const QString &name) { return bytesOf(folder % u'/' % name) == bytesOf(other % u'/' % name); });
    };
    const QStringList beside = QDir(info.path()).entryList({u"*run-*"_s}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    return std::ranges::any_of(beside, [&](const QString &name) { return name != info.fileName() && isCalledRun(name) && isSame(info.path() % u'/' % name); });
}

int sniff(const Candidate &candidate)
{
    if (!candidate.folder)
        return isWandb(candidate.head) ? Sure : NotMine;
    const bool has = std::ranges::any_of(candidate.children, [](const QString &child) { return child.endsWith(".wandb"_L1); });
    if (has)
        return wandbFileIn(candidate.path).isEmpty() ? NotMine : Sure;
    return candidate.children.contains(u"files"_s) && hasFilesForPeople(candidate.path) ? Sure : NotMine;
}

quint32 crc32(quint8 kind, QByteArrayView data)
{
    using Table = CrcTable<0xedb88320>;
    quint32 crc = Table::step(~0u, kind);
    for (const char byte : data)
        crc = Table::step(crc, quint8(byte));
    return ~crc;
}

// Python's NaN and infinities too, bare or in quotes; no other words.
std::optional<double> numberOf(QByteArrayView json)
{
    if (json.size() > 2 && json.startsWith('"') && json.endsWith('"'))
        json = json.sliced(1, json.size() - 2);
    const bool word = json == "NaN" || json == "Infinity" || json == "-Infinity";
    if (json.isEmpty() || !(word || json.front() == '-' || (json.front() >= '0' && json.front() <= '9')))
        return {};
    double value = 0;
    const auto [end, error] = parseNumber(json.begin(), json.end(), value);
    if (end != json.end())
        return {};
    return error == std::errc() ? std::optional(value) : std::optional(json.front() == '-' ? -HUGE_VAL : HUGE_VAL);
}

// What the history does not say: numbers stand where the run ended, and words are about it.
void addSummary(Run &run, const QJsonObject &summary, double step)
{
    constexpr qsizetype longest = 1000;
    const auto axis = share(Column(1, step));
    QSet<QString> known;
    for (const Series &series : run.series)
        known.insert(series.name);
    const auto add = [&](const auto &self, const QJsonObject &object, const QString &prefix) -> void {
        for (auto at = object.begin(); at != object.end(); ++at) {
            const QString name = prefix % at.key();
            if (at.key().startsWith(u'_') || known.contains(name))
                continue;
            const auto odd = at->isString() ? numberOf(at->toString().toUtf8()) : std::nullopt;
            if (at->isDouble() || (odd && !std::isfinite(*odd)))
                run.series.push_back(makeSeries(name, {axis, nullptr, nullptr}, share(Column(1, odd.value_or(at->toDouble())))));
            else if (at->isObject() && !at->toObject().contains("_type"_L1) && name.size() < longest)
                self(self, at->toObject(), name % u'/');
            else if ((at->isBool() || (at->isString() && !at->toString().isEmpty())) && !run.params.contains(name))
                run.params.insert(name, *at);
        }
    };
    add(add, summary, {});
}

// Reads on behind what was read before.
class WandbReader
{
public:
    Result<> readOn(const QString &path, const Progress &progress)
    {
        auto opened = Chunks::open(path, progress, m_offset, std::numeric_limits<qint64>::max());
        if (!opened)
            return std::unexpected(opened.error());
        Chunks &chunks = *opened;
        m_torn.reset();
        m_broken.reset();
        const auto need = [&chunks](qsizetype bytes) -> Result<bool> {
            while (chunks.view().size() < bytes) {
                const auto got = chunks.more();
                if (!got)
                    return std::unexpected(got.error());
                if (!*got)
                    return false;
            }
            return true;
        };
        if (m_offset == 0) {
            if (const auto there = need(fileHeader); !there)
                return std::unexpected(there.error());
            if (!isWandb(chunks.view()))
                return failure(ErrorKind::BadInput, tr("this is no W&B run; its file begins with :W&B"), path);
            chunks.consume(fileHeader);
        }
        while (true) {
            const qint64 position = m_offset = chunks.position();  // where the next reading begins
            const qsizetype left = blockBytes - qsizetype(position % blockBytes);
            if (left < pieceHeader) {  // the rest of a block is filled up
                const auto there = need(left);
                if (!there)
                    return std::unexpected(there.error());
                if (!*there)
                    break;
                chunks.consume(left);
                continue;
            }
            auto there = need(pieceHeader);
            if (!there)
                return std::unexpected(there.error());
            if (!*there) {
                if (!chunks.view().isEmpty() || m_inRecord)
                    m_torn = position;
                break;
            }
            const auto sum = Wire::load<quint32>(chunks.view());
            const auto length = qsizetype(Wire::load<quint16>(chunks.view().sliced(4)));
            const auto kind = quint8(chunks.view()[6]);
            const bool nothing = sum == 0 && length == 0 && kind == 0;
            if (nothing || kind < 1 || kind > 4 || length > left - pieceHeader) {
                // Zeros are room that was never written; anything else has lost its place up to the next block.
                there = need(left);
                if (!there)
                    return std::unexpected(there.error());
                if (nothing && !m_zeros)
                    m_zeros = position;
                if (!*there) {
                    if (!nothing)
                        m_broken = position;
                    m_end = chunks.position() + chunks.view().size();
                    break;
                }
                if (!nothing)
                    lose(position);
                else if (m_inRecord)
                    lose(m_recordAt);
                m_inRecord = false;
                m_end = position + left;
                chunks.consume(left);
                continue;
            }
            there = need(pieceHeader + length);
            if (!there)
                return std::unexpected(there.error());
            if (!*there) {
                m_torn = position;
                break;
            }
            if (const auto zeros = std::exchange(m_zeros, std::nullopt); zeros && *zeros < position)
                lose(*zeros);  // a hole
            const QByteArrayView data = chunks.view().sliced(pieceHeader, length);
            const bool sound = crc32(kind, data) == sum;
            // Of a record that has no end the others are read.
            if (sound && kind <= 2 && m_inRecord)
                lose(m_recordAt);
            if (!sound) {
                lose(position);
                m_inRecord = false;
            } else if (kind == 1) {
                take(data);
                m_inRecord = m_lost = false;
            } else if (kind == 2) {
                m_record = data.toByteArray();
                m_recordAt = position;
                m_inRecord = true;
                m_lost = false;
            } else if (m_inRecord && m_record.size() + length <= largestRecord) {
                m_record.append(data);
                if (kind == 4) {
                    take(m_record);
                    m_inRecord = false;
                }
            } else {
                if (m_inRecord || !m_lost)
                    lose(m_inRecord ? m_recordAt : position);
                m_inRecord = false;
            }
            chunks.consume(pieceHeader + length);
        }
        return {};
    }

    void describe(Run &run, const QString &path) const
    {
        if (m_exit)
            run.status = *m_exit == 0 ? Status::Finished : Status::Failed;
        if (m_exit.value_or(0) != 0)
            run.findings.append({Level::Error, u"failed"_s, tr("the run ended with exit code %1").arg(*m_exit), run.path, 0, 0});
        if (const int damaged = m_damaged + (m_broken ? 1 : 0); damaged > 0)
            run.findings.append(damage(tr("damaged records: %1, the first at byte %2; what is readable around them was read")
                                           .arg(damaged).arg(m_damaged > 0 ? m_firstDamaged : *m_broken), path));
        // A file system may give some room before it is written to, but not so much.
        constexpr qint64 mostRoom = 1 << 20;
        if (m_zeros && m_end - *m_zeros >= mostRoom)
            run.findings.append(damage(tr("from byte %1 on the file holds nothing but zeros: %2 bytes; copy it again").arg(*m_zeros).arg(m_end - *m_zeros), path));
        if (m_surplus > 0)
            run.findings.append(damage(tr("there are more than %1 metrics; values of the further ones, left out: %2").arg(Table::mostColumns).arg(m_surplus), path));
        Table table = m_table;
        run.series = table.takeSeries({m_steps, m_walls, {}}, {});
        for (auto at = m_config.begin(); at != m_config.end(); ++at)
            run.params.insert(at.key(), at.value());
        for (auto at = m_about.begin(); at != m_about.end(); ++at)
            if (!run.params.contains(at.key()) && !at->toString().isEmpty())
                run.params.insert(at.key(), at.value());
        addSummary(run, m_summary, m_step);
    }

    qint64 records() const { return m_records; }
    double lastStep() const { return m_step; }
    qint64 offset() const { return m_offset; }
    std::optional<Finding> torn(const QString &path) const
    {
        if (!m_torn)
            return {};
        return damage(tr("the last record, at byte %1, is cut off; it may still be being written").arg(*m_torn), path);
    }

private:
    // The record that begins or goes on there; what follows of it is no news.
    void lose(qint64 position)
    {
        m_lost = true;
        if (m_damaged++ == 0)
            m_firstDamaged = position;
    }

    void take(QByteArrayView record)
    {
        ++m_records;
        for (Wire wire(record); wire.next();) {
            if (!wire.isBytes())
                continue;
            switch (wire.field()) {
            case 2: history(wire.bytes()); break;
            case 3: items(wire.bytes(), m_summary); break;
            case 5: items(wire.bytes(), m_config); break;
            case 17: about(wire.bytes()); break;
            case 18: exit(wire.bytes()); break;
            default: break;
            }
        }
    }

    struct Item { QByteArray key; QByteArrayView json; };

    // key or nested keys, and a value as JSON.
    static Item itemOf(QByteArrayView message)
    {
        Item item;
        QByteArrayList nested;
        for (Wire wire(message); wire.next();) {
            if (wire.field() == 1)
                item.key = wire.bytes().toByteArray();
            else if (wire.field() == 2)
                nested.append(wire.bytes().toByteArray());
            else if (wire.field() == 16)
                item.json = wire.bytes();
        }
        if (item.key.isEmpty())
            item.key = nested.join('/');
        return item;
    }

    void history(QByteArrayView message)
    {
        double step = m_step, wall = std::numeric_limits<double>::quiet_NaN();
        m_row.clear();
        m_keys.beginRow();
        for (Wire wire(message); wire.next();) {
            if (wire.field() == 2) {
                step = 0;  // a step of zero is not written
                for (Wire number(wire.bytes()); number.next();)
                    if (number.field() == 1)
                        step = double(number.integer());
                continue;
            }
            if (wire.field() != 1)
                continue;
            const Item item = itemOf(wire.bytes());
            if (item.json.startsWith('{')) {
                // A histogram or picture is no number; a nested object holds some.
                const QJsonObject object = item.json.size() < 1 << 20 ? readJson(item.json).value.toObject() : QJsonObject();
                if (!object.contains("_type"_L1))
                    flatten(object, QString::fromUtf8(item.key));
                continue;
            }
            const auto value = numberOf(item.json);
            if (!value)
                continue;
            if (item.key == "_step")
                step = *value;
            else if (item.key == "_timestamp")
                wall = *value;
            else if (item.key != "_runtime")
                put(item.key, *value);
        }
        m_step = step;
        m_table.beginRow();
        m_steps.push_back(std::isfinite(step) ? step : 0);
        m_walls.push_back(wall);
        for (const auto &[column, value] : m_row)
            m_table.put(column, value);
    }

    void flatten(const QJsonObject &object, const QString &prefix)
    {
        for (auto at = object.begin(); at != object.end(); ++at) {
            const QString name = prefix % u'/' % at.key();
            if (at->isDouble())
                put(name.toUtf8(), at->toDouble());
            else if (at->isObject() && prefix.size() < 1000)
                flatten(at->toObject(), name);
        }
    }

    void put(const QByteArray &key, double value)
    {
        const std::string_view text(key.data(), size_t(key.size()));
        if (m_keys.size() >= Table::mostColumns && !m_keys.find(text)) {
            ++m_surplus;
            return;
        }
        const size_t place = m_keys.placeOf(text);
        if (place == m_table.columnCount())
            m_table.addColumn(nameFromUtf8(key));
        m_row.emplace_back(place, value);
    }

    void items(QByteArrayView message, QJsonObject &into)
    {
        for (Wire wire(message); wire.next();)
            if (wire.field() == 1) {
                const Item item = itemOf(wire.bytes());
                if (item.json.size() < 1 << 20 && !item.key.startsWith("_wandb"))
                    into.insert(QString::fromUtf8(item.key), readJson(item.json).value);
            }
    }

    void about(QByteArrayView message)
    {
        for (Wire wire(message); wire.next();) {
            const QString text = QString::fromUtf8(wire.bytes());
            switch (wire.field()) {
            case 3: m_about.insert(u"project"_s, text); break;
            case 4: items(wire.bytes(), m_config); break;
            case 6: m_about.insert(u"group"_s, text); break;
            case 8: m_about.insert(u"run_name"_s, text); break;
            case 9: m_about.insert(u"notes"_s, text); break;
            default: break;
            }
        }
    }

    void exit(QByteArrayView message)
    {
        qint64 code = 0;
        for (Wire wire(message); wire.next();)
            if (wire.field() == 1)
                code = wire.integer();
        m_exit = code;
    }

    Table m_table;
    Column m_steps, m_walls;
    KeyOrder m_keys;
    std::vector<std::pair<size_t, double>> m_row;
    size_t m_surplus = 0;  // values
    QJsonObject m_config, m_summary, m_about;
    double m_step = 0;
    qint64 m_records = 0;
    int m_damaged = 0;
    qint64 m_firstDamaged = 0;
    std::optional<qint64> m_exit;    // its code
    std::optional<qint64> m_torn;    // where a piece is not whole yet
    std::optional<qint64> m_broken;  // where damage reaches to the end of the file
    QByteArray m_record;             // the pieces of one so far
    qint64 m_recordAt = 0;           // where the first of them stands
    bool m_inRecord = false;
    bool m_lost = false;             // pieces that come now are of a record that was given up
    std::optional<qint64> m_zeros;   // where zeros begin that nothing followed so far
    qint64 m_end = 0;                // of them
    qint64 m_offset = 0;
};

QString wandbFileOf(const QString &path)
{
    return QFileInfo(path).isDir() ? wandbFileIn(path) : path;
}

void addFilesForPeople(Run &run, const QString &folder, double step)
{
    const QDir beside(folder);
    if (const QString config = beside.filePath(u"files/config.yaml"_s); QFileInfo(config).isFile()) {
        // `key: {desc: …, value: …}`
        const QJsonObject values = paramsFrom(config, &run.findings);
        for (auto at = values.begin(); at != values.end(); ++at)
            if (const QJsonValue value = at->toObject().value("value"_L1); !value.isUndefined() && !at.key().startsWith("_wandb"_L1) && !run.params.contains(at.key()))
                run.params.insert(at.key(), value);
        run.files.append(config);
    }
    if (const QString summary = beside.filePath(u"files/wandb-summary.json"_s); QFileInfo(summary).isFile()) {
        addSummary(run, paramsFrom(summary, &run.findings), step);
        run.files.append(summary);
    }
}

Run describe(const WandbReader &reader, const QString &path, const QString &file)
{
    Run run;
    run.kind = Kind::Wandb;
    run.path = path;
    run.files = {file};
    reader.describe(run, file);
    if (reader.records() == 0)
        run.findings.append(damage(tr("the run recorded nothing; it was ended before it began"), file));
    addFilesForPeople(run, QFileInfo(file).path(), reader.lastStep());
    noticeSeries(run, file);
    return run;
}

// The curves are gone with the record.
Result<Followed> readFilesForPeople(const QString &path)
{
    Run run;
    run.kind = Kind::Wandb;
    run.path = path;
    const QString summaryFile = path % u'/' % filesForPeople().front();
    const QJsonObject summary = QFileInfo(summaryFile).isFile() ? paramsFrom(summaryFile) : QJsonObject();
    addFilesForPeople(run, path, summary["_step"_L1].toDouble());
    if (const double ended = summary["_timestamp"_L1].toDouble(); ended > 0) {
        run.ended = whenOf(ended * 1000);
        run.started = whenOf((ended - summary["_runtime"_L1].toDouble()) * 1000);
    }
    run.findings.append({Level::Info, u"missing-record"_s,
                         tr("run-….wandb, which holds the curves of this run, is not here, and only the last values are shown; copy it from where the run was written"),
                         path, 0, 0});
    noticeSeries(run, run.files.value(0));
    return Followed{{std::move(run), {}}, nullptr};
}

class WandbTail : public Tail
{
public:
    WandbTail(QString path, QString file) : m_path(std::move(path)), m_file(std::move(file)) {}

    Result<std::optional<Standing>> readOn(const Progress &progress) override
    {
        if (m_reader.offset() > 0 && (wandbFileOf(m_path) != m_file || !m_place.holds(m_file)))
            return std::nullopt;
        if (const auto done = m_reader.readOn(m_file, progress); !done)
            return std::unexpected(done.error());
        m_place = Place(m_file, m_reader.offset());
        Standing now{describe(m_reader, m_path, m_file), {}};
        if (const auto torn = m_reader.torn(m_file)) {
            now.torn = now.run;
            now.torn->findings.prepend(*torn);
        }
        return now;
    }

private:
    QString m_path, m_file;
    WandbReader m_reader;
    Place m_place;
};

Result<Followed> follow(const QString &path, const Progress &progress)
{
    const QString file = wandbFileOf(path);
    if (file.isEmpty() && hasFilesForPeople(path))
        return readFilesForPeople(path);
    if (file.isEmpty())
        return failure(ErrorKind::NotFound, tr("there is no run-….wandb here; name the folder it lies in"), path);
    auto tail = std::make_unique<WandbTail>(path, file);
    auto now = tail->readOn(progress);
    if (!now)
        return std::unexpected(now.error());
    return Followed{std::move(**now), std::move(tail)};
}

} // namespace

bool isLogOfWandb(const QStringList &folder, const QString &file)
{
    return file.startsWith("debug"_L1) && file.endsWith(".log"_L1) && std::ranges::any_of(folder, isCalledRun);
}

const Reader wandbReader{.kind = Kind::Wandb, .sniff = sniff, .follow = follow, .ownNames = "*.wandb",
                         .owns = [](const QString &run, const QString &child) {
                             return run.isEmpty() && (child.endsWith(".wandb"_L1) || child == "files"_L1 || child == "logs"_L1);
                         },
                         .isDeleted = isCopyOfAnother};

} // namespace yeonji::runs
