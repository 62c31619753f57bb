<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
    <context>
        <name>Format</name>
        <message numerus="yes">
            <source>%1 pictures</source>
            <translation>
                <numerusform>%1 picture</numerusform>
                <numerusform>%1 pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 classes</source>
            <translation>
                <numerusform>%1 class</numerusform>
                <numerusform>%1 classes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 rows</source>
            <translation>
                <numerusform>%1 row</numerusform>
                <numerusform>%1 rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 texts</source>
            <translation>
                <numerusform>%1 text</numerusform>
                <numerusform>%1 texts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 sounds</source>
            <translation>
                <numerusform>%1 sound</numerusform>
                <numerusform>%1 sounds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Lifecycle</name>
        <message numerus="yes">
            <source>%1 checks fail</source>
            <translation>
                <numerusform>%1 check fails</numerusform>
                <numerusform>%1 checks fail</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 findings</source>
            <translation>
                <numerusform>%1 finding</numerusform>
                <numerusform>%1 findings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 without a label</source>
            <translation>
                <numerusform>%1 without a label</numerusform>
                <numerusform>%1 without a label</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 runs</source>
            <translation>
                <numerusform>%1 run</numerusform>
                <numerusform>%1 runs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Check %1 items</source>
            <translation>
                <numerusform>Check %1 item</numerusform>
                <numerusform>Check %1 items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%2 is confused with %3: %1 items</source>
            <translation>
                <numerusform>%2 is confused with %3: %1 item</numerusform>
                <numerusform>%2 is confused with %3: %1 items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The test split was looked at %1 times</source>
            <translation>
                <numerusform>The test split was looked at once</numerusform>
                <numerusform>The test split was looked at %1 times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::CheckRow</name>
        <message numerus="yes">
            <source>%n pictures show it</source>
            <translation>
                <numerusform>%n picture shows it</numerusform>
                <numerusform>%n pictures show it</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::CollectInspector</name>
        <message numerus="yes">
            <source>%n kind(s)</source>
            <translation>
                <numerusform>%n kind</numerusform>
                <numerusform>%n kinds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::CollectPage</name>
        <message numerus="yes">
            <source>%n broken file(s) left out</source>
            <translation>
                <numerusform>%n broken file left out</numerusform>
                <numerusform>%n broken files left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) left out</source>
            <translation>
                <numerusform>%n row left out</numerusform>
                <numerusform>%n rows left out</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::DeployPage</name>
        <message numerus="yes">
            <source>%n versions</source>
            <translation>
                <numerusform>%n version</numerusform>
                <numerusform>%n versions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::EvaluatePage</name>
        <message numerus="yes">
            <source>Test, looked at %n time(s)</source>
            <translation>
                <numerusform>Test, looked at once</numerusform>
                <numerusform>Test, looked at %n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::ExperimentsPage</name>
        <message numerus="yes">
            <source>%n runs</source>
            <translation>
                <numerusform>%n run</numerusform>
                <numerusform>%n runs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n runs</source>
            <translation>
                <numerusform>%1 of %n run</numerusform>
                <numerusform>%1 of %n runs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::HomePage</name>
        <message numerus="yes">
            <source>%n datasets</source>
            <translation>
                <numerusform>%n dataset</numerusform>
                <numerusform>%n datasets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n runs</source>
            <translation>
                <numerusform>%n run</numerusform>
                <numerusform>%n runs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::JobsStrip</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelPage</name>
        <message numerus="yes">
            <source>%n classes</source>
            <translation>
                <numerusform>%n class</numerusform>
                <numerusform>%n classes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of %n thing(s) others say something else than you</source>
            <translation>
                <numerusform>Of %n thing others say something else than you</numerusform>
                <numerusform>Of %n things others say something else than you</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::MonitorPage</name>
        <message numerus="yes">
            <source>%n model versions are registered</source>
            <translation>
                <numerusform>%n model version is registered</numerusform>
                <numerusform>%n model versions are registered</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::PreparePage</name>
        <message numerus="yes">
            <source>%n findings</source>
            <translation>
                <numerusform>%n finding</numerusform>
                <numerusform>%n findings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::ProblemsCard</name>
        <message numerus="yes">
            <source>%n broken file(s)</source>
            <translation>
                <numerusform>%n broken file</numerusform>
                <numerusform>%n broken files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>; %n in test or train has a twin in the other</source>
            <translation>
                <numerusform>; %n in test or train has a twin in the other</numerusform>
                <numerusform>; %n in test or train have a twin in the other</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n near-duplicate(s)</source>
            <translation>
                <numerusform>%n near-duplicate</numerusform>
                <numerusform>%n near-duplicates</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n nearly plain picture(s)</source>
            <translation>
                <numerusform>%n nearly plain picture</numerusform>
                <numerusform>%n nearly plain pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n exact copy(s)</source>
            <translation>
                <numerusform>%n exact copy</numerusform>
                <numerusform>%n exact copies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) without a class</source>
            <translation>
                <numerusform>%n picture without a class</numerusform>
                <numerusform>%n pictures without a class</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n problem</numerusform>
                <numerusform>%n problems</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that cannot be read</source>
            <translation>
                <numerusform>%n row that cannot be read</numerusform>
                <numerusform>%n rows that cannot be read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) to know</source>
            <translation>
                <numerusform>%n thing to know</numerusform>
                <numerusform>%n things to know</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) stay out</source>
            <translation>
                <numerusform>%n row stays out</numerusform>
                <numerusform>%n rows stay out</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::RunComparison</name>
        <message numerus="yes">
            <source>%n runs compared</source>
            <translation>
                <numerusform>%n run compared</numerusform>
                <numerusform>%n runs compared</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::PipelinePanel</name>
        <message numerus="yes">
            <source>Fitted on train only, %n rows. Drag, or Alt+↑ and Alt+↓, to reorder.</source>
            <translation>
                <numerusform>Fitted on train only, %n row. Drag, or Alt+↑ and Alt+↓, to reorder.</numerusform>
                <numerusform>Fitted on train only, %n rows. Drag, or Alt+↑ and Alt+↓, to reorder.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n column(s)</source>
            <translation>
                <numerusform>%n column</numerusform>
                <numerusform>%n columns</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::TablePreparation</name>
        <message numerus="yes">
            <source>%n step(s) proposed</source>
            <translation>
                <numerusform>%n step proposed</numerusform>
                <numerusform>%n steps proposed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::TableChecksCard</name>
        <message numerus="yes">
            <source>All %n pass</source>
            <translation>
                <numerusform>%n passes</numerusform>
                <numerusform>All %n pass</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need attention</source>
            <translation>
                <numerusform>%n needs attention</numerusform>
                <numerusform>%n need attention</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pass</source>
            <translation>
                <numerusform>%n passes</numerusform>
                <numerusform>%n pass</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::TableBrowser</name>
        <message numerus="yes">
            <source>%n columns</source>
            <translation>
                <numerusform>%n column</numerusform>
                <numerusform>%n columns</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n columns</source>
            <translation>
                <numerusform>%1 of %n column</numerusform>
                <numerusform>%1 of %n columns</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::ScatterChart</name>
        <message numerus="yes">
            <source>%n rows here
%1 about %2
%3 about %4</source>
            <translation>
                <numerusform>%n row here
%1 about %2
%3 about %4</numerusform>
                <numerusform>%n rows here
%1 about %2
%3 about %4</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::AlgorithmCurvesView</name>
        <message numerus="yes">
            <source>validation: %n folds of the training part</source>
            <translation>
                <numerusform>validation: %n fold of the training part</numerusform>
                <numerusform>validation: %n folds of the training part</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>validation: the validation part, drawn %n time(s)</source>
            <translation>
                <numerusform>validation: the validation part, drawn once</numerusform>
                <numerusform>validation: the validation part, drawn %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n point(s) could not be fitted</source>
            <translation>
                <numerusform>%n point could not be fitted</numerusform>
                <numerusform>%n points could not be fitted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::BestSearch</name>
        <message numerus="yes">
            <source>%n trials</source>
            <translation>
                <numerusform>%n trial</numerusform>
                <numerusform>%n trials</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::TreeView</name>
        <message numerus="yes">
            <source>%n row(s) of this part come by; a click shows them</source>
            <translation>
                <numerusform>%n row of this part comes by; a click shows it</numerusform>
                <numerusform>%n rows of this part come by; a click shows them</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::ClassList</name>
        <message numerus="yes">
            <source>%1: on %n picture(s)</source>
            <translation>
                <numerusform>%1: on %n picture</numerusform>
                <numerusform>%1: on %n pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, key %2: on %n picture(s)</source>
            <translation>
                <numerusform>%1, key %2: on %n picture</numerusform>
                <numerusform>%1, key %2: on %n pictures</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::HistoryList</name>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n change</numerusform>
                <numerusform>%n changes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelInspector</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Learned from %n picture(s) in %1.</source>
            <translation>
                <numerusform>Learned from %n picture in %1.</numerusform>
                <numerusform>Learned from %n pictures in %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n box(es): %1 takes the surest, %2 all</source>
            <translation>
                <numerusform>%n box: %1 takes the surest, %2 all</numerusform>
                <numerusform>%n boxes: %1 takes the surest, %2 all</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Looked at %n picture(s).</source>
            <translation>
                <numerusform>Looked at %n picture.</numerusform>
                <numerusform>Looked at %n pictures.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelWorkspace</name>
        <message numerus="yes">
            <source>%n picture(s) have the class of the consensus now</source>
            <translation>
                <numerusform>%n picture has the class of the consensus now</numerusform>
                <numerusform>%n pictures have the class of the consensus now</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LabelMarks</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::TogetherView</name>
        <message numerus="yes">
            <source>%n change(s) written to %1</source>
            <translation>
                <numerusform>%n change written to %1</numerusform>
                <numerusform>%n changes written to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) came in</source>
            <translation>
                <numerusform>%n change came in</numerusform>
                <numerusform>%n changes came in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) of %1 came in</source>
            <translation>
                <numerusform>%n change of %1 came in</numerusform>
                <numerusform>%n changes of %1 came in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s): the later word stands until one is kept</source>
            <translation>
                <numerusform>%n conflict: the later word stands until one is kept</numerusform>
                <numerusform>%n conflicts: the later word stands until one is kept</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) of the journal are not in this dataset</source>
            <translation>
                <numerusform>%n picture of the journal is not in this dataset</numerusform>
                <numerusform>%n pictures of the journal are not in this dataset</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s)</source>
            <translation>
                <numerusform>%n conflict</numerusform>
                <numerusform>%n conflicts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::SchemaEditor</name>
        <message numerus="yes">
            <source>%1: %n value(s)</source>
            <translation>
                <numerusform>%1: %n value</numerusform>
                <numerusform>%1: %n values</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::SpanInspector</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::SpanWorkspace</name>
        <message numerus="yes">
            <source>%n annotation(s) are in %1</source>
            <translation>
                <numerusform>%n annotation is in %1</numerusform>
                <numerusform>%n annotations are in %1</numerusform>
            </translation>
        </message>
    </context>
</TS>
