// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/photostamps.h"
#include "folder.h"
#include "photos.h"
#include "pictures/bare.h"
#include "pictures/keep.h"
#include "pictures/photo.h"
#include "pictures/scaled.h"
#include "core/files.h"
#include "project/assets.h"
#include "project/tree.h"

#include <QDir>
#include <QDirIterator>
#include <QImageReader>
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

using namespace yeonji;
using namespace yeonji::testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray box(const char *name, const QByteArray &content)
{
    QByteArray size(4, 0);
    qToBigEndian(quint32(8 + content.size()), size.data());
    return size + name + content;
}

template<class T> QByteArray number(T value)
{
    QByteArray bytes(sizeof(T), 0);
    qToBigEndian(value, bytes.data());
    return bytes;
}

// A HEIC file of nothing but its details: ISO 14496-12 and 23008-12.
QByteArray heicWithDetails(const Taken &taken)
{
    Exiv2::Blob blob;
    Exiv2::ExifData exif = exifOf(taken);
    Exiv2::ExifParser::encode(blob, Exiv2::littleEndian, exif);
    const QByteArray item = number(quint32(6)) + QByteArray("Exif\0\0", 6) + QByteArray(reinterpret_cast<const char *>(blob.data()), qsizetype(blob.size()));
    const QByteArray type = box("ftyp", "heic" + number(quint32(0)) + "mif1heic");
    const QByteArray handler = box("hdlr", number(quint32(0)) + number(quint32(0)) + "pict" + QByteArray(13, 0));
    const QByteArray infos = box("iinf", number(quint32(0)) + number(quint16(1))
                                 + box("infe", number(quint32(0x02000000)) + number(quint16(1)) + number(quint16(0)) + "Exif" + QByteArray(1, 0)));
    const auto meta = [&](quint32 offset) {
        const QByteArray places = box("iloc", number(quint32(0)) + number(quint16(0x4400)) + number(quint16(1)) + number(quint16(1))
                                      + number(quint16(0)) + number(quint16(1)) + number(offset) + number(quint32(item.size())));
        return box("meta", number(quint32(0)) + handler + infos + places);
    };
    const auto before = type.size() + meta(0).size() + 8;
    return type + meta(quint32(before)) + box("mdat", item);
}

bool tells(const QByteArray &picture)
{
    return picture.contains("Secret") || picture.contains("2026:04:16") || pictures::photoOf(picture).position
        || pictures::photoOf(picture).taken.isValid();
}

} // namespace

class PicturesTest : public QObject
{
    Q_OBJECT
    Folder m_dir;

private Q_SLOTS:
    void photo_saysWhenAndWhere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("JPEG") << photo(halves(40, 20));
        QTest::newRow("PNG") << photo(halves(40, 20), "PNG");
        QTest::newRow("WebP") << photo(halves(40, 20), "WEBP");
        QTest::newRow("HEIC") << heicWithDetails({});
    }
    void photo_saysWhenAndWhere()
    {
        QFETCH(QByteArray, bytes);
        const auto known = pictures::photoOf(bytes);
        QCOMPARE(known.taken, QDateTime(QDate(2026, 4, 16), QTime(22, 30, 12)));
        QVERIFY(known.position.has_value());
        QVERIFY2(metresBetween(*known.position, {36.0139, 129.3232}) < 1, qPrintable(QString::number(known.position->latitude, 'f', 6)));
    }

    void photo_ofTheSouthWest_hasItsSigns()
    {
        const auto known = pictures::photoOf(photo(halves(8, 8), "JPEG", {.latitude = -34.6037, .longitude = -58.3816}));
        QVERIFY(known.position && known.position->latitude < -34.6 && known.position->longitude < -58.38);
    }

    void picture_thatSaysNothing_knowsNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("screenshot") << encoded(halves(8, 8), "PNG");
        QTest::newRow("no picture") << QByteArray("step,loss\n1,2\n");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut short") << photo(halves(40, 20)).first(60);
        QTest::newRow("no clock") << photo(halves(8, 8), "JPEG", {.time = "0000:00:00 00:00:00", .latitude = 0, .longitude = 0});
    }
    void picture_thatSaysNothing_knowsNothing()
    {
        QFETCH(QByteArray, bytes);
        const auto known = pictures::photoOf(bytes);
        QVERIFY(!known.taken.isValid());
        QVERIFY(!known.position);
    }

    void distances()
    {
        // Seoul to Pohang: 271 km by the great circle.
        const double metres = pictures::metresBetween({37.5665, 126.9780}, {36.0190, 129.3435});
        QVERIFY2(std::abs(metres - 271'000) < 3'000, qPrintable(QString::number(metres)));
        QCOMPARE(pictures::metresBetween({36, 129}, {36, 129}), 0.0);
    }

    void bare_keepsPixelsAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("type");
        const QByteArray jpeg = photo(halves(64, 32));
        QTest::newRow("JPEG") << jpeg << "image/jpeg"_ba;
        // Phones put a second picture, or a film, behind the first.
        QTest::newRow("JPEG with another behind it") << jpeg + photo(halves(8, 8)) << "image/jpeg"_ba;
        QTest::newRow("PNG") << photo(halves(64, 32), "PNG") << "image/png"_ba;
        QTest::newRow("WebP") << photo(halves(64, 32), "WEBP") << "image/webp"_ba;
    }
    void bare_keepsPixelsAndNothingElse()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, type);
        QVERIFY(tells(bytes));
        const auto left = pictures::bare(bytes, type);
        QVERIFY(left.has_value());
        QCOMPARE(left->mimeType, type);
        QVERIFY(!tells(left->bytes));
        QCOMPARE(QImage::fromData(left->bytes), QImage::fromData(bytes));
        QVERIFY(left->bytes.size() < bytes.size());
    }

    void bare_ofATurnedPhoto_isStillTurned()
    {
        const QByteArray lying = photo(halves(64, 32), "JPEG", {.orientation = 6});
        auto left = pictures::bare(lying, "image/jpeg");
        QVERIFY(left && !tells(left->bytes));
        QBuffer buffer(&left->bytes);
        QImageReader reader(&buffer);
        reader.setAutoTransform(true);
        QCOMPARE(reader.read().size(), QSize(32, 64));
    }

    void bare_ofAGif_keepsItMoving()
    {
        // Two frames, a loop, a comment and a packet of XMP.
        const QByteArray head("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff", 19);
        const QByteArray loop("\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", 19);
        const QByteArray comment("\x21\xfe\x09SecretPub\0", 13), xmp("\x21\xff\x0bXMP DataXMP\x09SecretGeo\0", 25);
        const QByteArray frame("\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", 23);
        const auto left = pictures::bare(head + loop + comment + frame + xmp + frame + ';', "image/gif");
        QVERIFY(left.has_value());
        QCOMPARE(left->bytes, head + loop + frame + frame + ';');
    }

    void bareData_tellsNothingWhereverItStands_data()
    {
        QTest::addColumn<QString>("written");
        QTest::newRow("Markdown") << u"글\n\n![산](data:image/jpeg;base64,%1 \"제목\")\n\n끝\n"_s;
        QTest::newRow("reference") << u"![산][a]\n\n[a]: data:image/jpeg;base64,%1\n"_s;
        QTest::newRow("HTML") << u"<img alt='a' src='DATA:image/jpeg;charset=utf-8;base64,%1'> 끝\n"_s;
        QTest::newRow("style") << u"<style scoped>section { background: url(data:image/png;base64,%1) }</style>\n"_s;  // it is no PNG
        QTest::newRow("notebook") << u"{\"source\": [\"<img src=\\\"data:image/jpeg;base64,%1\\\">\\n\", \"![](data:image/jpeg;base64,%1)\\n\"]}"_s;
    }
    void bareData_tellsNothingWhereverItStands()
    {
        QFETCH(QString, written);
        const QByteArray told = photo(halves(64, 32));
        const QString text = written.arg(QString::fromLatin1(told.toBase64()));
        const auto bare = pictures::bare(told, "image/jpeg");
        QString expected = written.arg(QString::fromLatin1(bare->bytes.toBase64()));
        expected.replace(u"DATA:"_s, u"data:"_s).remove(u";charset=utf-8"_s).replace(u"image/png"_s, u"image/jpeg"_s);
        QCOMPARE(pictures::withBareData(text), expected);
        QCOMPARE(pictures::withBareData(expected), expected);
    }

    void bareData_brokenIntoLines_keepsTheLines()
    {
        QString packed = QString::fromLatin1(photo(halves(64, 32)).toBase64());
        packed.insert(200, u"\n"_s).insert(100, u"\n"_s);
        const QString left = pictures::withBareData(u"<img src=\""_s % packed.prepend(u"data:image/jpeg;base64,"_s) % u"\">\n글 \"끝\"\n");
        QCOMPARE(left.count(u'\n'), 4);
        QVERIFY(left.endsWith(u"\">\n글 \"끝\"\n"_s));
        QVERIFY(!tells(QByteArray::fromBase64(left.section(u"base64,"_s, 1).section(u'"', 0, 0).toLatin1())));
    }

    void bareData_ofWords_staysAsItIs()
    {
        const QString text = u"`data:image/svg+xml,<svg width=\"1\"/>` data:text/plain,그대로 data: image/png\n"_s;
        QCOMPARE(pictures::withBareData(text), text);
        const QString nested = u"data:image/svg+xml;base64,"_s
            % QString::fromLatin1(u"<svg><image href=\"data:image/jpeg;base64,%1\"/></svg>"_s.arg(QString::fromLatin1(photo(halves(8, 8)).toBase64())).toUtf8().toBase64());
        const QByteArray svg = QByteArray::fromBase64(pictures::withBareData(nested).section(u','  , 1).toLatin1());
        QVERIFY(svg.startsWith("<svg><image href=\"data:image/jpeg;base64,") && svg.endsWith("\"/></svg>"));
        QVERIFY(!tells(QByteArray::fromBase64(svg.mid(41).chopped(9))));
    }

    void bare_ofWhatCannotBeRead_leavesNothing()
    {
        QVERIFY(!pictures::bare("\xff\xd8\xff\xe1Secret", "image/jpeg").has_value());
        QVERIFY(!pictures::bare("Secret", "image/heif").has_value());
    }

    void heic_isShownUprightAsOneThatPagesDraw()
    {
        const QByteArray heic = encoded(halves(320, 160), "HEIC");
        if (heic.isEmpty())
            QSKIP("no encoder of HEIC is installed (kimageformat6-plugins, libheif-plugin-x265)");
        const QString file = m_dir.written(u"a.heic"_s, heic);
        QCOMPARE(pictures::sizeOf(file), QSize(320, 160));
        QVERIFY(!pictures::shownType(file).isEmpty());
        QVERIFY(!pictures::isDrawnByPages(pictures::shownType(file)));
        const auto drawn = pictures::scaled(file, 0, {});
        QVERIFY(drawn.has_value());
        QCOMPARE(drawn->mimeType, "image/jpeg");
        const QImage image = QImage::fromData(drawn->bytes);
        QCOMPARE(image.size(), QSize(320, 160));
        QVERIFY(image.pixelColor(20, 80).red() > 200 && image.pixelColor(300, 80).blue() > 200);
    }

    void scaled_isUprightAndComesFromTheCache()
    {
        const QString file = m_dir.written(u"lying.jpg"_s, photo(halves(1600, 800), "JPEG", {.orientation = 6}));
        const QString cache = m_dir.path(u"cache"_s);
        const auto small = pictures::scaled(file, 320, cache);
        QVERIFY(small.has_value());
        QCOMPARE(QImage::fromData(small->bytes).size(), QSize(320, 640));
        QVERIFY(!tells(small->bytes));
        // What the cache holds is what is shown, so a mark put there is seen.
        QDirIterator kept(cache, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(kept.hasNext());
        QVERIFY(writeFile(kept.next(), "mark").has_value());
        QCOMPARE(pictures::scaled(file, 320, cache)->bytes, "mark"_ba);
        // Another picture under the same name is another.
        QVERIFY(writeFile(file, photo(halves(900, 300))).has_value());
        QCOMPARE(QImage::fromData(pictures::scaled(file, 320, cache)->bytes).size(), QSize(320, 107));
        // The cache is disposable, and so is its folder.
        QVERIFY(QDir(cache).removeRecursively());
        QVERIFY(writeFile(cache, "in the way").has_value());
        QCOMPARE(QImage::fromData(pictures::scaled(file, 320, cache)->bytes).width(), 320);
    }

    void shiningThrough_staysSo()
    {
        QImage image(400, 400, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        const auto drawn = pictures::scaled(m_dir.written(u"clear.png"_s, encoded(image, "PNG")), 320, {});
        QVERIFY(drawn && drawn->mimeType == "image/png");
        QCOMPARE(QImage::fromData(drawn->bytes).pixelColor(9, 9).alpha(), 0);
    }

    void pictures_areNamedByTheirDayAndContent()
    {
        const QString a = m_dir.written(u"IMG_1.JPG"_s, photo(halves(40, 20))), b = m_dir.written(u"shot.png"_s, encoded(halves(9, 9), "PNG"));
        const QString folder = m_dir.path(u"assets"_s);
        auto keeping = pictures::keep(folder, {a, m_dir.path(u"gone.jpg"_s), b, a});
        keeping.waitForFinished();
        const auto kept = keeping.results();
        QCOMPARE(kept.size(), 4);
        QVERIFY(!kept.at(1).has_value());
        QVERIFY2(QFileInfo(kept.at(0)->path).fileName().contains(QRegularExpression(u"^2026-04-16-[0-9a-f]{10}\\.jpg$"_s)), qPrintable(kept.at(0)->path));
        QCOMPARE(kept.at(0)->alt, u"IMG_1"_s);
        QVERIFY(QFileInfo(kept.at(2)->path).fileName().startsWith(QDate::currentDate().toString(Qt::ISODate)));
        QCOMPARE(kept.at(3)->path, kept.at(0)->path);
        QCOMPARE(*readFile(kept.at(0)->path), *readFile(a));  // the original, untouched
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 2);
        // Kept on another day it is the same file still.
        QCOMPARE(*project::keepPicture(folder, *readFile(b), u"png"_s, QDate(2031, 1, 1)), kept.at(2)->path);
    }

    void stamps_areOfferedByHourAndPlace()
    {
        using diary::PhotoStamp;
        const auto at = [](int hour, int minute, int day = 16) { return QDateTime(QDate(2026, 4, day), QTime(hour, minute, 40)); };
        const QList<diary::TakenPicture> taken{{at(12, 10), u"학생식당"_s}, {at(12, 40), {}}, {{}, {}}, {at(12, 50), u"도서관"_s}, {at(22, 30), {}}, {at(0, 5, 17), {}}};
        const QDate day(2026, 4, 16);
        QCOMPARE(diary::stampsFor(taken), (QList<PhotoStamp>{{{day, QTime(12, 10), u"학생식당"_s}, 0},
                                                             {{day, QTime(12, 50), u"도서관"_s}, 3},
                                                             {{day, QTime(22, 30), {}}, 4},
                                                             {{day.addDays(1), QTime(0, 5), {}}, 5}}));
        QCOMPARE(diary::stampsFor({{{}, u"어디"_s}}), QList<PhotoStamp>());
    }

    void place_isTheOneTheDiaryNamedNearby()
    {
        const auto project = project::make(m_dir.path(u"lab"_s));
        QVERIFY(project.has_value());
        const auto keep = [&](const QByteArray &bytes) { return QFileInfo(*project::keepPicture(project->assetsFolder(), bytes, u"jpg"_s, QDate(2026, 4, 16))).fileName(); };
        const QString cafe = keep(photo(halves(30, 20)));
        const QString home = keep(photo(halves(31, 20), "JPEG", {.latitude = 36.08}));
        const QString other = keep(photo(halves(32, 20), "JPEG", {.time = "2026:04:16 09:00:00", .latitude = 36.05}));
        // A caption below; the stamp that opens it; and one of quite another time.
        QVERIFY(writeFile(project->diaryFolder() + u"/2026/2026-04-16.md"_s,
                          (u"# 하루\n\n2026. 04. 16. 23:00, 집.\n\n![](../../assets/"_s % home % u")\n\n![](../../assets/"_s % cafe
                           % u")\n\n2026. 04. 16. 22:20, 효자동 카페.\n\n글\n\n2026. 04. 16. 21:00, 밤의 연구실.\n\n![](../../assets/"_s % other % u")\n"_s).toUtf8()).has_value());
        const auto index = project::TextIndex::read(*project, *project::scan(*project), {});
        const auto places = [&] {
            return diary::placesNear(*project, *index, {pictures::Position{36.0140, 129.3230}, std::nullopt, pictures::Position{36.0801, 129.3232},
                                                        pictures::Position{36.05, 129.3232}, pictures::Position{35, 129}});
        };
        const QStringList known{u"효자동 카페"_s, {}, u"집"_s, {}, {}};
        QCOMPARE(places(), known);
        QCOMPARE(places(), known);  // as the cache has it
        QVERIFY(QDir(project->cacheFolder()).exists());
        QVERIFY(writeFile(project->cacheFolder() + u"/photos"_s, "damaged").has_value());
        QCOMPARE(places(), known);
    }
};

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
