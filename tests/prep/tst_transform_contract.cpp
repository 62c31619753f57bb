// What every transform of the catalog keeps to.
#include "step_cases.h"

#include <QtTest>

#include <set>

using namespace lathe;
using namespace lathe::cases;

namespace {

class Stopped final : public Progress {
public:
    bool stopRequested() const override { return true; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

} // namespace

Q_DECLARE_METATYPE(PipelineStep)

class TestTransformContract : public QObject {
    Q_OBJECT

    static void rows()
    {
        QTest::addColumn<PipelineStep>("step");
        int number = 0;
        for (const PipelineStep& step : usualSteps())
            QTest::addRow("%d %s", ++number, step.transform.c_str()) << step;
    }
    static const Transform& transformOf(const PipelineStep& step) { return *builtinTransforms().find(step.transform); }

private slots:
    void theListIsWhole()
    {
        QCOMPARE(builtinTransforms().size(), 27u);
        std::set<std::string> ids, names;
        for (const auto& transform : builtinTransforms()) {
            const TransformInfo& info = transform->info();
            QVERIFY(ids.insert(info.id).second && names.insert(info.name).second);
            QVERIFY(!info.summary.empty() && !info.group.empty());
            QVERIFY2(info.id == "drop" || info.id == "class_weights" || lowered(info.summary).find("missing") != std::string::npos, info.id.c_str());
        }
    }

    void defaultsLieInTheirRanges_data() { rows(); }
    void defaultsLieInTheirRanges()
    {
        QFETCH(PipelineStep, step);
        const auto& specs = transformOf(step).parameters();
        QVERIFY(checkParams(specs, defaults(specs)));
        for (const ParamSpec& spec : specs)
            QVERIFY2(!spec.help.empty() && !spec.label.empty(), spec.name.c_str());
    }

    void keepsRowsAndTarget_data() { rows(); }
    void keepsRowsAndTarget()
    {
        QFETCH(PipelineStep, step);
        const Table train = trainRows();
        const auto fit = build::fit(step, train);
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        QVERIFY(!fit->fitted->summary().empty());
        QVERIFY(fit->train.find("y"));
        if (transformOf(step).info().scope != Scope::Always)
            return;
        QCOMPARE(fit->train.rows(), train.rows());
        QVERIFY(*fit->train.find("y") == *train.find("y"));
        const auto made = fit->fitted->apply(newRows());
        QVERIFY2(made, made ? "" : toString(made.error()).c_str());
        QCOMPARE(made->rows(), newRows().rows());
    }

    void madeColumnsAreTheSameForOtherRows_data() { rows(); }
    void madeColumnsAreTheSameForOtherRows()
    {
        QFETCH(PipelineStep, step);
        if (transformOf(step).info().scope != Scope::Always)
            return;
        const auto fit = build::fit(step, trainRows());
        const auto made = fit->fitted->apply(newRows());
        QVERIFY(made);
        QVERIFY(made->schema() == fit->train.withoutColumns({"y"}).schema());
    }

    void stateGoesRound_data() { rows(); }
    void stateGoesRound()
    {
        QFETCH(PipelineStep, step);
        const auto fit = build::fit(step, trainRows());
        QVERIFY(fit);
        const auto loaded = transformOf(step).load(nlohmann::json::parse(fit->fitted->state().dump()));
        QVERIFY2(loaded, loaded ? "" : toString(loaded.error()).c_str());
        QVERIFY((*loaded)->summary().english() == fit->fitted->summary().english());
        QVERIFY((*loaded)->reads() == fit->fitted->reads());
        for (const Table& table : {trainRows(), newRows()}) {
            const auto expected = fit->fitted->apply(table), actual = (*loaded)->apply(table);
            QCOMPARE(actual.has_value(), expected.has_value());
            QVERIFY(!expected || *expected == *actual);
        }
    }

    void brokenStateIsAnError_data() { rows(); }
    void brokenStateIsAnError()
    {
        QFETCH(PipelineStep, step);
        const nlohmann::json state = build::fit(step, trainRows())->fitted->state();
        QVERIFY(transformOf(step).load(nlohmann::json::array()).error().code == ErrorCode::Parse);
        for (const auto& [key, value] : state.items()) {
            auto broken = state;
            broken.erase(key);
            const auto lacking = transformOf(step).load(broken);
            QVERIFY(!lacking && lacking.error().code == ErrorCode::Parse);
            broken[key] = nlohmann::json::object({{"no", "sense"}});
            QVERIFY(!transformOf(step).load(broken));
            // Half of a list must not fit the other lists.
            if (value.is_array() && value.size() > 1) {
                broken[key] = nlohmann::json(value.begin(), value.begin() + 1);
                if (const auto half = transformOf(step).load(broken)) {
                    (void)(*half)->apply(trainRows());
                }
            }
        }
    }

    void sameSeedSameResult_data() { rows(); }
    void sameSeedSameResult()
    {
        QFETCH(PipelineStep, step);
        const auto first = build::fit(step, trainRows(), 7), second = build::fit(step, trainRows(), 7);
        QVERIFY(first && second);
        QVERIFY(first->train == second->train);
        QVERIFY(first->fitted->state() == second->fitted->state());
    }

    void refitForgets_data() { rows(); }
    void refitForgets()
    {
        QFETCH(PipelineStep, step);
        const auto before = build::fit(step, trainRows());
        const std::vector<std::uint32_t> half{0, 2, 3, 5, 8, 12, 13, 16, 17, 20};
        (void)build::fit(step, trainRows().take(half));
        const auto after = build::fit(step, trainRows());
        QVERIFY(after && before->fitted->state() == after->fitted->state());
    }

    void fewRowsDoNotCrash_data() { rows(); }
    void fewRowsDoNotCrash()
    {
        QFETCH(PipelineStep, step);
        const Table train = trainRows();
        const std::vector<std::uint32_t> some{0, 3, 8};
        for (std::size_t count = 0; count <= some.size(); ++count) {
            const auto fit = build::fit(step, train.take(std::span(some).first(count)));
            if (!fit) {
                QVERIFY(!fit.error().message.empty());
                continue;
            }
            const auto made = fit->fitted->apply(newRows());
            QVERIFY(transformOf(step).info().scope != Scope::Always || made);
        }
        (void)build::fit(step, Table());
        const auto fit = build::fit(step, train);
        const auto none = fit->fitted->apply(train.take({}));
        QVERIFY2(none, none ? "" : toString(none.error()).c_str());
        QCOMPARE(none->rows(), 0u);
    }

    void rowsDoNotDependOnEachOther_data() { rows(); }
    void rowsDoNotDependOnEachOther()
    {
        QFETCH(PipelineStep, step);
        if (transformOf(step).info().scope != Scope::Always)
            return;
        const auto fit = build::fit(step, trainRows());
        const auto all = fit->fitted->apply(newRows());
        for (std::uint32_t row = 0; row < newRows().rows(); ++row) {
            const std::vector<std::uint32_t> one{row};
            const auto alone = fit->fitted->apply(newRows().take(one));
            QVERIFY(alone && *alone == all->take(one));
        }
    }

    void anAbsentColumnIsNamed_data() { rows(); }
    void anAbsentColumnIsNamed()
    {
        QFETCH(PipelineStep, step);
        const auto fit = build::fit(step, trainRows());
        for (const std::string& name : fit->fitted->reads()) {
            const auto made = fit->fitted->apply(trainRows().withoutColumns({name}));
            QVERIFY(!made && made.error().code == ErrorCode::Schema);
            QVERIFY(made.error().message.find("“" + name + "”") != std::string::npos);
        }
    }

    void whatIsNotReadIsNotNeeded_data() { rows(); }
    void whatIsNotReadIsNotNeeded()
    {
        QFETCH(PipelineStep, step);
        const auto fit = build::fit(step, trainRows());
        const Names reads = fit->fitted->reads();
        const Table train = trainRows();
        Names others;
        for (const Field& field : train.schema().fields)
            if (std::ranges::find(reads, field.name) == reads.end())
                others.push_back(field.name);
        const auto made = fit->fitted->apply(train.withoutColumns(others));
        QVERIFY2(made, made ? "" : toString(made.error()).c_str());
    }

    void stopsWhenAsked_data() { rows(); }
    void stopsWhenAsked()
    {
        QFETCH(PipelineStep, step);
        Stopped stopped;
        const auto fit = transformOf(step).fit(trainRows(), step.parameters, 1, stopped);
        QVERIFY(!fit && fit.error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestTransformContract)
#include "tst_transform_contract.moc"
