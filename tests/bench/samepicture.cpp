// SPDX-License-Identifier: GPL-3.0-or-later
//
// samepicture A B DIFFERENCE …: of every pair that differs, how many pixels of one picture have no likeness
// in the other within two pixels, and where; marked in the picture DIFFERENCE. Letters drawn by another version of the engine sit a fraction of a pixel elsewhere:
// a pixel is alike when each of its colours lies between the darkest and the lightest of the
// neighbourhood, give or take what an edge there leaves to antialiasing; where both are flat, nothing.
// Ends with 0 when all are, 1 when some are not.
#include <QImage>
#include <QRect>

#include <array>
#include <cstdio>
#include <vector>

namespace {

constexpr int reach = 2;
constexpr int tolerance = 28;  // of 255: how much two antialiasings of one edge differ at most
constexpr int rounding = 2;    // and two engines where there is none

struct Window
{
    std::array<int, 3> least{255, 255, 255}, most{0, 0, 0};
};

// The extremes of each row's or column's window, one after the other: a square window is both.
std::vector<Window> extremes(const QImage &image)
{
    const int width = image.width(), height = image.height();
    const auto at = [width](int x, int y) { return size_t(y) * size_t(width) + size_t(x); };
    std::vector<Window> rows(size_t(width) * size_t(height)), all(rows.size());
    for (int y = 0; y < height; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < width; ++x)
            for (int near = std::max(0, x - reach); near <= std::min(width - 1, x + reach); ++near) {
                const std::array colours{qRed(line[near]), qGreen(line[near]), qBlue(line[near])};
                for (size_t c = 0; c < 3; ++c) {
                    Window &window = rows[at(x, y)];
                    window.least.at(c) = std::min(window.least.at(c), colours.at(c));
                    window.most.at(c) = std::max(window.most.at(c), colours.at(c));
                }
            }
    }
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int near = std::max(0, y - reach); near <= std::min(height - 1, y + reach); ++near)
                for (size_t c = 0; c < 3; ++c) {
                    Window &window = all[at(x, y)];
                    window.least.at(c) = std::min(window.least.at(c), rows[at(x, near)].least.at(c));
                    window.most.at(c) = std::max(window.most.at(c), rows[at(x, near)].most.at(c));
                }
    return all;
}

void mark(const QImage &image, const QImage &other, QImage &differences)
{
    const std::vector<Window> windows = extremes(other), own = extremes(image);
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const size_t at = size_t(y) * size_t(image.width()) + size_t(x);
            const Window &window = windows[at], &around = own[at];
            const std::array colours{qRed(line[x]), qGreen(line[x]), qBlue(line[x])};
            for (size_t c = 0; c < 3; ++c) {
                const int edge = std::max(window.most.at(c) - window.least.at(c), around.most.at(c) - around.least.at(c));
                const int allowed = std::clamp(edge, rounding, tolerance);
                if (colours.at(c) < window.least.at(c) - allowed || colours.at(c) > window.most.at(c) + allowed)
                    differences.setPixel(x, y, qRgb(220, 0, 0));
            }
        }
    }
}

// What is wrong with the pair; empty: nothing.
QString difference(const QString &one, const QString &other, const QString &shown)
{
    const QImage a = QImage(one).convertToFormat(QImage::Format_RGB32);
    const QImage b = QImage(other).convertToFormat(QImage::Format_RGB32);
    if (a.isNull() || b.isNull() || a.size() != b.size())
        return QStringLiteral("%1x%2 beside %3x%4").arg(a.width()).arg(a.height()).arg(b.width()).arg(b.height());
    QImage differences(a.size(), QImage::Format_RGB32);
    differences.fill(Qt::white);
    mark(a, b, differences);
    mark(b, a, differences);
    int count = 0;
    QRect where;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            if (differences.pixel(x, y) != qRgb(255, 255, 255)) {
                ++count;
                where |= QRect(x, y, 1, 1);
            }
    if (count == 0)
        return {};
    differences.save(shown);
    return QStringLiteral("%1 pixels in %2,%3 %4x%5").arg(count).arg(where.x()).arg(where.y()).arg(where.width()).arg(where.height());
}

} // namespace

int main(int argc, char **argv)
{
    int status = 0;
    for (int i = 1; i + 2 < argc; i += 3) {
        const QString wrong = difference(QString::fromLocal8Bit(argv[i]), QString::fromLocal8Bit(argv[i + 1]), QString::fromLocal8Bit(argv[i + 2]));
        if (wrong.isEmpty())
            continue;
        std::printf("%s: %s\n", argv[i], qPrintable(wrong));
        status = 1;
    }
    return status;
}

