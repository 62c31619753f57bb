#include "data/checks.h"

#include "support/item_builder.h"

#include <QtTest>

#include <functional>

using namespace lathe;

namespace {

/// Two classes of 50 training, 5 validation and 5 test items: nothing to complain of.
ItemSet sound()
{
    ItemSet set{{"cat", "dog"}, {}, {}};
    for (int i = 0; i < 120; ++i)
        set.items.push_back(build::item(i, i % 2, i < 100 ? Part::Train : i < 110 ? Part::Validation : Part::Test));
    return set;
}

/// All checks that did not pass, "id state item…".
QByteArray complaints(const ItemSet& set)
{
    QByteArray text;
    for (const Check& check : checkItems(set)) {
        if (check.state == CheckState::Passed)
            continue;
        text += QByteArray::fromStdString(check.id + " " + std::string(toString(check.state)));
        for (std::size_t i = 0; i < std::min<std::size_t>(4, check.items.size()); ++i)
            text += " " + QByteArray::number(static_cast<qulonglong>(check.items[i]));
        text += "; ";
    }
    return text.trimmed();
}

} // namespace

class TestChecks : public QObject {
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<std::function<void(ItemSet&)>>("change");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* expected, std::function<void(ItemSet&)> change) {
            QTest::newRow(name) << change << QByteArray(expected);
        };
        row("sound", "", [](ItemSet&) {});
        row("empty", "empty failed;", [](ItemSet& set) { set.items.clear(); });
        row("unlabelled", "unlabelled warning 3;", [](ItemSet& set) { set.items[3].label = -1; });
        row("copy across", "copies_across failed 1 101;",
            [](ItemSet& set) { set.items[101].content = set.items[1].content; });
        row("near copy across", "near_copies_across warning 0 118;", [](ItemSet& set) { set.items[118].twin = 0; });
        row("contradiction", "contradictions warning 0 1;", [](ItemSet& set) { set.items[1].content = set.items[0].content; });
        row("plain", "plain warning 7;", [](ItemSet& set) { set.items[7].marks = NearlyPlain; });
        row("sizes", "sizes warning 5;", [](ItemSet& set) { set.items[5].height = 7; });
        row("no test", "parts warning;", [](ItemSet& set) {
            for (Item& item : set.items)
                if (item.part == Part::Test)
                    item.part = Part::Train;
        });
        row("empty class", "imbalance failed; few_items warning;", [](ItemSet& set) { set.classes.push_back("bird"); });
        row("rare class", "imbalance warning; few_items warning 0 102;", [](ItemSet& set) {
            for (std::size_t i = 4; i < 100; i += 2)
                set.items[i].label = 1;
            set.items[2].label = 1;
            for (std::size_t i = 104; i < 120; i += 2)
                set.items[i].label = 1;
            set.items[100].label = 1;
        });
    }
    void finds()
    {
        QFETCH(std::function<void(ItemSet&)>, change);
        QFETCH(QByteArray, expected);
        ItemSet set = sound();
        change(set);
        QCOMPARE(complaints(set), expected);
    }

    void titlesCountTheEvidence()
    {
        ItemSet set = sound();
        set.items[118].twin = 0;
        std::string title;
        for (const Check& check : checkItems(set))
            if (check.id == "near_copies_across")
                title = check.title.english();
        QCOMPARE(title, std::string("2 items with near copies in other parts"));
    }

    void countsClasses()
    {
        const auto counts = countClasses(sound());
        QCOMPARE(counts.size(), std::size_t(2));
        QCOMPARE(counts[1].name, std::string("dog"));
        QCOMPARE(counts[1].total, std::int64_t(60));
        QCOMPARE(counts[1].items, (std::array<std::int64_t, 4>{50, 5, 5, 0}));
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
