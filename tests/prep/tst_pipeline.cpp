#include "steps.h"

#include <QtTest>

using namespace lathe;

namespace {

Table people()
{
    return build::table("id:text:id, age:numeric, sex:categorical, joined:time, member:boolean, note:text, bought:categorical:target\n"
                        "a, 20, f, 2020-01-01, true,  hello, yes\n"
                        "b,   , m, 2020-03-01, false, there, no\n"
                        "c, 40, f,           , ,      ,      yes\n"
                        "d, 60,  , 2021-01-01, true,  again, no");
}

Pipeline fillAndEncode()
{
    return {{build::step("drop", {{"columns", Names{"note", "joined", "member"}}}), build::step("impute"), build::step("one_hot")}};
}

} // namespace

class TestPipeline : public QObject {
    Q_OBJECT

private slots:
    void writesAndReadsItself()
    {
        Pipeline pipeline = fillAndEncode();
        pipeline.steps[1].enabled = false;
        const auto read = pipelineFromJson(nlohmann::json::parse(toJson(pipeline).dump()));
        QVERIFY2(read, read ? "" : toString(read.error()).c_str());
        QVERIFY(*read == pipeline);
    }

    void readsWithDefaults()
    {
        const auto read = pipelineFromJson(nlohmann::json::parse(R"({"format_version":1,"steps":[{"transform":"impute"}]})"));
        QVERIFY(read);
        QVERIFY(read->steps[0] == build::step("impute"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("no object") << "[]" << int(ErrorCode::Parse);
        QTest::newRow("no steps") << R"({"format_version":1})" << int(ErrorCode::Parse);
        QTest::newRow("newer") << R"({"format_version":99,"steps":[]})" << int(ErrorCode::Incompatible);
        QTest::newRow("step without a name") << R"({"format_version":1,"steps":[{}]})" << int(ErrorCode::Parse);
        QTest::newRow("unknown transform") << R"({"format_version":1,"steps":[{"transform":"imput"}]})" << int(ErrorCode::NotFound);
        QTest::newRow("value outside") << R"({"format_version":1,"steps":[{"transform":"impute","parameters":{"neighbours":0}}]})"
                                       << int(ErrorCode::InvalidArgument);
        QTest::newRow("unknown parameter") << R"({"format_version":1,"steps":[{"transform":"impute","parameters":{"metod":"mean"}}]})"
                                           << int(ErrorCode::InvalidArgument);
        QTest::newRow("parameters no object") << R"({"format_version":1,"steps":[{"transform":"impute","parameters":3}]})" << int(ErrorCode::Parse);
        QTest::newRow("switch no boolean") << R"({"format_version":1,"steps":[{"transform":"impute","enabled":"yes"}]})" << int(ErrorCode::Parse);
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        const auto read = pipelineFromJson(nlohmann::json::parse(text.toStdString()));
        QVERIFY(!read);
        QCOMPARE(int(read.error().code), code);
    }

    void fitsStepByStep()
    {
        const auto fit = build::fit(fillAndEncode(), people());
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        QCOMPARE(fit->stages.size(), 4u);
        QVERIFY(fit->stages[0] == people());
        QCOMPARE(build::text(fit->train()), std::string("id:text:id,age:numeric,sex=f:numeric,sex=m:numeric,bought:categorical:target\n"
                                                        "a,20,1,0,yes\n"
                                                        "b,40,0,1,no\n"
                                                        "c,40,1,0,yes\n"
                                                        "d,60,1,0,no"));
        const auto lines = fit->fitted.summaries();
        QCOMPARE(lines.size(), 3u);
        QCOMPARE(lines[0].english(), std::string("3 columns dropped: note, joined, member"));
        QCOMPARE(lines[1].english(), std::string("2 columns, 2 filled"));
    }

    void leavesOutWhatIsSwitchedOff()
    {
        Pipeline pipeline = fillAndEncode();
        pipeline.steps[1].enabled = false;
        const auto fit = build::fit(pipeline, people());
        QVERIFY(fit);
        QCOMPARE(fit->stages.size(), 3u);
        QVERIFY(fit->train().find("age")->isMissing(1));
    }

    void knowsWhatItReads()
    {
        const auto fit = build::fit(fillAndEncode(), people());
        QVERIFY(fit);
        std::vector<std::string> names;
        for (const Field& field : fit->fitted.inputs().fields)
            names.push_back(field.name);
        QCOMPARE(join(names, ","), std::string("age,sex"));
    }

    void answersRowsInAnyForm()
    {
        const auto fit = build::fit(fillAndEncode(), people());
        QVERIFY(fit);
        // Other order, other types, an unknown category, a feature that was not there, no target.
        const Table rows = build::table("sex:text, extra:numeric, age:text\n m, 1, 33\n x, 2,\n f, 3, 1.5");
        const auto made = fit->fitted.apply(rows, Purpose::Answering);
        QVERIFY2(made, made ? "" : toString(made.error()).c_str());
        QCOMPARE(build::text(*made), std::string("age:numeric,sex=f:numeric,sex=m:numeric,extra:numeric:ignored\n"
                                                 "33,0,1,1\n"
                                                 "40,0,0,2\n"
                                                 "1.5,1,0,3"));
    }

    void namesWhatDoesNotFit()
    {
        const auto fit = build::fit(fillAndEncode(), people());
        QVERIFY(fit);
        const auto absent = fit->fitted.apply(build::table("sex:text\n m"), Purpose::Answering);
        QVERIFY(!absent && absent.error().code == ErrorCode::Schema);
        QVERIFY(absent.error().message.find("“age”") != std::string::npos);
        const auto word = fit->fitted.apply(build::table("sex:text, age:text\n m, 3\n f, old"), Purpose::Answering);
        QVERIFY(!word && word.error().code == ErrorCode::Schema);
        QVERIFY(word.error().message.find("“old” in row 2") != std::string::npos);
    }

    void takesLevelsInAnyOrder()
    {
        const auto fit = build::fit(Pipeline{}, build::table("c:categorical\n a\n b\n c"));
        QVERIFY(fit);
        const auto made = fit->fitted.apply(build::table("c:categorical\n c\n new\n\n a\n"), Purpose::Answering);
        QVERIFY(made);
        const Column& column = made->column(0);
        QCOMPARE(join(column.levels(), ","), std::string("a,b,c,new"));
        QCOMPARE(column.codes()[0], 2u);
        QCOMPARE(column.codes()[1], 3u);
        QCOMPARE(column.codes()[2], 0u);
    }

    void travelsAsText()
    {
        const Pipeline pipeline{{build::step("date_parts"), build::step("impute", {{"flag", true}}), build::step("scale"),
                                 build::step("set_type", {{"columns", Names{"member"}}, {"type", std::string("numeric")}}), build::step("one_hot")}};
        const auto fit = build::fit(pipeline, people());
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        const auto read = FittedPipeline::fromJson(nlohmann::json::parse(fit->fitted.toJson().dump()));
        QVERIFY2(read, read ? "" : toString(read.error()).c_str());
        QVERIFY(read->inputs() == fit->fitted.inputs());
        QVERIFY(read->summaries() == fit->fitted.summaries());
        const auto expected = fit->fitted.apply(people(), Purpose::Answering);
        const auto actual = read->apply(people(), Purpose::Answering);
        QVERIFY2(expected && actual, expected ? "" : toString(expected.error()).c_str());
        QVERIFY(*expected == *actual);
    }

    void refusesBrokenFittedText()
    {
        const auto fit = build::fit(fillAndEncode(), people());
        QVERIFY(fit);
        const nlohmann::json whole = fit->fitted.toJson();
        auto json = whole;
        json["format_version"] = 2;
        QVERIFY(FittedPipeline::fromJson(json).error().code == ErrorCode::Incompatible);
        json = whole;
        json["inputs"][0]["type"] = "colour";
        QVERIFY(FittedPipeline::fromJson(json).error().code == ErrorCode::Parse);
        json = whole;
        json["steps"][0]["transform"] = "nothing";
        QVERIFY(FittedPipeline::fromJson(json).error().code == ErrorCode::NotFound);
        json = whole;
        json["steps"][1]["state"].erase("columns");
        QVERIFY(FittedPipeline::fromJson(json).error().code == ErrorCode::Parse);
    }

    void saysWhichStepFailed()
    {
        const auto fit = build::fit({{build::step("impute"), build::step("drop", {{"columns", Names{"agee"}}})}}, people());
        QVERIFY(!fit && fit.error().code == ErrorCode::NotFound);
        QVERIFY(fit.error().where.starts_with("step 2, Drop columns"));
        QVERIFY(fit.error().hint.find("age") != std::string::npos);
    }

    void neverTakesTheTarget()
    {
        const auto fit = build::fit({{build::step("one_hot", {{"columns", Names{"bought"}}})}}, people());
        QVERIFY(!fit && fit.error().code == ErrorCode::InvalidArgument);
    }

    void encodesEveryFeature_data()
    {
        QTest::addColumn<bool>("scaled");
        QTest::addColumn<bool>("takesMissing");
        QTest::addColumn<QString>("steps");
        QTest::newRow("trees") << false << true << "drop,date_parts,set_type,one_hot";
        QTest::newRow("bayes") << false << false << "drop,date_parts,impute,set_type,one_hot";
        QTest::newRow("linear") << true << false << "drop,date_parts,impute,scale,set_type,one_hot";
    }

    void encodesEveryFeature()
    {
        QFETCH(bool, scaled);
        QFETCH(bool, takesMissing);
        QFETCH(QString, steps);
        const Pipeline pipeline = encodingFor(people(), {scaled, takesMissing});
        std::vector<std::string> ids;
        for (const PipelineStep& step : pipeline.steps)
            ids.push_back(step.transform);
        QCOMPARE(QString::fromStdString(join(ids, ",")), steps);
        const auto fit = build::fit(pipeline, people());
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        for (std::size_t i = 0; i < fit->train().columnCount(); ++i)
            if (fit->train().field(i).role == Role::Feature) {
                QVERIFY(fit->train().field(i).type == ColumnType::Numeric);
                QVERIFY(takesMissing || fit->train().column(i).missingCount() == 0);
            }
    }

    /// Else nothing would be left to learn from.
    void encodesTextsThatStandAlone()
    {
        const Table mails = build::table("mail:text, spam:categorical:target\nwin money now, yes\nmeeting at noon, no\nwin a prize now, yes\nlunch at noon, no");
        const Pipeline pipeline = encodingFor(mails, {true, false});
        QCOMPARE(pipeline.steps.size(), std::size_t(1));
        const auto fit = build::fit(pipeline, mails);
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        const Column* now = fit->train().find("mail: now");
        QVERIFY(now && now->numberAt(0) > 0 && now->numberAt(1) == 0);
    }

    void encodesNothingWhereNothingIsNeeded()
    {
        const Table numbers = build::table("x:numeric, y:numeric:target\n1, 2\n3, 4");
        QVERIFY(encodingFor(numbers, {false, true}).steps.empty());
    }
};

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
