#include "ui/pages/label/history_list.h"

#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QMouseEvent>
#include <QPainter>

namespace lathe {

namespace {

constexpr std::size_t kLines = 7;
constexpr int kLineHeight = 24;
constexpr int kTick = 5000; // milliseconds

nlohmann::json parsed(const std::string& text) { return text.empty() ? nlohmann::json() : nlohmann::json::parse(text, nullptr, false); }

} // namespace

HistoryList::HistoryList(Labelling& labelling, QWidget* parent) : QWidget(parent), m_labelling(labelling)
{
    setAccessibleName(tr("History"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&labelling, &Labelling::historyChanged, this, &HistoryList::refresh);
    connect(&labelling, &Labelling::opened, this, &HistoryList::refresh);
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
    m_clock.setInterval(kTick);
    connect(&m_clock, &QTimer::timeout, this, &HistoryList::refresh);
    m_clock.start();
}

QSize HistoryList::sizeHint() const { return {200, static_cast<int>(std::max<std::size_t>(1, m_lines.size())) * kLineHeight}; }

/// "RBC drawn", "cat → dog", "3 changes"
QString HistoryList::describe(const LabelBatch& batch) const
{
    const LabelState& state = m_labelling.state();
    const auto className = [&](const nlohmann::json& id) {
        if (!id.is_string())
            return tr("no class");
        for (const LabelClass& one : state.classes())
            if (one.id == id.get<std::string>())
                return QString::fromStdString(one.name);
        return QString::fromStdString(id.get<std::string>());
    };
    const auto marks = std::ranges::count_if(batch.changes, [](const LabelChange& change) { return change.subject != "progress"; });
    if (marks > 1)
        return tr("%n change(s)", nullptr, int(marks));
    const auto main = std::ranges::find_if(batch.changes, [](const LabelChange& change) { return change.subject != "progress"; });
    if (main == batch.changes.end()) {
        const auto value = parsed(batch.changes.front().value);
        return !value.is_string() ? tr("opened again") : value == "done" ? tr("done") : value == "skipped" ? tr("skipped") : tr("flagged");
    }
    const auto before = parsed(main->before), value = parsed(main->value);
    if (LabelRounds::isRound(main->subject))
        return main->before.empty() ? tr("round started") : value.is_object() && value.value("closed", false) ? tr("round closed") : tr("round changed");
    if (main->subject == "gold")
        return main->value.empty() ? tr("not known any more") : tr("known to be %1").arg(className(value));
    if (main->subject.starts_with("kept/"))
        return main->value.empty() ? tr("doubted again") : tr("found right");
    if (main->item.empty()) {
        const QString name = QString::fromStdString(value.is_object() ? value.value("name", std::string()) : main->subject.substr(6));
        return main->before.empty() ? tr("class %1 added").arg(name) : value.is_object() && value.contains("into") ? tr("class %1 merged").arg(name) : tr("class %1 changed").arg(name);
    }
    if (main->subject == "class" || LabelRounds::isAnswer(main->subject))
        return main->before.empty() ? className(value) : tr("%1 → %2").arg(className(before), className(value));
    const auto named = [&](const nlohmann::json& annotation) { return className(annotation.is_object() && annotation.contains("class") ? annotation["class"] : nlohmann::json()); };
    if (main->value.empty())
        return tr("%1 removed").arg(named(before));
    if (batch.origin == LabelOrigin::Suggestion)
        return tr("%1 accepted").arg(named(value));
    if (main->before.empty())
        return tr("%1 drawn").arg(named(value));
    return named(before) == named(value) ? tr("%1 changed").arg(named(value)) : tr("%1 → %2").arg(named(before), named(value));
}

void HistoryList::refresh()
{
    m_lines.clear();
    if (m_labelling.isOpen()) {
        const auto& batches = m_labelling.history().batches();
        for (auto batch = batches.rbegin(); batch != batches.rend() && m_lines.size() < kLines; ++batch) {
            if (m_labelling.isHidden(*batch))
                continue;
            Line line{describe(*batch), {}, m_labelling.history().isUndone(batch->id), {}};
            const auto time = QDateTime::fromString(QString::fromStdString(batch->time), Qt::ISODateWithMs);
            const qint64 seconds = time.secsTo(QDateTime::currentDateTimeUtc());
            line.when = line.isUndone ? tr("undone") : seconds < 5 ? tr("now") : seconds < 60 ? tr("%1 s").arg(seconds)
                : seconds < 3600 ? tr("%1 min").arg(seconds / 60) : QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
            for (const LabelChange& change : batch->changes)
                if (!line.item && !change.item.empty())
                    line.item = m_labelling.state().find(change.item);
            m_lines.push_back(std::move(line));
        }
    }
    updateGeometry();
    update();
}

void HistoryList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = Theme::instance().colors();
    painter.setFont(Theme::instance().font(token::body));
    if (m_lines.empty()) {
        painter.setPen(colors.muted);
        painter.drawText(rect(), Qt::AlignVCenter, tr("Nothing was changed yet"));
        return;
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const int top = static_cast<int>(i) * kLineHeight;
        const bool isNewest = !line.isUndone && (i == 0 || m_lines[i - 1].isUndone);
        painter.setPen(QPen(isNewest ? colors.accent : colors.muted, 1.5, line.isUndone ? Qt::DotLine : Qt::SolidLine));
        painter.setBrush(isNewest ? QBrush(colors.accent) : QBrush(Qt::NoBrush));
        painter.drawEllipse(QPointF(6, top + kLineHeight / 2.0), 3.5, 3.5);
        painter.setPen(colors.muted);
        const int whenWidth = painter.fontMetrics().horizontalAdvance(line.when);
        painter.drawText(QRect(width() - whenWidth, top, whenWidth, kLineHeight), Qt::AlignVCenter, line.when);
        painter.setPen(line.isUndone ? colors.muted : colors.text);
        const QRect text(20, top, width() - whenWidth - 20 - token::space8, kLineHeight);
        painter.drawText(text, Qt::AlignVCenter, painter.fontMetrics().elidedText(line.text, Qt::ElideRight, text.width()));
    }
}

void HistoryList::mousePressEvent(QMouseEvent* event)
{
    const auto line = static_cast<std::size_t>(std::max(0, event->pos().y() / kLineHeight));
    if (line < m_lines.size() && m_lines[line].item)
        emit itemWanted(*m_lines[line].item);
}

} // namespace lathe
