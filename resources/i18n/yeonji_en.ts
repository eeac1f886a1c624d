<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>DiaryPanel</name>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <translation>
            <numerusform>%n figure</numerusform>
            <numerusform>%n figures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln char(s)</source>
        <translation>
            <numerusform>%Ln char</numerusform>
            <numerusform>%Ln chars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditingPane</name>
    <message numerus="yes">
        <source>saved · %n minute(s) ago</source>
        <translation>
            <numerusform>saved · %n minute ago</numerusform>
            <numerusform>saved · %n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken %1 and at %n other time(s)</source>
        <translation>
            <numerusform>Taken %1 and at %n other time</numerusform>
            <numerusform>Taken %1 and at %n other times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <translation>
            <numerusform>%n figure</numerusform>
            <numerusform>%n figures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s)</source>
        <translation>
            <numerusform>%n slide</numerusform>
            <numerusform>%n slides</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>The text becomes %Ln entry(s). Not a word of it is changed, and nothing is written over.</source>
        <translation>
            <numerusform>The text becomes %Ln entry. Not a word of it is changed, and nothing is written over.</numerusform>
            <numerusform>The text becomes %Ln entries. Not a word of it is changed, and nothing is written over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Renamed to %1, and links in %n document(s) with it</source>
        <translation>
            <numerusform>Renamed to %1, and links in %n document with it</numerusform>
            <numerusform>Renamed to %1, and links in %n documents with it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) came in</source>
        <translation>
            <numerusform>%n entry came in</numerusform>
            <numerusform>%n entries came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) committed as %1</source>
        <translation>
            <numerusform>%n file committed as %1</numerusform>
            <numerusform>%n files committed as %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keeping %n picture(s)</source>
        <translation>
            <numerusform>Keeping %n picture</numerusform>
            <numerusform>Keeping %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromisesPanel</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message numerus="yes">
        <source>%Ln line(s) will read so:</source>
        <translation>
            <numerusform>%Ln line will read so:</numerusform>
            <numerusform>%Ln lines will read so:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPane</name>
    <message numerus="yes">
        <source>%n metric(s)</source>
        <translation>
            <numerusform>%n metric</numerusform>
            <numerusform>%n metrics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>Runs: %n</source>
        <translation>
            <numerusform>Runs: %n</numerusform>
            <numerusform>Runs: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compare %n runs</source>
        <translation>
            <numerusform>Compare %n run</numerusform>
            <numerusform>Compare %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji</name>
    <message numerus="yes">
        <source>this deck has %n slide(s), so --slides ends at %n at the most</source>
        <translation>
            <numerusform>this deck has %n slide, so --slides ends at %n at the most</numerusform>
            <numerusform>this deck has %n slides, so --slides ends at %n at the most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::commands</name>
    <message numerus="yes">
        <source>%n matching line(s)</source>
        <translation>
            <numerusform>%n matching line</numerusform>
            <numerusform>%n matching lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>yeonji: %n text(s) beside runs of more than 1 MB were taken for logs and not searched</source>
        <translation>
            <numerusform>yeonji: %n text beside runs of more than 1 MB was taken for a log and not searched</numerusform>
            <numerusform>yeonji: %n texts beside runs of more than 1 MB were taken for logs and not searched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::exporting</name>
    <message numerus="yes">
        <source>%n curve(s)</source>
        <translation>
            <numerusform>%n curve</numerusform>
            <numerusform>%n curves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) in the longest</source>
        <translation>
            <numerusform>%n point in the longest</numerusform>
            <numerusform>%n points in the longest</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::figures</name>
    <message numerus="yes">
        <source>%n runs match `%1`; say how to put them together, as in :mean, :mean±std or :min</source>
        <translation>
            <numerusform>%n runs match `%1`; say how to put them together, as in :mean, :mean±std or :min</numerusform>
            <numerusform>%n runs match `%1`; say how to put them together, as in :mean, :mean±std or :min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::figures::BarResolver</name>
    <message numerus="yes">
        <source>%n value(s) of %1 of %2 are NaN or infinite and not counted</source>
        <translation>
            <numerusform>%n value of %1 of %2 is NaN or infinite and not counted</numerusform>
            <numerusform>%n values of %1 of %2 are NaN or infinite and not counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are zero or below and have no place on a log axis</source>
        <translation>
            <numerusform>%n value is zero or below and has no place on a log axis</numerusform>
            <numerusform>%n values are zero or below and have no place on a log axis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::figures::Collector</name>
    <message numerus="yes">
        <source>%1 of %2 began anew %n time(s); each part is drawn</source>
        <translation>
            <numerusform>%1 of %2 began anew %n time; each part is drawn</numerusform>
            <numerusform>%1 of %2 began anew %n times; each part is drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 has %n value(s) that are NaN or infinite, first at %3</source>
        <translation>
            <numerusform>%1 of %2 has %n value that is NaN or infinite, at %3</numerusform>
            <numerusform>%1 of %2 has %n values that are NaN or infinite, first at %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of %1 in %2 are NaN or infinite, first at step %3; the mean is of the others</source>
        <translation>
            <numerusform>%n value of %1 in %2 is NaN or infinite, at step %3; the mean is of the others</numerusform>
            <numerusform>%n values of %1 in %2 are NaN or infinite, first at step %3; the mean is of the others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::figures::HeatmapResolver</name>
    <message numerus="yes">
        <source>%n value(s) are zero or below and have no place on a log axis</source>
        <translation>
            <numerusform>%n value is zero or below and has no place on a log axis</numerusform>
            <numerusform>%n values are zero or below and have no place on a log axis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::figures::LineResolver</name>
    <message numerus="yes">
        <source>%n value(s) of %1 are zero or below and have no place on a log axis</source>
        <translation>
            <numerusform>%n value of %1 is zero or below and has no place on a log axis</numerusform>
            <numerusform>%n values of %1 are zero or below and have no place on a log axis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::figures::ParallelResolver</name>
    <message numerus="yes">
        <source>%n run(s) across %1</source>
        <translation>
            <numerusform>%n run across %1</numerusform>
            <numerusform>%n runs across %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::widgets</name>
    <message numerus="yes">
        <source>%n experiment file(s) become run %1</source>
        <translation>
            <numerusform>%n experiment file becomes run %1</numerusform>
            <numerusform>%n experiment files become run %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n run(s)</source>
        <translation>
            <numerusform>Show %n run</numerusform>
            <numerusform>Show %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Insert %n picture(s)</source>
        <translation>
            <numerusform>Insert %n picture</numerusform>
            <numerusform>Insert %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notebook(s) become a report</source>
        <translation>
            <numerusform>%n notebook becomes a report</numerusform>
            <numerusform>%n notebooks become a report</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n document(s)</source>
        <translation>
            <numerusform>Open %n document</numerusform>
            <numerusform>Open %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n experiment file(s) become %1 runs: %2</source>
        <translation>
            <numerusform>%n experiment file becomes %1 runs: %2</numerusform>
            <numerusform>%n experiment files become %1 runs: %2</numerusform>
        </translation>
    </message>
</context>
</TS>
