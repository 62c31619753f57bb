// The parts that the page of labels is made of: its head, the room of the picture, the queue.
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/label_queue.h"
#include "ui/pages/label/label_workspace.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace lathe {

void LabelWorkspace::makeHeader()
{
    m_header = new PageHeader(tr("Label"));
    m_views = new SegmentedControl;
    m_views->setAccessibleName(tr("View"));
    m_views->addSegment(tr("Grid"), tr("Many pictures: select them and press a class key (%1 changes the view)").arg(labelKeyText("view")));
    m_views->addSegment(tr("Picture"), tr("One picture: draw on it (%1 changes the view)").arg(labelKeyText("view")));
    m_views->addSegment(tr("Review"), tr("Labels that may be wrong, worst first (%1)").arg(labelKeyText("review")));
    m_views->addSegment(tr("Agreement"), tr("Several people label the same pictures, and how far they agree (%1)").arg(labelKeyText("agreement")));
    m_filter = new QComboBox;
    m_filter->setAccessibleName(tr("Which pictures"));
    for (const QString& name : {tr("All pictures"), tr("Not done"), tr("Done"), tr("Skipped"), tr("Flagged")})
        m_filter->addItem(name);
    m_sequence = new QComboBox;
    m_sequence->setAccessibleName(tr("Order"));
    m_sequence->addItem(tr("As they come"));
    m_sequence->addItem(tr("Most telling first"));
    m_sequence->setToolTip(tr("Most telling: where the model is unsure and the picture is unlike those that are labelled; a tenth is drawn by chance"));
    m_together = quietButton(tr("Together…"));
    m_together->setToolTip(tr("Label with others: journals as files, and what you disagree about"));
    connect(m_together, &QPushButton::clicked, this, &LabelWorkspace::togetherWanted);
    m_header->addAction(m_together);
    m_skip = secondaryButton({});
    m_flag = secondaryButton({});
    m_done = primaryButton({});
    for (QWidget* widget : {static_cast<QWidget*>(m_views), static_cast<QWidget*>(m_skip), static_cast<QWidget*>(m_flag), static_cast<QWidget*>(m_done)})
        m_header->addAction(widget);
    connect(m_views, &SegmentedControl::currentChanged, this, [this](int view) { setView(static_cast<View>(view)); });
    connect(m_filter, &QComboBox::activated, this, &LabelWorkspace::order);
    connect(m_sequence, &QComboBox::activated, this, [this] {
        m_seen.clear();
        if (item() >= 0) // the next one is the most telling
            m_seen.push_back(static_cast<std::size_t>(item()));
        order();
    });
    connect(m_skip, &QPushButton::clicked, this, [this] { mark(ItemProgress::Skipped); });
    connect(m_flag, &QPushButton::clicked, this, [this] { mark(ItemProgress::Flagged); });
    connect(m_done, &QPushButton::clicked, this, &LabelWorkspace::done);
}

QWidget* LabelWorkspace::makePicture()
{
    auto* card = new Card;
    card->setFlush();
    auto* room = new QWidget;
    auto* row = new QHBoxLayout(room);
    row->setContentsMargins(token::space8, token::space8, token::space8, token::space8);
    row->setSpacing(token::space8);
    auto* tools = new QVBoxLayout;
    tools->setSpacing(token::space4);
    const std::tuple<ToolKind, const char*, const char*> kinds[] = {
        {ToolKind::Select, "cursor", "tool_select"}, {ToolKind::Box, "box", "tool_box"}, {ToolKind::Polygon, "polygon", "tool_polygon"},
        {ToolKind::Line, "line", "tool_line"}, {ToolKind::Point, "point", "tool_point"}, {ToolKind::Brush, "brush", "tool_brush"},
        {ToolKind::Fill, "fill", "tool_fill"}, {ToolKind::Hand, "hand", "tool_hand"}};
    for (const auto& [kind, icon, action] : kinds) {
        auto* button = new IconButton(QString::fromLatin1(icon), {});
        button->setObjectName(QString::fromLatin1(action));
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, tool = kind] { setTool(tool); });
        tools->addWidget(button);
        m_tools.emplace(kind, button);
    }
    tools->addStretch(1);
    row->addLayout(tools);
    m_canvas = new AnnotationCanvas;
    row->addWidget(m_canvas, 1);
    auto* zoom = new QVBoxLayout;
    zoom->setSpacing(token::space4);
    auto* in = new IconButton(QStringLiteral("plus"), tr("Zoom in (%1, Ctrl+wheel)").arg(labelKeyText("zoom_in")));
    auto* out = new IconButton(QStringLiteral("minus"), tr("Zoom out (%1, Ctrl+wheel)").arg(labelKeyText("zoom_out")));
    auto* fit = new IconButton(QStringLiteral("fit"), tr("Fit into the room (%1)").arg(labelKeyText("zoom_fit")));
    m_zoom = captionLabel();
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("6400 %")));
    for (QWidget* widget : {static_cast<QWidget*>(in), static_cast<QWidget*>(m_zoom), static_cast<QWidget*>(out), static_cast<QWidget*>(fit)})
        zoom->addWidget(widget, 0, Qt::AlignHCenter);
    zoom->addStretch(1);
    row->addLayout(zoom);
    connect(in, &QToolButton::clicked, this, [this] { m_canvas->zoom(1); });
    connect(out, &QToolButton::clicked, this, [this] { m_canvas->zoom(-1); });
    connect(fit, &QToolButton::clicked, m_canvas, &AnnotationCanvas::fit);
    card->content()->addWidget(room);
    return card;
}

QWidget* LabelWorkspace::makeQueue()
{
    m_queueCard = new Card(tr("Queue"));
    auto* state = new QWidget;
    auto* row = new QHBoxLayout(state);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space12);
    m_progress = new InlineBar;
    m_progress->setFixedWidth(160);
    m_progressText = mutedLabel();
    row->addWidget(m_progress);
    row->addWidget(m_progressText);
    row->addWidget(m_sequence);
    row->addWidget(m_filter);
    m_queueCard->addExtra(state);
    m_queue = new LabelQueue(m_thumbnails);
    m_queueCard->content()->addWidget(m_queue);
    connect(m_queue, &LabelQueue::chosen, this, &LabelWorkspace::showPlace);
    return m_queueCard;
}

} // namespace lathe
