// SPDX-License-Identifier: GPL-3.0-or-later
//
// JUnit XML, as pytest and others write it: how many tests there were and how they ended; those that
// failed are findings. The time of each test is a series over the tests.
#include "core/files.h"
#include "core/words.h"
#include "runs/digitgroups.h"
#include "runs/formats.h"
#include "runs/logtext.h"
#include "runs/notice.h"
#include "runs/results.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    const QByteArray text = logText(candidate.head, logEncodingOf(candidate.head));
    QByteArrayView head = text;
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(3);
    if (!head.trimmed().startsWith('<'))
        return NotMine;
    return head.contains("<testsuite") ? Sure : NotMine;
}

constexpr int mostAttributes = 1000;  // of an element

// `1,234.5` is how some write it.
std::optional<double> secondsOf(QStringView text)
{
    const QByteArray written = text.trimmed().toUtf8();
    double seconds = 0;
    const auto [end, error] = parseGrouped(written.begin(), written.end(), seconds);
    return error == std::errc() && end == written.end() && std::isfinite(seconds) ? std::optional(seconds) : std::nullopt;
}

class Suites
{
public:
    Suites(Run &run, QXmlStreamReader &xml) : m_run(run), m_xml(xml) {}

    void read()
    {
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement: start(); break;
            case QXmlStreamReader::EndElement:
                if (m_xml.name() == "testcase"_L1)
                    end();
                else if (m_xml.name() == "testsuite"_L1)
                    endSuite();
                break;
            default: break;
            }
        }
    }

    void finish()
    {
        Results results;
        while (m_suites.size() > 1)  // of XML that breaks off
            endSuite();
        addUnnamed(m_suites.front());
        results.add(u"tests"_s, m_tests);
        results.add(u"passed"_s, std::max(0, m_tests - m_failures - m_errors - m_skipped));
        results.add(u"failures"_s, m_failures);
        results.add(u"errors"_s, m_errors);
        results.add(u"skipped"_s, m_skipped);
        results.add(u"time"_s, m_suites.front().seconds());
        m_run.series = results.take();
        if (!m_times.empty())
            m_run.series.push_back(makeSeries(u"test_time"_s, {share(std::move(m_numbers)), nullptr, nullptr}, share(std::move(m_times))));
        m_run.status = m_failures + m_errors > 0 ? Status::Failed : Status::Finished;
        if (m_unnamed > 0)
            m_run.findings.append({Level::Error, u"test-failed"_s, tr("tests that failed and are not named in this file: %1").arg(m_unnamed), m_run.path, m_firstUnnamed, 0});
        if (m_told > mostFindings)
            m_run.findings.append({Level::Error, u"test-failed"_s, tr("further tests that failed: %1").arg(m_told - mostFindings), m_run.path, 0, 0});
    }

private:
    void start()
    {
        const auto attributes = m_xml.attributes();
        const auto name = m_xml.name();
        if (name == "testsuite"_L1) {
            m_suites.back().holdsSuites = true;
            m_suites.push_back({.said = secondsOf(attributes.value("time"_L1)).value_or(0), .counts = countsIn(attributes)});
            for (const auto &key : {"name"_L1, "hostname"_L1, "timestamp"_L1})
                if (const QString value = attributes.value(key).toString(); !value.isEmpty() && !m_run.params.contains(key))
                    m_run.params.insert(key, value);
            if (const auto when = QDateTime::fromString(attributes.value("timestamp"_L1).toString(), Qt::ISODateWithMs); when.isValid() && !m_run.started.isValid())
                m_run.started = when.toUTC();
        } else if (name == "testsuites"_L1) {
            m_suites.front().counts = countsIn(attributes);
        } else if (name == "testcase"_L1) {
            ++m_tests;
            m_suites.back().holdsCases = true;
            if (const auto seconds = secondsOf(attributes.value("time"_L1))) {
                m_numbers.push_back(m_tests);
                m_times.push_back(*seconds);
                m_suites.back().counted += *seconds;
            }
            const QString group = attributes.value("classname"_L1).toString();
            m_case = (group.isEmpty() ? QString() : QString(group % u'.')) % attributes.value("name"_L1).toString();
            m_line = int(m_xml.lineNumber());
            // GoogleTest says so of a test that is disabled.
            const bool isRun = attributes.value("status"_L1) != "notrun"_L1 && attributes.value("result"_L1) != "suppressed"_L1;
            m_result = isRun ? QString() : u"skipped"_s;
        } else if (name == "failure"_L1 || name == "error"_L1 || name == "skipped"_L1) {
            // A test that fails twice, in itself and when it is taken down, is one test.
            if (m_result.isEmpty() || m_result == "skipped"_L1) {
                m_result = name.toString();
                m_message = attributes.value("message"_L1).toString();
                m_message = m_message.section(u'\n', 0, 0).left(300);
            }
        }
    }

    void end()
    {
        m_skipped += m_result == "skipped"_L1;
        m_failures += m_result == "failure"_L1;
        m_errors += m_result == "error"_L1;
        if ((m_result == "failure"_L1 || m_result == "error"_L1) && ++m_told <= mostFindings)
            m_run.findings.append({Level::Error, u"test-failed"_s,
                                   m_message.isEmpty() ? tr("the test %1 failed").arg(m_case) : tr("the test %1 failed: %2").arg(m_case, m_message),
                                   m_run.path, m_line, 0});
        m_result.clear();
    }

    void endSuite()
    {
        if (m_suites.size() < 2)
            return;
        const double seconds = m_suites.back().seconds();
        addUnnamed(m_suites.back());
        m_suites.pop_back();
        m_suites.back().counted += seconds;
    }

    struct Counts { int tests = 0, failures = 0, errors = 0, skipped = 0; };

    static Counts countsIn(const QXmlStreamAttributes &attributes)
    {
        constexpr int most = 1'000'000;
        const auto count = [&](QLatin1StringView name) { return std::clamp(attributes.value(name).toInt(), 0, most); };
        return {count("tests"_L1), count("failures"_L1), count("errors"_L1), count("skipped"_L1) + count("disabled"_L1)};
    }

    // What a suite says of its time holds that of the suites in it.
    struct Suite
    {
        double said = 0, counted = 0;  // counted: of its tests and suites
        Counts counts = {};
        bool holdsSuites = false, holdsCases = false;
        double seconds() const { return said > 0 && !(holdsSuites && counted > 0) ? said : counted; }
    };

    // What a suite says of itself and sets out in nothing below it: a summary.
    void addUnnamed(const Suite &suite)
    {
        if (suite.holdsSuites || suite.holdsCases)
            return;
        constexpr int most = 500'000'000;
        const auto add = [&](int &count, int more) { count = std::min(count + more, most); };
        add(m_tests, suite.counts.tests);
        add(m_failures, suite.counts.failures);
        add(m_errors, suite.counts.errors);
        add(m_skipped, suite.counts.skipped);
        const int failed = suite.counts.failures + suite.counts.errors;
        if (failed > 0 && m_unnamed == 0)
            m_firstUnnamed = int(m_xml.lineNumber());
        add(m_unnamed, failed);
    }

    static constexpr int mostFindings = 100;

    Run &m_run;
    QXmlStreamReader &m_xml;
    Column m_numbers, m_times;  // of the tests that say theirs
    std::vector<Suite> m_suites{Suite{}};  // open ones, in a whole
    QString m_case, m_result, m_message;
    int m_tests = 0, m_failures = 0, m_errors = 0, m_skipped = 0, m_line = 0, m_told = 0;
    int m_unnamed = 0, m_firstUnnamed = 0;  // that failed, of suites that only count them
};

// Where an element begins that has more attributes than any test: each is compared with all the others of it. The
// end of the text if there is none.
qsizetype readableEnd(QByteArrayView text)
{
    static constexpr std::pair<QByteArrayView, QByteArrayView> others[]{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    for (qsizetype at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
        const auto other = std::ranges::find_if(others, [&](const auto &one) { return text.sliced(at).startsWith(one.first); });
        if (other != std::end(others)) {
            const qsizetype end = text.indexOf(other->second, at + other->first.size());
            if (end < 0)
                break;
            at = end;
            continue;
        }
        const qsizetype begin = at;
        int count = 0;
        for (++at; at < text.size() && text[at] != '>'; ++at) {
            if (text[at] != '"' && text[at] != '\'')
                continue;
            const qsizetype close = text.indexOf(text[at], at + 1);
            if (++count > mostAttributes)
                return begin;
            if (close < 0)
                return text.size();
            at = close;
        }
    }
    return text.size();
}

Result<Run> read(const QString &path, const Progress &progress)
{
    const auto bytes = readFile(path, 256 << 20);
    if (!bytes)
        return std::unexpected(bytes.error());
    Run run;
    run.kind = Kind::Junit;
    run.path = path;
    run.files = {path};
    // Read by letters, or the bytes of one in UTF-16 look like quotes.
    const LogEncoding encoding = logEncodingOf(*bytes);
    const QByteArray text = encoding == LogEncoding::Bytes ? *bytes : logText(QByteArrayView(*bytes).first(bytes->size() / 2 * 2), encoding);
    const qsizetype end = readableEnd(text);
    QXmlStreamReader xml;
    if (encoding == LogEncoding::Bytes)
        xml.addData(end == text.size() ? text : text.first(end));
    else
        xml.addData(QString::fromUtf8(QByteArrayView(text).first(end)));
    xml.setEntityExpansionLimit(0);
    Suites suites(run, xml);
    suites.read();
    suites.finish();
    if (xml.hasError())
        run.status = run.status == Status::Failed ? Status::Failed : Status::Unknown;
    if (xml.hasError() && end < text.size()) {
        run.findings.append(damage(tr("an element has more than %1 attributes; what stands before was read").arg(mostAttributes), path,
                                   1 + int(std::count(text.begin(), text.begin() + end, '\n'))));
    } else if (xml.hasError()) {
        run.findings.append(damage(tr("the XML breaks here (%1); what stands before was read").arg(xml.errorString()), path, int(xml.lineNumber())));
    }
    progress.report(bytes->size(), bytes->size());
    return run;
}

} // namespace

const Reader junitReader{.kind = Kind::Junit, .sniff = sniff, .read = read};

} // namespace yeonji::runs
