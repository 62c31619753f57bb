// Every algorithm for tables as an ONNX file with its pipeline: in ONNX Runtime it takes the raw cells of the file and
// answers as the run does in Lathe, on every row, those of the test part among them.
#include "support/csv_table.h"
#include "support/lathe_process.h"
#include "support/onnx_runtime.h"
#include "support/shared_data.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using nlohmann::json;

namespace {

/// What Lathe learns from: a file, its target and the steps before the algorithm.
struct Source {
    const char* name;
    const char* file;
    const char* target;
    std::size_t rows; ///< of the file, from its beginning
    const char* steps;
};

constexpr Source kSources[]{
    {"titanic", "tabular/titanic/kaggle_train.csv", "Survived", 891, R"j(
        {"transform":"drop","parameters":{"columns":["PassengerId","Name","Ticket"]}},
        {"transform":"impute","parameters":{"columns":["Age"],"method":"nearest","flag":true}},
        {"transform":"impute","parameters":{"columns":["Embarked","Fare"],"method":"median"}},
        {"transform":"compute","parameters":{"name":"family","formula":"if(SibSp + Parch > 3, 'large', if(SibSp + Parch > 0, 'small', 'none'))"}},
        {"transform":"set_type","parameters":{"columns":["Cabin"],"type":"categorical"}},
        {"transform":"group_rare","parameters":{"columns":["Cabin"],"name":"other"}},
        {"transform":"power","parameters":{"columns":["Fare"]}},
        {"transform":"frequency_encode","parameters":{"columns":["Cabin"]}})j"},
    {"houses", "tabular/california_housing/housing.csv", "median_house_value", 1500, R"j(
        {"transform":"impute","parameters":{"columns":["total_bedrooms"],"method":"median"}},
        {"transform":"compute","parameters":{"name":"rooms","formula":"total_rooms / households"}},
        {"transform":"scale","parameters":{"columns":["median_income"],"method":"normal"}},
        {"transform":"bin","parameters":{"columns":["housing_median_age"],"as":"number"}},
        {"transform":"log","parameters":{"columns":["population"]}})j"},
    {"penguins", "tabular/penguins/penguins.csv", "", 344, R"j(
        {"transform":"impute","parameters":{}})j"},
};

std::string text(const json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

class TestTableOnnxJourney : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (const QString reason = m_runtime.install(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        m_lathe = std::make_unique<LatheProcess>(m_folder.filePath("workspace"));
        for (const Source& source : kSources) {
            LATHE_NEED_SHARED_DATA(source.file);
            const QString file = m_folder.filePath(QString(source.name) + ".csv");
            std::ifstream from(sharedData(source.file));
            std::ofstream to(file.toStdString());
            std::string line;
            for (std::size_t i = 0; i <= source.rows && std::getline(from, line); ++i)
                to << line << "\n";
            to.close();
            LATHE_RUN(imported, *m_lathe, "import", file, "--name", source.name);
            QCOMPARE(imported["items"].get<std::size_t>(), source.rows);
            const QString pipeline = m_folder.filePath(QString(source.name) + ".json");
            std::ofstream(pipeline.toStdString()) << "{\"format_version\":1,\"steps\":[" << source.steps << "]}";
            LATHE_RUN(prepared, *m_lathe, "prepare", source.name, "--pipeline", pipeline);
        }
    }

    void everyAlgorithm_data()
    {
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<int>("source");
        const LatheProcess lathe(m_folder.filePath("workspace"));
        for (const auto& [task, source] : {std::pair("classification", 0), std::pair("regression", 1), std::pair("clustering", 2),
                                           std::pair("anomaly", 2), std::pair("projection", 2)})
            for (const json& algorithm : lathe.run({"algorithms", "--task", task, "--kind", "table", "--json"}).json())
                QTest::addRow("%s", algorithm["id"].get<std::string>().c_str()) << QString::fromStdString(algorithm["id"]) << source;
    }
    void everyAlgorithm()
    {
        QFETCH(QString, algorithm);
        QFETCH(int, source);
        const Source& from = kSources[source];
        const QString run = algorithm.section('.', 1).replace('_', '-');
        QStringList words{"train", from.name, "--algorithm", algorithm, "--seed", "1", "--name", run, "--json", "--quiet"};
        if (*from.target)
            words << "--target" << from.target;
        const LatheResult trained = m_lathe->run(words);
        QVERIFY2(trained.exitCode == 0, trained.text().constData());
        const QString path = m_folder.filePath(run + ".onnx");
        const LatheResult exported = m_lathe->run({"export", run, "--format", "onnx", "-o", path, "--json"});
        if (kBeyondOnnx.contains(algorithm)) {
            QVERIFY2(exported.exitCode == 1 && exported.errors.contains("cannot be held in ONNX") && !QFile::exists(path), exported.text().constData());
            return;
        }
        QVERIFY2(exported.exitCode == 0, exported.text().constData());

        const QString file = m_folder.filePath(QString(from.name) + ".csv");
        LATHE_RUN(own, *m_lathe, "predict", run, file);
        QCOMPARE(own.size(), from.rows);
        const json outputs = m_runtime.runTable(path.toStdString(), from.rows, cellsOf(file));
        QVERIFY2(outputs.is_object(), "ONNX Runtime refused the file");
        double largest = 0;
        std::size_t otherNames = 0;
        const std::vector<std::string> order = answerColumns(run, file);
        const bool hasShares = outputs.contains("probabilities");
        const json& numbers = hasShares ? outputs["probabilities"] : outputs.size() == 1 ? outputs.front() : json();
        QVERIFY2(numbers.is_array() && numbers.size() == from.rows * order.size(), (outputs.dump().substr(0, 300) + own[0].dump()).c_str());
        for (std::size_t row = 0; row < from.rows; ++row) {
            for (std::size_t k = 0; k < order.size(); ++k) {
                const double mine = own[row][order[k]].is_number() ? own[row][order[k]].get<double>() : NAN;
                const json& theirs = numbers[row * order.size() + k];
                QVERIFY2(std::isnan(mine) == theirs.is_null(), own[row].dump().c_str());
                if (!std::isnan(mine))
                    largest = std::max(largest, std::abs(mine - theirs.get<double>()) / std::max(1.0, std::abs(mine)));
            }
            if (hasShares && own[row].contains("prediction"))
                otherNames += text(own[row]["prediction"]) != outputs["prediction"][row].get<std::string>();
        }
        qInfo("%s: %zu rows, largest difference %g", qPrintable(algorithm), from.rows, largest);
        QVERIFY2(largest <= 1e-5, qPrintable(QString::number(largest)));
        QCOMPARE(otherNames, std::size_t(0));
    }

private:
    /// What no file that answers a row from the row alone can do.
    const QStringList kBeyondOnnx{"table.stratified_random"};

    static json cellsOf(const QString& file)
    {
        json columns = json::object();
        const lathe::Table table = lathe::build::csvTable(file.toStdString(), "");
        for (std::size_t i = 0; i < table.columnCount(); ++i) {
            json& cells = columns[table.field(i).name];
            for (std::size_t row = 0; row < table.rows(); ++row)
                cells.push_back(table.column(i).isMissing(row) ? json() : json(table.column(i).cell(row)));
        }
        return columns;
    }

    /// The columns of an answer that are numbers, in their order: JSON sorts them by name.
    std::vector<std::string> answerColumns(const QString& run, const QString& file) const
    {
        const QByteArray header = m_lathe->run({"predict", run, file, "--format", "csv", "--quiet"}).output;
        std::vector<std::string> columns;
        for (const QByteArray& name : header.left(header.indexOf('\n')).trimmed().split(','))
            if (name != "item" && name != "prediction" && name != "error")
                columns.push_back(name.toStdString());
        return columns;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LatheProcess> m_lathe;
    lathe::test::OnnxRuntime m_runtime;
};

QTEST_GUILESS_MAIN(TestTableOnnxJourney)
#include "tst_table_onnx_journey.moc"
