#include "ui/tables/column_detail.h"

#include "ui/plots/distribution_chart.h"
#include "ui/plots/number_text.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/key_value.h"
#include "ui/shell/labels.h"
#include "ui/tables/table_model.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct Suspicion {
    const char* id;
    const char* text;
};

constexpr Suspicion kSuspicions[] = {
    {"identifier", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like an identifier: nearly every row has its own value. A model would learn rows by heart")},
    {"constant", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Has the same value everywhere: there is nothing to learn from it")},
    {"currency", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like an amount of money")},
    {"percent", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like percentages")},
    {"year", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like years")},
    {"postal code", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like postal codes: a category, even where it is written as a number")},
    {"email", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like e-mail addresses, which tell persons apart")},
    {"url", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like web addresses")},
    {"date as text", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like dates that are stored as text")},
    {"category as number", QT_TRANSLATE_NOOP("lathe::ColumnDetail", "Looks like a category that is written as a number")},
};

} // namespace

/// A value, how often it is there, and a bar below; a click wants its rows.
class ColumnDetail::ValueBar : public QAbstractButton {
public:
    ValueBar(const QString& name, std::int64_t count, std::int64_t rows, double share)
        : m_name(name), m_count(countText(qint64(count))), m_share(share)
    {
        setText(name);
        setAccessibleName(name + QStringLiteral(": ") + m_count);
        const double all = rows > 0 ? double(count) / double(rows) : 0;
        setToolTip(name + u'\n' + ColumnDetail::tr("%1 rows, %2").arg(m_count, percentText(all)));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(token::rowHeight);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (hasFocus() || underMouse()) {
            painter.setPen(hasFocus() ? QPen(colors.accent, 1) : Qt::NoPen);
            painter.setBrush(colors.hover);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), token::radius, token::radius);
        }
        painter.setFont(theme.font(token::caption));
        painter.setPen(colors.text);
        const QRectF room = QRectF(rect()).adjusted(token::space8, 0, -token::space8, -token::space8);
        const double wide = tabularWidth(painter.font(), m_count);
        drawTabular(painter, room, Qt::AlignRight, m_count);
        painter.drawText(room.adjusted(0, 0, -wide - token::space8, 0), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_name, Qt::ElideRight, int(room.width() - wide - token::space8)));
        paintBar(painter, QRectF(room.left(), height() - token::space8, room.width(), token::space4), m_share, theme.categorical(0));
    }

private:
    QString m_name, m_count;
    double m_share;
};

ColumnDetail::ColumnDetail(QWidget* parent)
    : QWidget(parent), m_name(wrapping(sectionLabel())), m_type(wrapping(captionLabel())), m_suspected(wrapping(bodyLabel())),
      m_chart(new DistributionChart), m_numbers(new KeyValueList), m_topTitle(headingLabel(tr("Most frequent"))), m_top(new QVBoxLayout)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(token::space12);
    auto* head = new QVBoxLayout;
    head->setSpacing(token::space4);
    head->addWidget(m_name);
    head->addWidget(m_type);
    whole->addLayout(head);
    m_chart->setFixedHeight(m_chart->sizeHint().height());
    whole->addWidget(m_chart);
    whole->addWidget(m_suspected);
    whole->addWidget(m_numbers);
    whole->addWidget(m_topTitle);
    m_top->setSpacing(token::space4);
    whole->addLayout(m_top);
    whole->addStretch(1);
    connect(m_chart, &DistributionChart::barClicked, this, &ColumnDetail::showBar);
    clear();
}

void ColumnDetail::clear()
{
    m_column = -1;
    m_profile = {};
    m_name->setText(tr("Column"));
    m_type->setText(tr("Click the head of a column to see what it holds"));
    for (QWidget* widget : {static_cast<QWidget*>(m_chart), static_cast<QWidget*>(m_numbers), static_cast<QWidget*>(m_suspected), static_cast<QWidget*>(m_topTitle)})
        widget->hide();
    showTopValues(nullptr, {});
}

void ColumnDetail::setColumn(const TableModel& model, int column)
{
    if (column < 0 || column >= model.columnCount())
        return clear();
    const ColumnProfile* profile = model.profile(column);
    const Field& field = model.table()->field(std::size_t(column));
    m_column = column;
    m_name->setText(QString::fromStdString(field.name));
    m_type->setText(profile ? typeText(field, profile) : tr("The values are being counted"));
    m_profile = profile ? *profile : ColumnProfile();
    const bool isMeasured = m_profile.type == ColumnType::Numeric || m_profile.type == ColumnType::Time;
    m_chart->setVisible(profile && isMeasured && !m_profile.bars.empty());
    if (m_chart->isVisibleTo(this))
        m_chart->setProfile(m_profile);
    m_chart->setTitle(tr("Distribution of %1").arg(m_name->text()));
    const auto suspicion = std::ranges::find_if(kSuspicions, [&](const Suspicion& s) { return m_profile.suspected == s.id; });
    m_suspected->setText(suspicion == std::end(kSuspicions) ? QString() : tr(suspicion->text));
    m_suspected->setVisible(!m_suspected->text().isEmpty());
    m_numbers->setVisible(profile != nullptr);
    showNumbers(model, m_profile);
    showTopValues(&model, m_profile);
}

void ColumnDetail::showNumbers(const TableModel& model, const ColumnProfile& profile)
{
    const DisplayFormat& format = model.format(m_column);
    const auto share = [&](std::int64_t count) {
        const QString text = countText(qint64(count));
        return count == 0 || profile.rows == 0 ? text : text + QStringLiteral(" (") + percentText(double(count) / double(profile.rows)) + u')';
    };
    std::vector<KeyValueList::Row> rows;
    const auto value = [&](const QString& label, const std::optional<double>& number, bool between) {
        if (number)
            rows.push_back({label, format.number(*number, between), {}});
    };
    rows.push_back({tr("Rows"), countText(qint64(profile.rows)), {}});
    rows.push_back({tr("Missing"), share(profile.missing), {}});
    rows.push_back({tr("Different values"), (profile.isEstimated ? QStringLiteral("≈ ") : QString()) + countText(qint64(profile.distinct)),
                    profile.isEstimated ? tr("Estimated: there are too many to count each") : QString()});
    value(tr("Smallest"), profile.minimum, false);
    value(tr("Lower quartile"), profile.lowerQuartile, true);
    value(tr("Median"), profile.median, true);
    value(tr("Upper quartile"), profile.upperQuartile, true);
    value(tr("Largest"), profile.maximum, false);
    value(tr("Mean"), profile.mean, true);
    if (profile.type == ColumnType::Numeric) {
        value(tr("Standard deviation"), profile.deviation, true);
        if (profile.skewness) // an even 0.00 has no sign
            rows.push_back({tr("Skewness"), numberText(std::abs(*profile.skewness) < 0.005 ? 0.0 : *profile.skewness, 2), tr("0 for even sides, above 0 with a long tail of large values")});
        rows.push_back({tr("Outliers"), share(profile.outliers), tr("Beyond the quartiles by more than 1.5 times their distance")});
        rows.push_back({tr("Zeros"), share(profile.zeros), {}});
        rows.push_back({tr("Negative"), share(profile.negatives), {}});
    }
    if (profile.type == ColumnType::Text)
        rows.push_back({tr("Mean length"), tr("%1 characters").arg(numberText(profile.meanLength, 1)), {}});
    m_numbers->setRows(rows);
}

void ColumnDetail::showTopValues(const TableModel* model, const ColumnProfile& profile)
{
    while (QLayoutItem* item = m_top->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // its click may be what called us
        delete item;
    }
    // Values that are there once each say nothing, and so do the chance meetings of measured ones.
    const bool measures = profile.type == ColumnType::Numeric || profile.type == ColumnType::Time;
    constexpr std::int64_t kRare = 200; // one row in so many
    const bool repeats = !profile.topValues.empty() && profile.topValues.front().count > 1
        && (!measures || profile.topValues.front().count * kRare >= profile.rows);
    m_topTitle->setVisible(repeats);
    for (std::size_t i = 0; repeats && i < profile.topValues.size(); ++i) {
        const ProfileBar& top = profile.topValues[i];
        const QString name = measures ? model->format(m_column).number(top.low) : QString::fromStdString(top.label);
        auto* bar = new ValueBar(name, top.count, profile.rows, double(top.count) / double(profile.topValues.front().count));
        connect(bar, &QAbstractButton::clicked, this, [this, top, measures] {
            emit rangeClicked(m_column, top.low, top.low, measures ? QString() : QString::fromStdString(top.label));
        });
        m_top->addWidget(bar);
    }
}

void ColumnDetail::showBar(int bar)
{
    const ProfileBar& wanted = m_profile.bars[std::size_t(bar)];
    emit rangeClicked(m_column, wanted.low, wanted.high, {});
}

} // namespace lathe
