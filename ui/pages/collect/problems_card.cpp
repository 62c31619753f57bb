#include "ui/pages/collect/problems_card.h"

#include "ui/items/picture_painter.h"
#include "ui/items/thumbnail_loader.h"
#include "ui/plots/number_text.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kEvidence = 3, kSide = 32;
constexpr int kEvidenceWidth = 108;
constexpr int kReasonsListed = 12;

/// A few pictures in a row; a torn frame for what cannot be shown.
class Evidence : public QWidget {
public:
    Evidence(ThumbnailLoader& loader, std::shared_ptr<const ItemSet> set, std::vector<std::size_t> items, QString separator)
        : m_loader(loader), m_set(std::move(set)), m_items(std::move(items)), m_separator(std::move(separator))
    {
        setFixedSize(kEvidenceWidth, kSide);
        connect(this, &QObject::destroyed, &loader, [&loader, client = this] { loader.forget(client); });
        connect(&loader, &ThumbnailLoader::loaded, this, QOverload<>::of(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& colors = Theme::instance().colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_items.empty()) {
            painter.setPen(QPen(colors.muted, 1, Qt::DashLine));
            painter.drawRoundedRect(QRectF(0.5, 0.5, kSide - 1, kSide - 1), 4, 4);
            painter.setPen(QPen(colors.muted, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(QPolygonF({{9, 22}, {9, 10}, {23, 10}, {23, 14}}));
            painter.drawPolyline(QPolygonF({{9, 22}, {13, 17}, {16, 20}}));
            painter.drawPolyline(QPolygonF({{23, 18}, {20, 19.5}, {22, 21}, {19, 22.5}}));
            return;
        }
        m_loader.want(this, m_set, m_items, int(kSide * devicePixelRatioF()));
        double x = 0;
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            const auto found = m_loader.find(m_set->items[m_items[i]].content, int(kSide * devicePixelRatioF()));
            const QRectF box(x, 0, kSide, kSide);
            painter.save();
            QPainterPath rounded;
            rounded.addRoundedRect(box, 4, 4);
            painter.setClipPath(rounded);
            painter.fillRect(box, colors.hover);
            if (found.state == ThumbnailLoader::State::Ready)
                paintPicture(painter, found.picture, box);
            painter.restore();
            x += kSide + token::space4;
            if (i + 1 < m_items.size() && !m_separator.isEmpty()) {
                painter.setPen(colors.muted);
                painter.drawText(QRectF(x - 2, 0, 12, kSide), Qt::AlignCenter, m_separator);
                x += token::space12;
            }
        }
    }

private:
    ThumbnailLoader& m_loader;
    std::shared_ptr<const ItemSet> m_set;
    std::vector<std::size_t> m_items;
    QString m_separator;
};

class HairLine : public QWidget {
public:
    HairLine() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::instance().colors().border); }
};

class WarningSign : public QWidget {
public:
    WarningSign() { setFixedSize(token::space16, token::space16); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& colors = Theme::instance().colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors.warning, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(colors.warning);
        painter.drawPolygon(QPolygonF({{8, 1.8}, {15, 14}, {1, 14}}));
        painter.setPen(QPen(colors.surface, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(8, 6.2), QPointF(8, 9.6));
        painter.drawPoint(QPointF(8, 12));
    }
};

} // namespace

ProblemsCard::ProblemsCard(ThumbnailLoader& loader, QWidget* parent) : Card({}, {}, parent), m_loader(loader), m_rows(new QVBoxLayout)
{
    layout()->setContentsMargins(token::space16, token::space8, token::space16, token::space4);
    layout()->setSpacing(token::space4);
    m_rows->setSpacing(0);
    content()->addLayout(m_rows);
    hide();
}

void ProblemsCard::clear()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_problems = 0;
}

std::pair<QLabel*, QLabel*> ProblemsCard::addHead()
{
    auto* head = new QWidget;
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(token::space8);
    auto* title = sectionLabel();
    auto* subtitle = mutedLabel();
    auto* copy = linkButton(tr("Copy the list"));
    line->addWidget(new WarningSign);
    line->addWidget(title);
    line->addWidget(subtitle);
    line->addStretch(1);
    line->addWidget(copy);
    head->setMinimumHeight(token::rowHeight);
    m_rows->addWidget(head);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(listText()); });
    return {title, subtitle};
}

void ProblemsCard::addRow(const std::vector<std::size_t>& evidence, const QString& separator, const QString& title,
                          const QString& detail, const QString& outcome, const QString& toolTip)
{
    m_rows->addWidget(new HairLine);
    auto* row = new QWidget;
    row->setMinimumHeight(kSide + token::space12);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, token::space4, 0, token::space4);
    line->setSpacing(token::space12);
    line->addWidget(new Evidence(m_loader, m_set, evidence, separator));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new ElidedLabel(title));
    auto* small = new ElidedLabel(detail);
    small->setProperty("role", "caption");
    texts->addWidget(small);
    line->addLayout(texts, 1);
    line->addWidget(mutedLabel(outcome));
    row->setToolTip(toolTip);
    row->setAccessibleName(title + QStringLiteral(". ") + detail);
    m_rows->addWidget(row);
    ++m_problems;
}

void ProblemsCard::setPreview(std::shared_ptr<const ImportPreview> preview, const SetFacts& facts)
{
    clear();
    m_preview = std::move(preview);
    m_facts = facts;
    if (!m_preview) {
        hide();
        return;
    }
    m_set = std::shared_ptr<const ItemSet>(m_preview, std::get_if<ItemSet>(&m_preview->items));
    const auto [title, subtitle] = addHead();
    const auto& skipped = m_preview->skipped;
    if (!skipped.empty()) {
        QStringList reasons;
        for (std::size_t i = 0; i < std::min<std::size_t>(skipped.size(), kReasonsListed); ++i)
            reasons << QString::fromStdString(skipped[i].path) + QStringLiteral(": ") + QString::fromStdString(skipped[i].reason);
        if (skipped.size() > kReasonsListed)
            reasons << tr("and %1 more").arg(countText(qint64(skipped.size() - kReasonsListed)));
        addRow({}, {}, tr("%n broken file(s)", nullptr, int(skipped.size())),
               QString::fromStdString(skipped.front().path) + QStringLiteral(": ") + QString::fromStdString(skipped.front().reason),
               tr("Left out"), reasons.join(u'\n'));
    }
    if (!facts.nearDuplicates.empty()) {
        const std::size_t first = facts.nearDuplicates.front();
        std::vector<std::size_t> pair{first};
        if (m_set->items[first].twin >= 0)
            pair.insert(pair.begin(), std::size_t(m_set->items[first].twin));
        QString detail = tr("Under 3 of 255 grey levels from another picture");
        if (facts.twinsAcrossTestAndTrain > 0)
            detail += tr("; %n in test or train has a twin in the other", nullptr, int(facts.twinsAcrossTestAndTrain));
        addRow(pair, QStringLiteral("≈"), tr("%n near-duplicate(s)", nullptr, int(facts.nearDuplicates.size())), detail,
               tr("Imported and marked"));
    }
    if (!facts.nearlyPlain.empty()) {
        std::vector<std::size_t> evidence = facts.nearlyPlain;
        evidence.resize(std::min<std::size_t>(evidence.size(), kEvidence));
        addRow(evidence, {}, tr("%n nearly plain picture(s)", nullptr, int(facts.nearlyPlain.size())),
               tr("Hardly any contrast, so there is little to learn from"), tr("Imported and marked"));
    }
    if (m_preview->duplicates > 0)
        addRow({}, {}, tr("%n exact copy(s)", nullptr, int(m_preview->duplicates)),
               tr("Equal to the byte; copies stay together in one part where the source gives none"), tr("Imported"));
    if (facts.withoutClass > 0)
        addRow({}, {}, tr("%n picture(s) without a class", nullptr, int(facts.withoutClass)),
               tr("They lie beside the class folders; training leaves them out until they are labelled"), tr("Imported"));

    const qint64 pictures = qint64(skipped.size() + facts.nearDuplicates.size() + facts.nearlyPlain.size())
        + m_preview->duplicates + facts.withoutClass;
    title->setText(tr("%n problem(s)", nullptr, m_problems));
    subtitle->setText(tr("in %1 pictures").arg(countText(pictures)));
    setVisible(m_problems > 0);
}

void ProblemsCard::setPreview(std::shared_ptr<const ImportPreview> preview)
{
    clear();
    m_preview = std::move(preview);
    m_facts = {};
    m_set = nullptr;
    if (!m_preview || (m_preview->skipped.empty() && m_preview->notes.empty())) {
        hide();
        return;
    }
    const auto [title, subtitle] = addHead();
    const auto& skipped = m_preview->skipped;
    if (!skipped.empty()) {
        QStringList reasons;
        for (std::size_t i = 0; i < std::min<std::size_t>(skipped.size(), kReasonsListed); ++i)
            reasons << QString::fromStdString(skipped[i].path) + QStringLiteral(": ") + QString::fromStdString(skipped[i].reason);
        if (m_preview->skippedCount > kReasonsListed)
            reasons << tr("and %1 more").arg(countText(m_preview->skippedCount - kReasonsListed));
        addRow({}, {}, tr("%n row(s) that cannot be read", nullptr, int(m_preview->skippedCount)),
               QString::fromStdString(skipped.front().path) + QStringLiteral(": ") + QString::fromStdString(skipped.front().reason),
               tr("Left out"), reasons.join(u'\n'));
    }
    for (const Message& note : m_preview->notes)
        addRow({}, {}, backendText(note), tr("Found by looking at the values; it can be corrected on the right"), tr("Assumed"));
    title->setText(tr("%n thing(s) to know", nullptr, m_problems));
    subtitle->setText(skipped.empty() ? QString() : tr("%n row(s) stay out", nullptr, int(m_preview->skippedCount)));
    show();
}

QString ProblemsCard::listText() const
{
    QStringList lines;
    if (!m_preview)
        return {};
    for (const SkippedFile& file : m_preview->skipped)
        lines << QString::fromStdString(file.path) + u'\t' + QString::fromStdString(file.reason);
    if (!m_set)
        return lines.join(u'\n');
    for (const std::size_t item : m_facts.nearDuplicates) {
        const std::int64_t twin = m_set->items[item].twin;
        lines << QString::fromStdString(m_set->items[item].name) + u'\t'
                + (twin >= 0 ? tr("nearly equals %1").arg(QString::fromStdString(m_set->items[std::size_t(twin)].name))
                             : tr("nearly equals another picture"));
    }
    for (const std::size_t item : m_facts.nearlyPlain)
        lines << QString::fromStdString(m_set->items[item].name) + u'\t' + tr("nearly plain");
    for (const Item& item : m_set->items)
        if (item.label < 0)
            lines << QString::fromStdString(item.name) + u'\t' + tr("no class");
    return lines.join(u'\n');
}

} // namespace lathe
