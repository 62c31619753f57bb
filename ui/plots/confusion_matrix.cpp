#include "ui/plots/confusion_matrix.h"

#include "ui/plots/confusion_area.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace lathe {

std::vector<int> confusionOrder(const std::vector<std::int64_t>& counts, int classes)
{
    const auto at = [&](int truth, int predicted) {
        return counts[std::size_t(truth) * std::size_t(classes) + std::size_t(predicted)];
    };
    std::vector<int> order;
    if (classes <= 0)
        return order;
    int start = 0;
    double worst = 2;
    for (int c = 0; c < classes; ++c) {
        std::int64_t total = 0;
        for (int other = 0; other < classes; ++other)
            total += at(c, other);
        const double share = total > 0 ? double(at(c, c)) / double(total) : 2;
        if (share < worst) {
            worst = share;
            start = c;
        }
    }
    std::vector<std::int64_t> tied(std::size_t(classes), 0); // confusions with the classes placed
    std::vector<bool> placed(std::size_t(classes), false);
    for (int next = start; next >= 0;) {
        order.push_back(next);
        placed[std::size_t(next)] = true;
        int best = -1;
        for (int c = 0; c < classes; ++c) {
            if (placed[std::size_t(c)])
                continue;
            tied[std::size_t(c)] += at(c, next) + at(next, c);
            if (best < 0 || tied[std::size_t(c)] > tied[std::size_t(best)])
                best = c;
        }
        next = best;
    }
    return order;
}

HeatLegend::HeatLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Share of the row. The colour saturates at 80 %"));
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

namespace {
constexpr double kLegendShares[] = {0.01, 0.05, 0.2, 0.8};
constexpr int kSwatchWidth = 16, kSwatchHeight = 12;

QString legendText(double share)
{
    const QString number = QLocale().toString(int(share * 100 + 0.5));
    return share < kHeatSaturation ? number + QStringLiteral("\u00a0%") : number + QStringLiteral("+\u00a0%");
}
} // namespace

QSize HeatLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(token::caption));
    int width = 0;
    for (const double share : kLegendShares)
        width += kSwatchWidth + token::space4 + metrics.horizontalAdvance(legendText(share)) + token::space12;
    return {width, std::max(kSwatchHeight, metrics.height())};
}

void HeatLegend::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(token::caption));
    const QFontMetrics metrics(painter.font());
    double x = token::space12;
    for (const double share : kLegendShares) {
        painter.setPen(theme.colors().border);
        painter.setBrush(matrixHeat(share));
        painter.drawRoundedRect(QRectF(x + 0.5, (height() - kSwatchHeight) / 2.0 + 0.5, kSwatchWidth - 1,
                                       kSwatchHeight - 1), 3, 3);
        x += kSwatchWidth + token::space4;
        painter.setPen(theme.colors().muted);
        const QString text = legendText(share);
        painter.drawText(QRectF(x, 0, 100, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        x += metrics.horizontalAdvance(text) + token::space12;
    }
}

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : PlotView(parent)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space8);
    m_tools = new QWidget;
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search a class"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_all = new QCheckBox;
    row->addWidget(m_search, 1);
    row->addWidget(m_all);
    column->addWidget(m_tools);
    m_area = new ConfusionArea;
    column->addWidget(m_area, 1);
    setContent(box);
    setTitle(tr("Confusion matrix"));
    setFocusProxy(m_area);
    connect(m_search, &QLineEdit::textChanged, this, &ConfusionMatrix::regroup);
    connect(m_all, &QCheckBox::toggled, this, &ConfusionMatrix::regroup);
    connect(m_area, &ConfusionArea::activated, this, [this](int truthGroup, int predictedGroup) {
        MatrixCell cell;
        const auto add = [this](std::vector<int>& to, int group) {
            for (std::size_t g = 0; g < m_groups.size(); ++g)
                if (group == int(g) || group == int(m_groups.size()))
                    to.insert(to.end(), m_groups[g].classes.begin(), m_groups[g].classes.end());
        };
        add(cell.truths, truthGroup);
        add(cell.predictions, predictedGroup);
        emit activated(cell);
    });
    clear();
}

void ConfusionMatrix::clear()
{
    setCounts({}, {});
}

void ConfusionMatrix::setCounts(QStringList classes, std::vector<std::int64_t> counts)
{
    m_classes = std::move(classes);
    m_counts = std::move(counts);
    m_order = confusionOrder(m_counts, int(m_classes.size()));
    m_tools->setVisible(m_classes.size() > kAtOnce);
    m_all->setText(tr("All %1 classes").arg(countText(m_classes.size())));
    regroup();
}

void ConfusionMatrix::regroup()
{
    const QString wanted = m_search->text().trimmed();
    const auto k = std::size_t(m_classes.size());
    std::vector<int> shown = m_order;
    if (m_classes.size() > kAtOnce && !wanted.isEmpty()) {
        // A searched class comes with those it is confused with.
        std::vector<bool> keep(k, false);
        for (std::size_t c = 0; c < k; ++c) {
            if (!m_classes[int(c)].contains(wanted, Qt::CaseInsensitive))
                continue;
            for (std::size_t other = 0; other < k; ++other)
                if (other == c || m_counts[c * k + other] > 0 || m_counts[other * k + c] > 0)
                    keep[other] = true;
        }
        std::erase_if(shown, [&](int c) { return !keep[std::size_t(c)]; });
    }
    if (!m_all->isChecked() && shown.size() > std::size_t(kAtOnce))
        shown.resize(std::size_t(kAtOnce));
    m_groups.clear();
    std::vector<std::size_t> groupOf(k, shown.size());
    for (const int c : shown) {
        groupOf[std::size_t(c)] = m_groups.size();
        m_groups.push_back({m_classes[c], {c}});
    }
    if (shown.size() < k) {
        Group others{tr("%1 others").arg(countText(qint64(k - shown.size()))), {}};
        for (std::size_t c = 0; c < k; ++c)
            if (groupOf[c] == shown.size())
                others.classes.push_back(int(c));
        m_groups.push_back(std::move(others));
    }
    const std::size_t groups = m_groups.size();
    m_cells.assign(groups * groups, 0);
    m_rowTotals.assign(groups, 0);
    m_columnTotals.assign(groups, 0);
    for (std::size_t truth = 0; truth < k; ++truth)
        for (std::size_t predicted = 0; predicted < k; ++predicted) {
            const std::int64_t value = m_counts[truth * k + predicted];
            m_cells[groupOf[truth] * groups + groupOf[predicted]] += value;
            m_rowTotals[groupOf[truth]] += value;
            m_columnTotals[groupOf[predicted]] += value;
        }
    QStringList names;
    for (const Group& group : m_groups)
        names << group.name;
    m_area->setCells(std::move(names), m_cells, m_rowTotals, m_columnTotals);
    refreshTable();
}

void ConfusionMatrix::select(int truth, int predicted)
{
    const auto groupOf = [this](int c) {
        for (std::size_t g = 0; g < m_groups.size(); ++g)
            if (std::find(m_groups[g].classes.begin(), m_groups[g].classes.end(), c) != m_groups[g].classes.end())
                return int(g);
        return -1;
    };
    m_area->select(groupOf(truth), groupOf(predicted));
}

PlotTable ConfusionMatrix::table() const
{
    PlotTable table;
    table.columns << tr("Truth \\ predicted");
    for (const Group& group : m_groups)
        table.columns << group.name;
    table.columns << tr("Items");
    const std::size_t groups = m_groups.size();
    for (std::size_t row = 0; row < groups; ++row) {
        std::vector<QVariant> cells{m_groups[row].name};
        for (std::size_t column = 0; column < groups; ++column)
            cells.emplace_back(qint64(m_cells[row * groups + column]));
        cells.emplace_back(qint64(m_rowTotals[row]));
        table.rows.push_back(std::move(cells));
    }
    std::vector<QVariant> last{tr("Predicted")};
    for (const std::int64_t total : m_columnTotals)
        last.emplace_back(qint64(total));
    last.emplace_back(qint64(std::accumulate(m_rowTotals.begin(), m_rowTotals.end(), std::int64_t(0))));
    table.rows.push_back(std::move(last));
    return table;
}

QSize ConfusionMatrix::sizeHint() const
{
    return {640, 380};
}

} // namespace lathe
