// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pageview.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace yeonji;
using namespace Qt::StringLiterals;

class TestPages : public QObject
{
    Q_OBJECT

    std::unique_ptr<pages::PageView> m_view;

    QString render(const QString &text, pages::Mode mode = pages::Mode::Entry)
    {
        QSignalSpy rendered(m_view.get(), &pages::PageView::rendered);
        m_view->setDocument({text, u"/nowhere/entry.md"_s, mode});
        if (!rendered.wait(10'000))
            return u"not rendered"_s;
        auto fragment = m_view->fragment();
        if (!QTest::qWaitFor([&] { return fragment.isFinished(); }, 5000))
            return u"no fragment"_s;
        return fragment.result() ? *fragment.result() : fragment.result().error().message;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_view = std::make_unique<pages::PageView>(pages::Setting{});
        m_view->resize(700, 900);
        m_view->show();
    }

    void particleAfterQuotedEmphasis_isBold()
    {
        QCOMPARE(render(u"**“같이 뛰고 싶은데”**라는 말"_s).trimmed(), u"<p><strong>“같이 뛰고 싶은데”</strong>라는 말</p>"_s);
    }

    void modeOf_namesAndFrontMatter()
    {
        QCOMPARE(pages::modeOf(u"/a/x.ipynb"_s, {}), pages::Mode::Notebook);
        QCOMPARE(pages::modeOf(u"/a/x.md"_s, u"---\nmarp: true\n---\n# a"_s), pages::Mode::Deck);
        QCOMPARE(pages::modeOf(u"/a/x.md"_s, u"---\r\ntheme: gaia\r\nmarp: true\r\n---\r\n# a"_s), pages::Mode::Deck);
        QCOMPARE(pages::modeOf(u"/a/x.md"_s, u"---\ntitle: a\n---\nmarp: true\n"_s), pages::Mode::Entry);
        QCOMPARE(pages::modeOf(u"/a/x.md"_s, u"marp: true"_s), pages::Mode::Entry);
    }
};

int main(int argc, char **argv)
{
    pages::prepare();
    QApplication app(argc, argv);
    TestPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pages.moc"
