// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours of curves, measured: contrast as WCAG 2 has it, and how far two of them stand apart in
// OKLab (Ottosson 2020), also as people without one kind of cone see them (Machado, Oliveira and
// Fernandes 2009).
#include "core/tokens.h"
#include "figures/palette.h"
#include "figures/resolve.h"
#include "resources/resources.h"

#include <QColor>
#include <QTest>

#include <array>
#include <cmath>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

Vector linear(const QString &name)
{
    const QColor colour(name);
    const auto light = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return {light(colour.redF()), light(colour.greenF()), light(colour.blueF())};
}

double contrast(const QString &a, const QString &b)
{
    const auto luminance = [](const Vector &v) { return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
    const double la = luminance(linear(a)), lb = luminance(linear(b));
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Vector times(const Matrix &m, const Vector &v)
{
    Vector result{};
    for (size_t i = 0; i < 3; ++i)
        for (size_t j = 0; j < 3; ++j)
            result[i] += m[i][j] * v[j];
    return result;
}

Vector oklab(const Vector &rgb)
{
    Vector lms = times({{{0.4122214708, 0.5363325363, 0.0514459929},
                         {0.2119034982, 0.6806995451, 0.1073969566},
                         {0.0883024619, 0.2817188376, 0.6299787005}}}, rgb);
    for (double &c : lms)
        c = std::cbrt(std::max(0.0, c));
    return times({{{0.2104542553, 0.7936177850, -0.0040720468},
                   {1.9779984951, -2.4285922050, 0.4505937099},
                   {0.0259040371, 0.7827717662, -0.8086757660}}}, lms);
}

constexpr Matrix sight[] = {
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}};

// The least distance of two colours over all kinds of sight, in hundredths of OKLab.
double apart(const QString &a, const QString &b)
{
    double least = 1000;
    for (const Matrix &m : sight) {
        const Vector x = oklab(times(m, linear(a))), y = oklab(times(m, linear(b)));
        least = std::min(least, 100 * std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]));
    }
    return least;
}

} // namespace

class PaletteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { resources::load(); }

    void curves_standOutFromTheirGround()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const Tokens &t = tokens(scheme);
            QCOMPARE(t.series.size(), 8);
            for (const QString &colour : t.series + QStringList{t.baseline})
                for (const QString &ground : {t.paper, t.bg})
                    QVERIFY2(contrast(colour, ground) >= 3, qPrintable(colour + u" on "_s + ground));
        }
    }

    void curves_areToldApartByEverySight()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const Tokens &t = tokens(scheme);
            for (qsizetype i = 0; i < t.series.size(); ++i)
                for (qsizetype j = 0; j < i; ++j)
                    QVERIFY2(apart(t.series[i], t.series[j]) >= 5,
                             qPrintable(u"%1 and %2: %3"_s.arg(t.series[i], t.series[j]).arg(apart(t.series[i], t.series[j]))));
            for (const QString &colour : t.series)
                QVERIFY2(apart(colour, t.accent) >= 3, qPrintable(colour));
        }
    }

    void words_areReadable()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const Tokens &t = tokens(scheme);
            for (const QString &colour : {t.ink, t.soft, t.accent, t.ok, t.warn, t.bad})
                for (const QString &ground : {t.bg, t.panel, t.paper})
                    QVERIFY2(contrast(colour, ground) >= 4.5, qPrintable(colour + u" on "_s + ground));
        }
    }

    void run_keepsItsColour()
    {
        const Tokens &t = tokens(Scheme::Light);
        const auto colours = figures::runColours({u"sft-2"_s, u"baseline"_s, u"sft-1"_s, u"sft-2"_s}, t);
        QCOMPARE(colours.value(u"baseline"_s), t.baseline);
        QCOMPARE(colours.value(u"sft-1"_s), t.series[0]);
        QCOMPARE(colours.value(u"sft-2"_s), t.series[1]);
        QCOMPARE(figures::runColours({u"database"_s}, t).value(u"database"_s), t.series[0]);
    }

    void sameColour_differsByDash()
    {
        figures::Dashes dashes;
        const auto first = dashes.next(tokens(Scheme::Light).series[0]);
        QVERIFY(first.isEmpty());
        QVERIFY(dashes.next(tokens(Scheme::Light).series[0]) != first);
        QVERIFY(dashes.next(tokens(Scheme::Light).series[6]).isEmpty());
    }
};

QTEST_GUILESS_MAIN(PaletteTest)
#include "tst_palette.moc"
