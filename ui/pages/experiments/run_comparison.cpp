#include "ui/pages/experiments/run_comparison.h"

#include "ui/models/format.h"
#include "ui/models/run_table_model.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/experiments/run_delegate.h"
#include "ui/shell/key_value.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <nlohmann/json.hpp>

#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace lathe {

namespace {

constexpr std::size_t kMostCompared = 6;

QString asText(const nlohmann::json& value)
{
    if (value.is_string())
        return text(value.get<std::string>());
    if (value.is_boolean())
        return value.get<bool>() ? RunComparison::tr("yes") : RunComparison::tr("no");
    if (value.is_number_integer())
        return QString::number(value.get<std::int64_t>());
    if (value.is_number())
        return QLocale().toString(value.get<double>(), 'g', 6);
    return text(value.dump());
}

QString readable(const std::string& name)
{
    QString words = text(name).replace('_', ' ');
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

std::map<std::string, QString> parametersOf(const RunRecord& run)
{
    std::map<std::string, QString> result;
    const auto json = nlohmann::json::parse(run.parameters, nullptr, false);
    if (json.is_object())
        for (const auto& [name, value] : json.items())
            result[name] = asText(value);
    return result;
}

ComparedRow compared(const QString& name, QStringList values)
{
    ComparedRow row{name, std::move(values), false};
    for (qsizetype i = 1; i < row.values.size(); ++i) {
        if (row.values[i] == row.values[0])
            row.values[i] = RunComparison::tr("same");
        else
            row.differs = true;
    }
    return row;
}

/// Those of the tasks of all runs; runs of different tasks share none and each has its own rows.
std::vector<std::string> metricsOf(const std::vector<RunRecord>& runs)
{
    std::vector<std::string> ids;
    for (const RunRecord& run : runs)
        for (const std::string& id : lathe::metricsOf(taskOf(run)))
            if (std::ranges::find(ids, id) == ids.end())
                ids.push_back(id);
    return ids;
}

/// A difference and its operands have the same digits, enough to be subtracted.
int decimalsOf(const std::string& id, std::optional<double> reference)
{
    const bool isQuantity = id == "rmse" || id == "mae" || id == "davies_bouldin" || id == "inertia" || id == "calinski_harabasz";
    const double size = isQuantity ? std::abs(reference.value_or(0)) : 0;
    return size >= 1000 ? 0 : size >= 10 ? 2 : 4;
}

class LetterBadge : public QWidget {
public:
    explicit LetterBadge(int index) : m_index(index) { setFixedSize(20, 20); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintLetter(painter, rect(), m_index);
    }

private:
    int m_index;
};

QWidget* table(const std::vector<ComparedRow>& rows, std::size_t runs)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(token::space8);
    grid->setVerticalSpacing(token::space4);
    for (std::size_t i = 0; i < runs; ++i) {
        auto* head = headingLabel(QString(QChar('A' + static_cast<int>(i))));
        grid->addWidget(head, 0, static_cast<int>(i) + 1, Qt::AlignRight);
    }
    int line = 1;
    for (const ComparedRow& row : rows) {
        auto* name = new ElidedLabel((row.differs ? QStringLiteral("● ") : QString()) + row.name);
        name->setProperty("role", row.differs ? "strong" : "caption");
        grid->addWidget(name, line, 0);
        for (qsizetype i = 0; i < row.values.size(); ++i) {
            auto* value = new ElidedLabel(row.values[i]);
            value->setProperty("role", row.differs ? "strong" : "caption");
            value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            grid->addWidget(value, line, static_cast<int>(i) + 1);
        }
        ++line;
    }
    grid->setColumnStretch(0, 3);
    for (std::size_t i = 0; i < runs; ++i)
        grid->setColumnStretch(static_cast<int>(i) + 1, 2);
    return widget;
}

} // namespace

std::vector<ComparedRow> compareParameters(const std::vector<RunRecord>& runs)
{
    std::vector<ComparedRow> rows;
    const auto add = [&](const QString& name, const auto& valueOf) {
        QStringList values;
        for (const RunRecord& run : runs)
            values << valueOf(run);
        rows.push_back(compared(name, std::move(values)));
    };
    add(RunComparison::tr("Algorithm"), [](const RunRecord& run) { return algorithmName(run.algorithm); });
    add(RunComparison::tr("Dataset"), [](const RunRecord& run) { return text(run.dataset) + '@' + QString::number(run.version); });
    if (std::ranges::any_of(runs, [](const RunRecord& run) { return !targetOf(run).empty(); }))
        add(RunComparison::tr("Target"), [](const RunRecord& run) { return text(targetOf(run)); });
    add(RunComparison::tr("Seed"), [](const RunRecord& run) { return QString::number(run.seed); });
    std::vector<std::map<std::string, QString>> parameters;
    std::map<std::string, bool> names;
    for (const RunRecord& run : runs) {
        parameters.push_back(parametersOf(run));
        for (const auto& [name, value] : parameters.back())
            names[name] = true;
    }
    for (const auto& [name, known] : names) {
        QStringList values;
        for (const auto& own : parameters) {
            const auto found = own.find(name);
            values << (found == own.end() ? QStringLiteral("–") : found->second);
        }
        rows.push_back(compared(readable(name), std::move(values)));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const ComparedRow& a, const ComparedRow& b) { return a.differs > b.differs; });
    return rows;
}

std::vector<ComparedRow> compareMetrics(const std::vector<RunRecord>& runs)
{
    std::vector<ComparedRow> rows;
    for (const std::string& id : metricsOf(runs)) {
        const auto reference = runMetric(runs.front(), id).value;
        const int decimals = decimalsOf(id, reference);
        ComparedRow row{metricName(id), {metricText(reference, decimals)}, false};
        for (std::size_t i = 1; i < runs.size(); ++i) {
            const auto own = runMetric(runs[i], id).value;
            if (!own || !reference) {
                row.values << metricText(own, decimals);
                continue;
            }
            const double difference = *own - *reference;
            row.differs |= difference != 0;
            const QString sign = difference < 0 ? QStringLiteral("−") : QStringLiteral("+");
            row.values << (difference == 0 ? RunComparison::tr("same") : sign + metricText(std::abs(difference), decimals));
        }
        const bool measured = std::any_of(runs.begin(), runs.end(), [&id](const RunRecord& run) { return runMetric(run, id).value; });
        if (measured)
            rows.push_back(std::move(row));
    }
    return rows;
}

RunComparison::RunComparison(QWidget* parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    setRuns({});
}

void RunComparison::setRuns(const std::vector<RunRecord>& runs)
{
    delete m_content;
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space8);
    if (runs.empty())
        showNothing();
    else if (runs.size() == 1)
        showOne(runs.front());
    else
        showSeveral({runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(std::min(runs.size(), kMostCompared))});
    column->addStretch(1);
    m_layout->addWidget(m_content);
}

void RunComparison::showNothing()
{
    m_content->layout()->addWidget(sectionLabel(tr("Details")));
    m_content->layout()->addWidget(wrapping(mutedLabel(tr("Select a run to see its settings and results, or several to compare them side by side."))));
}

void RunComparison::showOne(const RunRecord& run)
{
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    auto* title = new ElidedLabel(text(run.name));
    title->setProperty("role", "section");
    column->addWidget(title);
    column->addWidget(captionLabel(algorithmName(run.algorithm) + QStringLiteral(" · ") + text(run.dataset) + '@' + QString::number(run.version)));
    if (!run.error.empty())
        column->addWidget(wrapping(errorLabel(text(run.error))));

    const auto addList = [&](const QString& heading, std::vector<KeyValueList::Row> rows) {
        if (rows.empty())
            return;
        column->addSpacing(token::space8);
        column->addWidget(headingLabel(heading));
        auto* list = new KeyValueList;
        list->setRows(rows);
        column->addWidget(list);
    };
    for (const char* part : {"validation", "test"}) {
        std::vector<KeyValueList::Row> rows;
        for (const std::string& id : metricsOf({run}))
            if (const RunMetric metric = runMetric(run, id, part); metric.value)
                rows.push_back({metricName(id), metricIntervalText(id, metric), tr("95 % interval")});
        addList(std::string_view(part) == "test" ? tr("Test") : tr("Validation"), std::move(rows));
    }
    std::vector<KeyValueList::Row> parameters;
    for (const auto& [name, value] : parametersOf(run))
        parameters.push_back({readable(name), value, {}});
    if (const std::string target = targetOf(run); !target.empty())
        parameters.insert(parameters.begin(), {tr("Target"), text(target), {}});
    parameters.push_back({tr("Seed"), QString::number(run.seed), {}});
    addList(tr("Parameters"), std::move(parameters));

    std::vector<KeyValueList::Row> machine{{tr("Device"), deviceName(run), {}}};
    if (run.itemsPerSecond > 0)
        machine.push_back({tr("Speed"), tr("%1 items/s").arg(countText(static_cast<std::int64_t>(run.itemsPerSecond))), {}});
    if (run.peakMemoryBytes > 0)
        machine.push_back({tr("Peak memory"), sizeText(run.peakMemoryBytes), {}});
    if (run.seconds > 0)
        machine.push_back({tr("Duration"), durationLabel(run.seconds), {}});
    if (run.epochsPlanned > 0)
        machine.push_back({tr("Epochs"), tr("%1 of %2").arg(run.epochs).arg(run.epochsPlanned), {}});
    if (run.parameterCount > 0)
        machine.push_back({tr("Weights"), countText(run.parameterCount), text(run.weightsSha256)});
    addList(tr("Machine"), std::move(machine));
}

void RunComparison::showSeveral(const std::vector<RunRecord>& runs)
{
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    column->addWidget(sectionLabel(tr("%n runs compared", nullptr, static_cast<int>(runs.size()))));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto* line = new QHBoxLayout;
        line->setSpacing(token::space8);
        line->addWidget(new LetterBadge(static_cast<int>(i)));
        line->addWidget(new ElidedLabel(text(runs[i].name)), 1);
        line->addWidget(captionLabel(i == 0 ? tr("reference") : statusText(runs[i].status)));
        column->addLayout(line);
    }
    column->addSpacing(token::space8);
    column->addWidget(headingLabel(tr("Difference to A, validation")));
    column->addWidget(table(compareMetrics(runs), runs.size()));
    column->addSpacing(token::space8);
    column->addWidget(headingLabel(tr("Settings")));
    column->addWidget(table(compareParameters(runs), runs.size()));
}

} // namespace lathe
