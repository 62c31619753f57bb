// Typed parameters: parsing, checking, JSON.
#include "base/params.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace lathe;

namespace {

std::vector<ParamSpec> specs()
{
    return {
        ParamSpec::integer("epochs", "Epochs", 3, 1, 1000, "Rounds over the training part."),
        ParamSpec::real("learning_rate", "Learning rate", 0.001, 1e-6, 1, "Step size.").inFactors(),
        ParamSpec::boolean("flip", "Flip", true, "Mirrors pictures."),
        ParamSpec::choice("schedule", "Schedule", "cosine",
                          {{"cosine", "Cosine"}, {"one_cycle", "One cycle"}},
                          "How the step size changes."),
        ParamSpec::text("note", "Note", "", "Anything."),
        ParamSpec::file("base", "Weights", "Where to start from.").rare()};
}

} // namespace

class TestParams : public QObject {
    Q_OBJECT
private slots:
    void parsing()
    {
        const auto params = parseParams(specs(), {"epochs=12", " learning_rate = 1e-2 ", "flip=Off",
                                                  "schedule=one_cycle", "note=a=b"});
        QVERIFY(params.has_value());
        QCOMPARE(params->integer("epochs"), std::int64_t(12));
        QCOMPARE(params->real("learning_rate"), 0.01);
        QCOMPARE(params->boolean("flip"), false);
        QCOMPARE(params->text("schedule"), std::string("one_cycle"));
        QCOMPARE(params->text("note"), std::string("a=b"));
        QCOMPARE(params->text("base"), std::string());
        QVERIFY(*parseParams(specs(), {}) == defaults(specs()));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("hint");
        QTest::newRow("no equals sign") << "epochs"
                                        << "“epochs” is no parameter"
                                        << "Write name=value, for example epochs=3";
        QTest::newRow("unknown, but near") << "epoch=3"
                                           << "There is no parameter “epoch”"
                                           << "Did you mean “epochs”?";
        QTest::newRow("unknown")
            << "temperature=3"
            << "There is no parameter “temperature”"
            << "Parameters are epochs, learning_rate, flip, schedule, note, base";
        QTest::newRow("too small") << "epochs=0"
                                   << "Epochs lies between 1 and 1000, not “0”"
                                   << "";
        QTest::newRow("not whole") << "epochs=2.5"
                                   << "Epochs is a whole number, not “2.5”"
                                   << "";
        QTest::newRow("overflow") << "epochs=99999999999999999999"
                                  << "Epochs is a whole number, not “99999999999999999999”"
                                  << "";
        QTest::newRow("not finite") << "learning_rate=nan"
                                    << "Learning rate is a number, not “nan”"
                                    << "";
        QTest::newRow("neither yes nor no") << "flip=perhaps"
                                            << "Flip is true or false, not “perhaps”"
                                            << "";
        QTest::newRow("no such choice") << "schedule=linear"
                                        << "Schedule is one of cosine, one_cycle, not “linear”"
                                        << "";
    }
    void refusals()
    {
        QFETCH(QString, assignment);
        QFETCH(QString, message);
        QFETCH(QString, hint);
        const auto params = parseParams(specs(), {assignment.toStdString()});
        QVERIFY(!params);
        QVERIFY(params.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(QString::fromStdString(params.error().message), message);
        QCOMPARE(QString::fromStdString(params.error().hint), hint);
    }

    void checking()
    {
        Params params = defaults(specs());
        QVERIFY(checkParams(specs(), params).has_value());
        params.set("epochs", std::string("many"));
        QCOMPARE(checkParams(specs(), params).error().where, std::string("epochs"));
        params.set("epochs", std::int64_t(3));
        params.set("learning_rate", std::nan(""));
        QCOMPARE(checkParams(specs(), params).error().where, std::string("learning_rate"));
        params.set("learning_rate", 0.1);
        params.set("extra", true);
        QVERIFY(checkParams(specs(), params).error().message.find("extra") != std::string::npos);
        QVERIFY(checkParams(specs(), Params()).error().message.find("missing") !=
                std::string::npos);
    }

    void aRealWithoutRange()
    {
        ParamSpec spec;
        spec.label = "Offset";
        spec.defaultValue = 0.0;
        QVERIFY(!spec.problem(1e300));
        QCOMPARE(*spec.problem(INFINITY), std::string("Offset lies among the finite numbers"));
    }

    void defectsThrow()
    {
        const Params params = defaults(specs());
        QVERIFY_EXCEPTION_THROWN((void)params.integer("epoch"), std::logic_error);
        QVERIFY_EXCEPTION_THROWN((void)params.integer("learning_rate"), std::bad_variant_access);
    }

    void jsonKeepsTypesAndValues()
    {
        Params params = defaults(specs());
        params.set("learning_rate", 1.0 / 3);
        params.set("note", std::string("ä “quoted”"));
        const auto back = paramsFromJson(specs(), nlohmann::json::parse(toJson(params).dump()));
        QVERIFY(back.has_value());
        QVERIFY(*back == params);
    }

    void jsonFromElsewhere()
    {
        const auto read = [](const char* text) {
            return paramsFromJson(specs(), nlohmann::json::parse(text));
        };
        QCOMPARE(read(R"({"learning_rate": 1})")->real("learning_rate"),
                 1.0); // a whole number for a real
        QCOMPARE(read(R"({"later": "kept"})")->text("later"), std::string("kept"));
        QCOMPARE(read("{}")->integer("epochs"), std::int64_t(3));
        QVERIFY(read("[1]").error().code == ErrorCode::Parse);
        QVERIFY(read(R"({"epochs": null})").error().code == ErrorCode::Parse);
        QVERIFY(read(R"({"epochs": {"a": 1}})").error().code == ErrorCode::Parse);
        QVERIFY(read(R"({"epochs": 18446744073709551615})").error().code == ErrorCode::Parse);
        QCOMPARE(read(R"({"epochs": 9223372036854775807})")->integer("epochs"),
                 std::numeric_limits<std::int64_t>::max());
    }

    void specAsJson()
    {
        const nlohmann::json json = toJson(specs()[1]);
        QCOMPARE(json.at("type").get<std::string>(), std::string("real"));
        QCOMPARE(json.at("default").get<double>(), 0.001);
        QCOMPARE(json.at("minimum").get<double>(), 1e-6);
        QCOMPARE(toJson(specs()[3]).at("choices").dump(), std::string(R"(["cosine","one_cycle"])"));
        QVERIFY(toJson(specs()[4]).at("maximum").is_null());
        QVERIFY(specs()[1].logarithmic && !specs()[5].common && specs()[0].common);
    }
};

QTEST_GUILESS_MAIN(TestParams)
#include "tst_params.moc"
