// Pipelines are tried before they are kept.
#include "services/prepare_service.h"

#include "prep/transform.h"
#include "support/table_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

PipelineStep step(const std::string& transform, const std::string& column)
{
    Params params = defaults(builtinTransforms().find(transform)->parameters());
    params.set("columns", std::vector<std::string>{column});
    return {transform, params, true};
}

} // namespace

class TestPrepare : public QObject {
    Q_OBJECT
private slots:
    void aTrialStopsBeforeTheStepThatCannotWork()
    {
        const Table table = build::table("a:numeric, b:numeric\n1, 2\n3, 4\n5, 6\n7, 9").withParts({Part::Train, Part::Train, Part::Train, Part::Test}).value();
        NoProgress progress;
        const auto trial = tryPipeline(table, {{step("scale", "a"), step("scale", "nowhere")}}, progress);
        QVERIFY(trial && trial->error);
        QCOMPARE(trial->trainingRows, std::size_t(3));
        QCOMPARE(trial->fit.stages.size(), std::size_t(2)); // before and after the step that works
        QCOMPARE(trial->fit.train().column(0).numbers()[1], 0.0);
        QCOMPARE(trial->pipeline.steps.size(), std::size_t(2));
    }

    void ofALargeTableADrawIsTried()
    {
        std::vector<double> values(kTrialRows + 1000);
        for (std::size_t row = 0; row < values.size(); ++row)
            values[row] = static_cast<double>(row);
        const Table table = Table::make({{"a", ColumnType::Numeric, Role::Feature, {}}}, {Column::numeric(values)}).value();
        NoProgress progress;
        const auto trial = tryPipeline(table, {}, progress);
        QVERIFY(trial && !trial->error);
        QCOMPARE(trial->trainingRows, kTrialRows + 1000);
        QCOMPARE(trial->fit.train().rows(), kTrialRows);
    }
};

QTEST_GUILESS_MAIN(TestPrepare)
#include "tst_prepare.moc"
