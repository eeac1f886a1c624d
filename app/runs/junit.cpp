// SPDX-License-Identifier: GPL-3.0-or-later
//
// JUnit XML, as pytest and others write it: how many tests there were and how they ended; those that
// failed are findings. The time of each test is a series over the tests.
#include "core/files.h"
#include "core/words.h"
#include "runs/formats.h"
#include "runs/notice.h"
#include "runs/results.h"

#include <QXmlStreamReader>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    QByteArrayView head = candidate.head;
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(3);
    if (!head.trimmed().startsWith('<'))
        return NotMine;
    return head.contains("<testsuite") ? Sure : NotMine;
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
                break;
            default: break;
            }
        }
    }

    void finish()
    {
        Results results;
        results.add(u"tests"_s, double(m_times.size()));
        results.add(u"passed"_s, double(m_times.size()) - m_failures - m_errors - m_skipped);
        results.add(u"failures"_s, m_failures);
        results.add(u"errors"_s, m_errors);
        results.add(u"skipped"_s, m_skipped);
        double sum = 0;
        for (const double time : m_times)
            sum += time;
        results.add(u"time"_s, m_time > 0 ? m_time : sum);
        m_run.series = results.take();
        if (!m_times.empty()) {
            Column steps(m_times.size());
            for (size_t i = 0; i < steps.size(); ++i)
                steps[i] = double(i + 1);
            m_run.series.push_back(makeSeries(u"test_time"_s, {share(std::move(steps)), nullptr, nullptr},
                                              share(std::move(m_times))));
        }
        m_run.status = m_failures + m_errors > 0 ? Status::Failed : Status::Finished;
        if (m_told > mostFindings)
            m_run.findings.append({Level::Error, u"test-failed"_s, tr("further tests that failed: %1").arg(m_told - mostFindings), m_run.path, 0, 0});
    }

private:
    void start()
    {
        const auto attributes = m_xml.attributes();
        const auto name = m_xml.name();
        if (name == "testsuite"_L1) {
            m_time += attributes.value("time"_L1).toDouble();
            for (const auto &key : {"name"_L1, "hostname"_L1, "timestamp"_L1})
                if (const QString value = attributes.value(key).toString(); !value.isEmpty() && !m_run.params.contains(key))
                    m_run.params.insert(key, value);
            if (const auto when = QDateTime::fromString(attributes.value("timestamp"_L1).toString(), Qt::ISODateWithMs); when.isValid() && !m_run.started.isValid())
                m_run.started = when.toUTC();
        } else if (name == "testcase"_L1) {
            m_times.push_back(attributes.value("time"_L1).toDouble());
            const QString group = attributes.value("classname"_L1).toString();
            m_case = (group.isEmpty() ? QString() : QString(group % u'.')) % attributes.value("name"_L1).toString();
            m_line = int(m_xml.lineNumber());
            m_result.clear();
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

    static constexpr int mostFindings = 100;

    Run &m_run;
    QXmlStreamReader &m_xml;
    Column m_times;
    QString m_case, m_result, m_message;
    double m_time = 0;
    int m_failures = 0, m_errors = 0, m_skipped = 0, m_line = 0, m_told = 0;
};

Result<Run> read(const QString &path, const Progress &progress)
{
    const auto bytes = readFile(path, 256 << 20);
    if (!bytes)
        return std::unexpected(bytes.error());
    Run run;
    run.kind = Kind::Junit;
    run.path = path;
    run.files = {path};
    QXmlStreamReader xml(*bytes);
    xml.setEntityExpansionLimit(0);
    Suites suites(run, xml);
    suites.read();
    suites.finish();
    if (xml.hasError()) {
        run.status = run.status == Status::Failed ? Status::Failed : Status::Unknown;
        run.findings.append(damage(tr("the XML breaks here (%1); what stands before was read").arg(xml.errorString()), path, int(xml.lineNumber())));
    }
    progress.report(bytes->size(), bytes->size());
    return run;
}

} // namespace

const Reader junitReader{.kind = Kind::Junit, .sniff = sniff, .read = read};

} // namespace yeonji::runs
