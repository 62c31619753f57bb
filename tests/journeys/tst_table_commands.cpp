// What commands for tables say when something is wrong or missing, through the real command line.
#include "support/lathe_process.h"

#include <QTemporaryDir>
#include <QtTest>

using nlohmann::json;

class TestTableCommands : public QObject {
    Q_OBJECT
private slots:
    /// 300 rows: `paid` is 1 in a quarter of them and follows from `price`; `told` says it outright.
    void initTestCase()
    {
        m_lathe = std::make_unique<LatheProcess>(m_folder.filePath("workspace"));
        QByteArray text = "price,colour,told,paid\n";
        for (int i = 0; i < 300; ++i) {
            const int paid = i % 4 == 0;
            text += QByteArray::number(10 + paid * 20 + i % 7 * 3 + i % 11) + ',' + (i % 3 ? "red" : "blue") + ',' + (paid ? "yes" : "no") + ',' + QByteArray::number(paid) + '\n';
        }
        write("sales.csv", text);
        LATHE_RUN(imported, *m_lathe, "import", m_folder.filePath("sales.csv"), "--name", "sales");
        write("steps.json", R"({"format_version":1,"steps":[{"transform":"drop","parameters":{"columns":["told"]}}]})");
        LATHE_RUN(prepared, *m_lathe, "prepare", "sales", "--pipeline", m_folder.filePath("steps.json"));
        LATHE_RUN(first, *m_lathe, "train", "sales", "--algorithm", "table.logistic_regression", "--target", "paid", "--name", "logistic");
        QCOMPARE(first["warnings"].size(), std::size_t(0)); // the leak is left out
        LATHE_RUN(second, *m_lathe, "train", "sales", "--algorithm", "table.gaussian_naive_bayes", "--target", "paid", "--name", "bayes");
    }

    void comparesRunsOfTables()
    {
        const LatheResult result = m_lathe->run({"compare", "logistic", "bayes"}, 60);
        QVERIFY2(result.exitCode == 0, result.text());
        QVERIFY2(result.output.contains("test accuracy") && result.output.contains("validation f1_macro"), result.output);
        LATHE_RUN(compared, *m_lathe, "compare", "logistic", "bayes");
        QCOMPARE(compared["runs"].size(), std::size_t(2));
    }

    void warnsOfALeakThatTheModelReads()
    {
        write("none.json", R"({"format_version":1,"steps":[]})");
        LATHE_RUN(leaking, *m_lathe, "train", "sales", "--algorithm", "table.logistic_regression", "--target", "paid", "--name", "leaking", "--pipeline", m_folder.filePath("none.json"));
        QCOMPARE(leaking["warnings"].size(), std::size_t(1));
        QVERIFY(leaking["warnings"][0].get<std::string>().starts_with("told gives paid away"));
    }

    void aBadRowIsAnErrorOfItsOwn()
    {
        write("new.csv", "price,colour\n12,red\nmuch,blue\n41,red\n38,green\nmore,red\n");
        LATHE_RUN(answers, *m_lathe, "predict", "logistic", m_folder.filePath("new.csv"));
        QCOMPARE(answers.size(), std::size_t(5));
        QVERIFY(answers[1].contains("error") && answers[4].contains("error"));
        QVERIFY2(answers[1]["error"].get<std::string>().starts_with("The column “price” holds “much”, which is no number"), answers[1].dump().c_str());
        LATHE_RUN(good, *m_lathe, "predict", "logistic", goodRows());
        QCOMPARE(answers[0]["p_1"], good[0]["p_1"]);
        QCOMPARE(answers[2]["prediction"], good[1]["prediction"]);
        QCOMPARE(answers[3]["p_0"], good[2]["p_0"]);
        write("other.csv", "weight,colour\n12,red\n");
        const LatheResult wrong = m_lathe->run({"predict", "logistic", m_folder.filePath("other.csv")});
        QVERIFY2(wrong.exitCode == 1 && wrong.errors.contains("price"), wrong.text());
    }

    /// Of 300 rows 75 paid: a tenth of them, give or take one, stands in the validation part.
    void splitsKeepTheSharesOfATarget()
    {
        LATHE_RUN(split, *m_lathe, "split", "sales", "--target", "paid", "--seed", "3");
        QCOMPARE(split["parts"]["train"].get<int>() + split["parts"]["validation"].get<int>() + split["parts"]["test"].get<int>(), 300);
        LATHE_RUN(trained, *m_lathe, "train", "sales", "--algorithm", "table.majority", "--target", "paid", "--name", "most");
        const auto& confusion = trained["confusion"]["validation"]; // every row is taken for the most frequent class
        const int paid = confusion[1][0].get<int>() + confusion[1][1].get<int>();
        QVERIFY2(paid >= 6 && paid <= 9, confusion.dump().c_str());
        const LatheResult both = m_lathe->run({"split", "sales", "--target", "paid", "--time", "price"});
        QVERIFY2(both.exitCode != 0 && both.errors.contains("exclude each other"), both.text());
    }

    /// The column says how the rows were divided, not what they are.
    void splitsByAColumnAndTellsOfEmptyParts()
    {
        QByteArray text = "x,y,part,house\n";
        for (int i = 0; i < 60; ++i)
            text += QByteArray::number(i * 7 % 13) + ',' + QByteArray::number(i % 2) + ',' + (i < 50 ? "train" : "test") + ',' + (i < 30 ? "a" : "b") + '\n';
        write("parted.csv", text);
        LATHE_RUN(imported, *m_lathe, "import", m_folder.filePath("parted.csv"), "--name", "parted");
        LATHE_RUN(split, *m_lathe, "split", "parted", "--column", "part");
        QCOMPARE(split["parts"]["test"].get<int>(), 10);
        QVERIFY(split["warnings"].size() == 1 && split["warnings"][0].get<std::string>().starts_with("The part validation is empty"));
        LATHE_RUN(dataset, *m_lathe, "dataset", "parted");
        for (const auto& column : dataset["columns"])
            QCOMPARE(column["role"] == "ignored", column["name"] == "part");
        LATHE_RUN(groups, *m_lathe, "split", "parted", "--group", "house");
        QVERIFY2(groups["warnings"].size() >= 1, groups.dump().c_str());
    }

    void proposesForATarget()
    {
        QByteArray text = "number,x\n";
        for (int i = 0; i < 60; ++i)
            text += QByteArray::number(i + 1) + ',' + QByteArray::number(i * 7 % 13) + '\n';
        write("numbered.csv", text);
        LATHE_RUN(imported, *m_lathe, "import", m_folder.filePath("numbered.csv"), "--name", "numbered");
        LATHE_RUN(usual, *m_lathe, "prepare", "numbered", "--suggest");
        QCOMPARE(usual["steps"][0]["parameters"]["columns"], json({"number"})); // it counts the rows
        LATHE_RUN(aimed, *m_lathe, "prepare", "numbered", "--suggest", "--target", "number");
        QVERIFY2(aimed.dump().find("drop") == std::string::npos, aimed.dump().c_str());
        const LatheResult unknown = m_lathe->run({"prepare", "sales", "--suggest", "--target", "prize"});
        QVERIFY2(unknown.exitCode == 1 && unknown.errors.contains("price"), unknown.text());
        const LatheResult alone = m_lathe->run({"prepare", "sales", "--target", "price"});
        QVERIFY2(alone.exitCode == 2, alone.text());
    }

    /// `told` alone answers: one question, two leaves.
    void drawsTrees()
    {
        write("all.json", R"({"format_version":1,"steps":[]})");
        LATHE_RUN(trained, *m_lathe, "train", "sales", "--algorithm", "table.decision_tree_classifier", "--target", "paid", "--name", "tree", "--pipeline", m_folder.filePath("all.json"));
        LATHE_RUN(drawn, *m_lathe, "explain", "tree", "--method", "tree");
        QCOMPARE(drawn["nodes"].size(), std::size_t(3));
        QVERIFY2(drawn["nodes"][0]["question"].get<std::string>().find("told") != std::string::npos, drawn.dump(1).c_str());
        const LatheResult none = m_lathe->run({"explain", "logistic", "--method", "tree"});
        QVERIFY2(none.exitCode == 1 && none.errors.contains("no tree"), none.text());
    }

    /// 0 and 1 are classes, as every classifier takes them.
    void searchesForClassesWhereTheTargetHasTwo()
    {
        LATHE_RUN(search, *m_lathe, "search", "sales", "--target", "paid", "--trials", "2", "--algorithm", "table.gaussian_naive_bayes");
        QVERIFY2(search.dump().find("f1_macro") != std::string::npos, search.dump(1).c_str());
        write("balanced.json", R"({"format_version":1,"steps":[{"transform":"over_sample","parameters":{}}]})");
        LATHE_RUN(balanced, *m_lathe, "train", "sales", "--algorithm", "table.gaussian_naive_bayes", "--target", "paid", "--pipeline", m_folder.filePath("balanced.json"));
    }

    void saysWhatThereIs()
    {
        const LatheResult task = m_lathe->run({"algorithms", "--task", "nope"});
        QVERIFY2(task.exitCode == 2 && task.errors.contains("regression"), task.text());
        const LatheResult kind = m_lathe->run({"algorithms", "--kind", "nope"});
        QVERIFY2(kind.exitCode == 2 && kind.errors.contains("table"), kind.text());
        const LatheResult cost = m_lathe->run({"decide", "logistic", "--threshold", "cost"});
        QVERIFY2(cost.exitCode == 2 && cost.errors.contains("--cost"), cost.text());
    }

private:
    void write(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    QString goodRows()
    {
        write("good.csv", "price,colour\n12,red\n41,red\n38,green\n");
        return m_folder.filePath("good.csv");
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LatheProcess> m_lathe;
};

QTEST_GUILESS_MAIN(TestTableCommands)
#include "tst_table_commands.moc"
