// What every transform of the catalog keeps to.
#include "steps.h"

#include <QtTest>

#include <set>

using namespace lathe;

namespace {

Table trainRows()
{
    std::string text = "key:text:id, a:numeric, b:numeric, kind:categorical, colour:categorical, note:text, when:time, flag:boolean, y:categorical:target\n";
    const char* colours[]{"red", "green", "blue"};
    for (int i = 0; i < 24; ++i) {
        text += "k" + std::to_string(i) + ",";
        text += (i % 7 == 3 ? "" : std::to_string(i * i % 17 + 1)) + ",";
        text += (i % 11 == 5 ? "" : std::to_string(i) + ".5") + ",";
        text += std::string(i % 8 == 1 ? "" : i % 2 ? "odd" : "even") + ",";
        text += std::string(colours[i % 3]) + ",";
        text += (i % 9 == 2 ? "" : "some words and " + std::to_string(i)) + ",";
        text += (i % 10 == 4 ? "" : "2024-0" + std::to_string(i % 9 + 1) + "-11T0" + std::to_string(i % 7) + ":30") + ",";
        text += std::string(i % 6 == 0 ? "" : i % 5 ? "true" : "false") + ",";
        text += std::string(i % 4 ? "common" : "rare") + "\n";
    }
    return build::table(text);
}

/// Missing values in other places, categories and words that were not seen, levels in another order, no target.
Table newRows()
{
    return build::table("key:text:id, a:numeric, b:numeric, kind:categorical, colour:categorical, note:text, when:time, flag:boolean\n"
                        "n0, 3, -1.5, new, blue, other words, 2025-01-01, false\n"
                        "n1, , , , , , ,\n"
                        "n2, 1e6, 0, odd, violet, some 3, 1969-12-31T23:59, true\n"
                        "n3, 2, , even, red, and, 2024-02-29, true");
}

/// Where the defaults choose nothing.
PipelineStep usualStep(const std::string& id)
{
    if (id == "drop")
        return build::step(id, {{"columns", Names{"b", "note"}}});
    if (id == "rename")
        return build::step(id, {{"columns", Names{"a", "kind"}}, {"names", std::string("first, sort")}});
    if (id == "set_type")
        return build::step(id, {{"columns", Names{"a", "flag"}}});
    if (id == "compute")
        return build::step(id, {{"name", std::string("c")}, {"formula", std::string("if(kind = 'odd', a * b, year(when))")}});
    if (id == "filter_rows")
        return build::step(id, {{"condition", std::string("a > 2")}});
    return build::step(id);
}

std::vector<PipelineStep> usualSteps()
{
    std::vector<PipelineStep> steps;
    for (const auto& transform : builtinTransforms())
        steps.push_back(usualStep(transform->info().id));
    steps.push_back(build::step("impute", {{"method", std::string("nearest")}, {"flag", true}}));
    steps.push_back(build::step("scale", {{"method", std::string("normal")}}));
    steps.push_back(build::step("bin", {{"as", std::string("number")}}));
    return steps;
}

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
        QCOMPARE(builtinTransforms().size(), 26u);
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
        QVERIFY((*loaded)->summary() == fit->fitted->summary());
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
